"""A list of an office becomes registrations: created, updated, undone; and the command around it."""

import json

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.extensions import db
from workshop.imports import services as imports
from workshop.imports.queries import accounting
from workshop.registrations.models import Registration

HEAD = ("STT", "Họ và tên", "Ông/Bà", "Chức vụ", "Đơn vị", "Điện thoại")
KINDS = ("leader", "owner", "agency")


def sheet(*rows):
    """An XLSX with the usual head."""
    return write_xlsx([Sheet("DS", tuple(Column(name) for name in HEAD), rows)])


@pytest.fixture
def event(app):
    """An event with three kinds."""
    return events.event(kinds=KINDS)


def read_in(event, *rows):
    """Read and apply rows; returns the batch."""
    return imports.apply_batch(imports.read_batch("registrations", sheet(*rows), "ds.xlsx", event))


def test_rows_become_registrations_with_their_titles(event):
    batch = read_in(event, ("1", "Thạch Thị Sa", "Bà", "Chủ tịch Hội", "Hội LHPN xã Kim Sơn", "0912.345.678"))
    made = db.session.query(Registration).one()
    assert (made.full_name, made.honorific, made.position, made.phone) == (
        "Thạch Thị Sa", "bà", "Chủ tịch Hội", "0912345678",
    )  # fmt: skip
    assert (made.source, made.status) == ("import", "confirmed")
    said = accounting(batch)
    assert (said["read"], said["imported"], said["skipped"]) == (2, 1, 1)  # the head is a row that was read
    assert said["rows"][1]["registration"]["id"] == made.id


def test_the_same_list_again_updates_and_never_doubles(event):
    row = ("1", "Thạch Thị Sa", "Bà", "", "Hội LHPN xã", "0912345678")
    read_in(event, row)
    batch = read_in(event, (*row[:3], "Chủ tịch", *row[4:]))
    made = db.session.query(Registration).one()
    assert (made.position, accounting(batch)["updated"]) == ("Chủ tịch", 1)


def test_a_namesake_of_another_unit_is_another_person(event):
    registration(event, full_name="Lê An", organization="Sở A", phone="")
    read_in(event, ("1", "Lê An", "", "", "Sở B", ""))
    assert db.session.query(Registration).count() == 2


def test_an_import_is_undone_as_a_whole(event):
    known = registration(event, full_name="Lê An", organization="Sở A", phone="0912345678")
    batch = read_in(event, ("1", "Lê An", "", "Giám đốc", "Sở A", "0912345678"), ("2", "Lê Bé", "", "", "Sở A", ""))
    imports.undo_batch(batch)
    db.session.expire_all()
    assert db.session.get(Registration, known.id).position == ""
    assert db.session.query(Registration).filter_by(status="confirmed").one().id == known.id


def test_the_command_says_what_became_of_every_row(app, event, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(sheet(("1", "Lê An", "", "", "Sở A", ""), ("2", "Lê Bé", "", "", "Sở A", "12")))
    run = app.test_cli_runner()
    dry = json.loads(run.invoke(args=["registrations", "import", event.slug, str(path), "--dry-run", "--json"]).output)
    assert db.session.query(Registration).count() == 0
    done = run.invoke(args=["registrations", "import", event.slug, str(path), "--json"])
    said = json.loads(done.output)
    outcomes = [said[name] for name in ("imported", "updated", "needs_person", "skipped")]
    assert said["read"] == sum(outcomes) == dry["read"] == 3
    out = tmp_path / "the.pdf"
    badges = run.invoke(args=["registrations", "badges", event.slug, "--out", str(out), "--json"])
    assert json.loads(badges.output)["badges"] == said["imported"]
    assert out.read_bytes()[:5] == b"%PDF-"
    missing = run.invoke(args=["registrations", "badges", "nowhere", "--out", str(out)])
    assert missing.exit_code == 1
