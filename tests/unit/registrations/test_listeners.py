"""What is forgotten a year after the workshop, and what a person must decide."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.extensions import db
from workshop.registrations.listeners import needs_attention, purge
from workshop.registrations.models import Registration

ENDED = events.STARTS_AT.date()


@pytest.mark.db
def test_contacts_are_erased_a_year_after_and_names_stay(app):
    made = registration(events.event(), full_name="Lê An", phone="0912345678", email="a@b.vn", note="ăn chay")
    kept = registration(events.event(is_demonstration=True), phone="0912345678")
    names = ("printed_files", "registration_contacts", "registration_names")
    early, late = (ENDED + dt.timedelta(days=days) for days in (360, 370))
    assert purge(early, dry_run=False) == dict.fromkeys(names, 0)
    assert purge(late, dry_run=True) == dict(zip(names, (0, 1, 0), strict=True))
    assert purge(late, dry_run=False) == dict(zip(names, (0, 1, 0), strict=True))
    db.session.expire_all()
    made, kept = db.session.get(Registration, made.id), db.session.get(Registration, kept.id)
    assert (made.full_name, made.phone, made.phone_tail, made.email, made.note) == ("Lê An", None, None, None, "")
    assert kept.phone == "0912345678"


def test_what_waits_is_named(app):
    event = events.event(capacity=1)
    assert needs_attention(event) == []
    registration(event, status="pending")
    deputy_of = registration(event)
    registration(event, in_place_of=deputy_of)
    with app.test_request_context():
        titles = [str(task["title"]) for task in needs_attention(event)]
    assert titles == ["1 đăng ký chờ duyệt"]
