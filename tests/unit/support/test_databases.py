"""The databases that tests get."""

import pytest
import sqlalchemy as sa

from tests.support import databases

_forgotten = []
VISIT = sa.Table("visit", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True))


def prepare(url):
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE chair (number INTEGER)"))
        connection.execute(sa.text("INSERT INTO chair VALUES (1)"))
        VISIT.create(connection)
    engine.dispose()


@pytest.fixture(scope="session")
def prepare_database():
    """Two small tables instead of the product's schema."""
    return prepare


@pytest.mark.db
@pytest.mark.parametrize("_round", [1, 2])
def test_every_test_finds_its_database_fresh(database_url, _round):
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE chair SET number = number + 1"))
        assert connection.execute(sa.text("SELECT number FROM chair")).scalars().all() == [2]
        assert connection.execute(VISIT.insert()).inserted_primary_key == (1,)
    engine.dispose()


@pytest.mark.db
@pytest.mark.parametrize("_round", [1, 2])
def test_nobody_finds_a_schema_that_another_changed(database_url, _round):
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE chair ADD COLUMN colour VARCHAR(9)"))  # fails where there is one
    engine.dispose()


@pytest.mark.db
@pytest.mark.parametrize("_round", [1, 2])
def test_who_forgot_to_leave_holds_up_nobody(database_url, _round):
    left = sa.create_engine(database_url).connect()
    assert left.execute(sa.text("SELECT number FROM chair")).scalars().all() == [1]
    _forgotten.append(left)


@pytest.mark.db
def test_the_address_names_the_database_kind(database_url, database_kind):
    assert sa.make_url(database_url).get_backend_name() == database_kind


def test_without_the_mark_a_test_runs_on_sqlite_alone(database_url):
    assert database_url.startswith("sqlite:")


def test_a_database_without_tables_can_be_had(tmp_path):
    assert sa.inspect(sa.create_engine(databases.sqlite_url(tmp_path))).get_table_names() == []
