"""Retention: a year after the workshop contacts are gone, the rest and the demonstration stay."""

import datetime as dt
import json

import pytest

from tests.factories import events
from workshop.extensions import db
from workshop.imports import services as imports
from workshop.imports.models import ImportBatch, ImportRow
from workshop.registrations.delegates import Delegate
from workshop.registrations.models import Registration
from workshop.registrations.services import register
from workshop.transactions import transaction

LONG_AGO = dt.datetime(2020, 5, 19, 0, 30, tzinfo=dt.UTC)


def delegate_at(event):
    return register(event, Delegate("Kim Thị Mỹ Hạnh", kind="owner", phone="0912345678"), source="staff").id


@pytest.fixture
def two(app):
    kept = events.event(is_demonstration=True, starts_at=LONG_AGO, ends_at=LONG_AGO + dt.timedelta(hours=4))
    over = events.event(starts_at=LONG_AGO, ends_at=LONG_AGO + dt.timedelta(hours=4))
    with transaction() as session:
        batch = ImportBatch(kind="registrations", event_id=over.id, filename="a.xlsx", sha256="0" * 64,
                            status="applied", created_at=LONG_AGO)  # fmt: skip
        batch.rows = [ImportRow(sheet="1", row=7, outcome="imported", source=["Kim Thị Mỹ Hạnh"])]
        session.add(batch)
    return delegate_at(kept), delegate_at(over), batch.id


def purge(app, *arguments):
    result = app.test_cli_runner().invoke(args=["privacy", "purge", "--json", *arguments])
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_contacts_and_files_are_forgotten_and_counted(app, two):
    kept, over, batch = two
    counts = purge(app)["counts"]
    db.session.expire_all()
    assert (counts["registration_contacts"], counts["import_rows"]) == (1, 1)
    assert db.session.get(Registration, over).phone is None
    assert db.session.get(Registration, over).full_name == "Kim Thị Mỹ Hạnh"
    assert db.session.get(Registration, kept).phone == "0912345678"
    assert db.session.get(ImportBatch, batch).rows[0].source == []
    assert purge(app)["counts"]["import_rows"] == 0


def test_a_dry_run_counts_and_erases_nothing(app, two):
    assert purge(app, "--dry-run") == {"dry_run": True, "counts": purge(app, "--dry-run")["counts"]}
    db.session.expire_all()
    assert db.session.get(Registration, two[1]).phone == "0912345678"


def test_a_file_that_was_forgotten_cannot_be_undone(app, two):
    purge(app)
    with pytest.raises(imports.BatchNotApplied):
        imports.undo_batch(db.session.get(ImportBatch, two[2]))
