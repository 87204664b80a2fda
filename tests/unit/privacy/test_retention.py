"""Retention per event: contacts first, names where that was decided, numbers never, the demonstration stays."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.checkin.models import WalkIn
from workshop.events import refusals
from workshop.events.retention import contacts_kept_until, later, names_kept_until
from workshop.events.services import set_retention
from workshop.extensions import db
from workshop.imports.models import ImportBatch, ImportRow
from workshop.privacy import services
from workshop.registrations.models import Registration
from workshop.registrations.queries import counts
from workshop.transactions import transaction

pytestmark = pytest.mark.db
ENDED = events.STARTS_AT.date()  # 19/5/2023


def run(months, **more):
    return services.purge(today=later(ENDED, months) + dt.timedelta(days=1), **more)


def test_the_rule_is_twelve_months_and_names_stay(app):
    event = events.event()
    assert (contacts_kept_until(event), names_kept_until(event)) == (dt.date(2024, 5, 19), None)
    assert later(dt.date(2024, 1, 31), 1) == dt.date(2024, 2, 29)


def test_an_event_keeps_shorter_or_longer_than_the_others(app):
    short, usual, long = events.event(), events.event(), events.event()
    people = [registration(event, phone="0912345678") for event in (short, usual, long)]
    set_retention(short, 3, None, "Kế hoạch 12/KH-BTV")
    set_retention(long, 24, None, "Dự án kéo dài")
    run(4)
    assert _phones(people) == [None, "0912345678", "0912345678"]
    run(13)
    assert _phones(people) == [None, None, "0912345678"]


def test_names_go_where_that_was_decided_and_numbers_stay(app):
    event = events.event()
    made = registration(event, organization="HTX Sa", titles=["Chủ tịch"])
    set_retention(event, 12, 24, "Lưu trữ chỉ cần số liệu")
    before = counts(event)
    assert run(25, dry_run=True)["registration_names"] == 1
    assert db.session.get(Registration, made.id).full_name != "(đã ẩn danh)"
    assert run(25)["registration_names"] == 1
    db.session.expire_all()
    found = db.session.get(Registration, made.id)
    assert (found.full_name, found.position, found.titles, found.organization) == ("(đã ẩn danh)", "", [], "HTX Sa")
    assert counts(event) == before
    assert run(25)["registration_names"] == 0


def test_answers_go_also_where_no_contact_was_given(app):
    made = registration(events.event(), phone="", answers={"1": "ăn chay"})
    assert run(13)["registration_contacts"] == 1
    db.session.expire_all()
    assert db.session.get(Registration, made.id).answers == {}


def test_imported_rows_follow_their_event_and_the_demonstration_stays(app):
    for event in (events.event(), events.event(is_demonstration=True)):
        with transaction() as session:
            batch = ImportBatch(kind="registrations", event_id=event.id, filename="a.xlsx", sha256="0" * 64,
                                status="applied")  # fmt: skip
            batch.rows = [ImportRow(sheet="1", row=7, outcome="imported", source=["Kim Rương"])]
            session.add(batch)
    assert run(11)["import_rows"] == 0
    assert run(13)["import_rows"] == 1
    kept = [row.source for row in db.session.query(ImportRow).order_by(ImportRow.id)]
    assert kept == [[], ["Kim Rương"]]


def test_words_of_closed_requests_go_and_their_number_stays(app):
    person = registration(events.event())
    made = services.take_request(person, "complain", words="Gọi nhiều lần")
    assert run(13)["data_requests"] == 0
    services.refuse_request(made, "Không có căn cứ", version=made.version)
    assert run(13)["data_requests"] == 1
    db.session.expire_all()
    assert (made.number, made.words, made.outcome) == (1, "", "")


def test_walk_ins_on_which_nobody_decided_are_dropped(app):
    event = events.event()
    with transaction() as session:
        session.add(WalkIn(id="00000000-0000-4000-8000-000000000009", event_id=event.id, scanned_at=event.starts_at,
                           quarantine="waiting", person={"full_name": "Kim Rương"}, body_hash="0" * 64))  # fmt: skip
    assert run(13, dry_run=True)["walk_ins"] == 1
    assert (run(11)["walk_ins"], run(13)["walk_ins"], run(13)["walk_ins"]) == (0, 1, 0)
    kept = db.session.query(WalkIn).one()
    assert (kept.person, kept.quarantine) == (None, "dropped")


@pytest.mark.parametrize(
    ("months", "names", "reason", "refusal"),
    [(0, None, "x", refusals.RetentionUnreasonable), (121, None, "x", refusals.RetentionUnreasonable),
     (12, 6, "x", refusals.NamesBeforeContacts), (12, None, " ", refusals.ReasonMissing)],
)  # fmt: skip
def test_unreasonable_retention_is_refused(app, months, names, reason, refusal):
    with pytest.raises(refusal):
        set_retention(events.event(), months, names, reason)


def _phones(people):
    db.session.expire_all()
    return [db.session.get(Registration, person.id).phone for person in people]
