"""One workshop with an entrance, and who comes in."""

import pytest

from tests.factories import accounts, registrations
from tests.factories import checkin as make
from tests.support.leaders import RUONG, SUM, THIEN
from workshop.checkin.origin import Origin


@pytest.fixture
def event(app):
    return make.event_with_entry()


@pytest.fixture
def person(event):
    return make.delegate(event, full_name="Trần Văn Đức")


@pytest.fixture
def people(event):
    """Three guests of the article, registered from the last to the first; the third is a leader by title only."""
    return [registrations.registration(event, **who) for who in (SUM, THIEN, RUONG)][::-1]


@pytest.fixture
def by(app):
    return Origin(user_id=accounts.user("organizer").id)
