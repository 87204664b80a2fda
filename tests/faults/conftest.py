"""The real server over a database with one workshop, its point and its delegates."""

from types import SimpleNamespace

import pytest

from tests.factories import checkin as make
from tests.factories import events
from tests.support.serving import Product
from workshop.transactions import transaction


@pytest.fixture(scope="session")
def prepare_database(prepare_by_migrations):
    """Migrates, because the server refuses a database that carries no version."""
    return prepare_by_migrations


@pytest.fixture
def hall(app):
    """A workshop with an entrance and 600 delegates; a desk's token in ``token``."""
    event = events.event()
    make.point(event)
    with transaction():
        tickets = [make.delegate(event).ticket_code for _number in range(600)]
    token = make.api_token(event)
    return SimpleNamespace(event_id=event.id, tickets=tickets, token=token)


@pytest.fixture
def product(hall, settings):
    """The server over the same database; a test starts it."""
    made = Product(
        settings["WORKSHOP_INSTANCE"],
        DATABASE_URL=settings["DATABASE_URL"],
        WORKSHOP_MIN_FREE_BYTES="0",
        WORKSHOP_SECRET_KEY=settings["WORKSHOP_SECRET_KEY"],
    )
    yield made
    made.end()
