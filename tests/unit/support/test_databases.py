"""The databases that tests get."""

import pytest
import sqlalchemy as sa

from tests.support import databases


def prepare(url):
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE chair (number INTEGER)"))
    engine.dispose()


@pytest.fixture(scope="session")
def prepare_database():
    """One small table instead of the product's schema."""
    return prepare


@pytest.mark.db
@pytest.mark.parametrize("_round", [1, 2])
def test_every_test_finds_its_database_fresh(database_url, _round):
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO chair VALUES (7)"))
        assert connection.execute(sa.text("SELECT count(*) FROM chair")).scalar() == 1
    engine.dispose()


@pytest.mark.db
def test_the_address_names_the_database_kind(database_url, database_kind):
    assert sa.make_url(database_url).get_backend_name() == database_kind


def test_without_the_mark_a_test_runs_on_sqlite_alone(database_url):
    assert database_url.startswith("sqlite:")


def test_a_database_without_tables_can_be_had(tmp_path):
    assert sa.inspect(sa.create_engine(databases.sqlite_url(tmp_path))).get_table_names() == []
