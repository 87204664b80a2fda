"""Fixtures of every test: the application over a fresh database, a checking client, roles."""

import pytest
from sqlalchemy import event as listening

from tests.support import quick_applications
from tests.support.client import WorkshopClient
from workshop import create_app
from workshop.audit.actor import Actor, acting_as
from workshop.extensions import db
from workshop.migrations import schema

pytest_plugins = ["tests.support.browser", "tests.support.databases", "tests.support.demo"]

quick_applications.remember_routes()
quick_applications.describe_late()
BASE_SETTINGS = {
    "TESTING": True,
    "WORKSHOP_SECRET_KEY": "a key of the tests only",
    "WORKSHOP_BASE_URL": "https://ocop.example",
    "WORKSHOP_MIN_FREE_BYTES": 0,
}


@pytest.fixture(scope="session")
def prepare_database(tmp_path_factory):
    """Makes the present schema at an address; the migrations are tested to give the same."""
    return _preparing(schema.create_all, tmp_path_factory)


@pytest.fixture(scope="session")
def prepare_by_migrations(tmp_path_factory):
    """Climbs every migration at an address, for who needs a database that carries a version."""
    return _preparing(schema.upgrade, tmp_path_factory)


def _preparing(make, tmp_path_factory):
    def prepare(url):
        folder = tmp_path_factory.mktemp("schema")
        app = create_app({**BASE_SETTINGS, "DATABASE_URL": url, "WORKSHOP_INSTANCE": str(folder)})
        with app.app_context():
            make()
            db.engine.dispose()

    return prepare


@pytest.fixture
def settings(tmp_path, database_url):
    """The settings of this test's application, over a database with the schema and no rows."""
    return {**BASE_SETTINGS, "DATABASE_URL": database_url, "WORKSHOP_INSTANCE": str(tmp_path)}


@pytest.fixture
def app(settings):
    """The application, its context pushed so that a test may call services."""
    app = create_app(settings)
    app.jinja_env.bytecode_cache = quick_applications.TEMPLATES
    app.config["SESSION_COOKIE_SECURE"] = False  # the test client speaks plain http
    with app.app_context(), acting_as(Actor()):  # a request of the test before may have left its user behind
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app):
    """A client that nobody is signed in with; every page it fetches is checked."""
    return WorkshopClient(app)


@pytest.fixture
def sign_in(app):
    """``sign_in("organizer", event=None)`` returns a client signed in with that role."""
    from tests.factories import accounts

    def signed_in(role="administrator", event=None):
        user = accounts.user(role=role, event=event)
        return WorkshopClient(app).sign_in_as(user)

    return signed_in


@pytest.fixture
def count_queries(app):
    """``count_queries(act)`` returns the statements that ``act()`` sends."""

    def counted(act):
        said = []

        def note(_connection, _cursor, statement, *_rest):
            said.append(statement)

        listening.listen(db.engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            listening.remove(db.engine, "before_cursor_execute", note)
        return said

    return counted
