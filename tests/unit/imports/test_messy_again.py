"""The list with every mess: accounted for exactly, sent again corrected, and undone column by column."""

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.support import messy_list
from workshop.extensions import db
from workshop.imports import queries, services
from workshop.registrations.models import Registration, RegistrationTitle, RegistrationWord

pytestmark = pytest.mark.db
COUNTS_CHANGES = {"version", "change_number"}


@pytest.fixture
def event(app):
    """An event with the kinds that the list names."""
    return events.event(kinds=("leader", "agency", "owner", "guest"))


def take_in(event, *, corrected=False):
    """Read the list and apply it."""
    data = messy_list.workbook(corrected=corrected)
    return services.apply_batch(services.read_batch("registrations", data, "ds.xlsx", event))


def outcomes(batch):
    """(new, updated, needs a person, skipped), which add up."""
    counted = queries.counts([batch.id])[batch.id]
    assert counted["read"] == sum(counted[name] for name in queries.OUTCOMES) == len(messy_list.EXPECTED)
    return tuple(counted[name] for name in queries.OUTCOMES)


def everything():
    """All columns of all three tables but those that count changes."""
    db.session.expire_all()
    found = {}
    for model in (Registration, RegistrationTitle, RegistrationWord):
        columns = [column for column in model.__table__.columns if column.name not in COUNTS_CHANGES | {"id"}]
        if model is Registration:
            columns.append(Registration.__table__.c.id)
        found[model.__tablename__] = sorted(map(str, db.session.execute(select(*columns))))
    return found


def changed(batch):
    """(sheet, row) of what was updated."""
    return [(row["sheet"], row["row"]) for row in queries.accounting(batch)["rows"] if row["outcome"] == "updated"]


def reasons(batch):
    """(sheet, row, code of the reason or name) of every row."""
    return [(row["sheet"], row["row"], row["reason"] or row["registration"]["full_name"])
            for row in queries.accounting(batch)["rows"]]  # fmt: skip


def test_the_first_import_is_accounted_for_exactly(event):
    batch = take_in(event)
    # who stands twice in the file is asked about once all of it is compared
    expected = [(sheet, row, "twice_in_list" if said == "Lê Văn Hòa" else said)
                for sheet, row, said in messy_list.EXPECTED]  # fmt: skip
    assert reasons(batch) == expected
    assert outcomes(batch) == (11, 0, 15, 17)


def test_the_same_file_corrected_updates_two_and_undo_brings_every_column_back(event):
    take_in(event)
    before = everything()
    batch = take_in(event, corrected=True)
    assert outcomes(batch) == (0, 2, 15, 26)
    assert changed(batch) == [(sheet, row) for sheet, row, *_ in messy_list.CORRECTIONS]
    assert services.undo_batch(batch) == 0
    assert everything() == before


def test_undoing_the_first_import_leaves_nothing(event):
    batch = take_in(event)
    assert services.undo_batch(batch) == 0
    assert everything() == {"registration": [], "registration_title": [], "registration_word": []}
