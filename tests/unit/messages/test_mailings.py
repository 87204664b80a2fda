"""Writing to many: whom, once, offered after a change, and erased in its time."""

import datetime as dt

import pytest
from sqlalchemy import update

from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from workshop import hooks
from workshop.events import services as events
from workshop.events.models import Event
from workshop.events.services import programme
from workshop.extensions import utc_now
from workshop.messages import listeners, queries, services
from workshop.messages.models import Message
from workshop.messages.refusals import NeedsNote, NothingToSend
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def mail_is_on(app):
    """So that who has an address is written to by mail."""
    mail_to(app)


def write(event, kind="reminder", token="t", **values):
    return services.write_to_many(event, kind, audience=values.pop("audience", {}), token=token, **values)


def test_a_reminder_goes_to_whom_the_filters_choose_and_once(app):
    event = coming_event()
    with_mail, without, _other = (
        registration(event, email="a@o.vn", source="import", kind="leader"),
        registration(event, source="import", kind="leader"), registration(event, source="import", kind="owner"),
    )  # fmt: skip
    mailing = write(event, audience={"kind": "leader"}, note="Mang theo sản phẩm mẫu.")
    assert write(event, audience={"kind": "leader"}).id == mailing.id  # the button pressed twice
    rows = [(row.registration_id, row.status, row.reason) for row in messages()]
    assert sorted(rows) == sorted([(with_mail.id, "waiting", ""), (without.id, "to_copy", "no_address")])
    assert queries.counts(event, mailing.id) == {
        "waiting": 1, "sent": 0, "failed": 0, "uncertain": 0, "to_copy": 1, "copied": 0, "cancelled": 0,
    }  # fmt: skip
    assert len(write(event, token="u", audience={"kind": "leader"}, without_email=False) and messages()) == 3


def test_nobody_and_a_change_without_words_are_refused(app):
    event = coming_event()
    with pytest.raises(NothingToSend):
        write(event)
    registration(event, source="import")
    with pytest.raises(NeedsNote):
        write(event, "change", note="  ")
    assert messages() == []


def test_after_a_change_the_organizer_is_asked_to_tell_until_told_or_dismissed(app):
    event = coming_event()
    events.edit_event(event, event.version, venue="Nơi khác")
    assert listeners.telling_tasks(event) == []  # nobody has been told anything yet
    registration(event, email="a@o.vn")
    events.edit_event(event, event.version, description="chữ")
    assert queries.untold_changes(event) == (0, set())
    events.edit_event(event, event.version, venue="Hội trường B")
    programme.add_session(event, "talk", "Bài mới")
    assert queries.untold_changes(event)[1] == {"venue", "programme"}
    with app.test_request_context():
        assert len(listeners.telling_tasks(event)) == 1
    write(event, "change", note="Địa điểm mới")
    assert queries.untold_changes(event) == (0, set())
    events.edit_event(event, event.version, venue="Hội trường C")
    services.dismiss_changes(event)
    assert listeners.telling_tasks(event) == []


def test_a_cancelled_workshop_is_to_be_told_to_everybody(app):
    event = coming_event()
    registration(event, source="import", email="a@o.vn")
    events.cancel_event(event)
    with app.test_request_context():
        (task,) = listeners.telling_tasks(event)
        assert task["tone"] == "stop"
        write(event, "event_cancelled")
        assert listeners.telling_tasks(event) == []
    assert [row.kind for row in messages()] == ["event_cancelled"]


def test_failed_and_uncertain_ones_need_attention(app):
    event = coming_event()
    first, second = registration(event, email="a@o.vn"), registration(event, email="b@o.vn")
    with transaction() as session:
        for made, status in ((first, "failed"), (second, "uncertain")):
            session.execute(update(Message).where(Message.registration_id == made.id).values(status=status))
    with app.test_request_context():
        assert [task["tone"] for task in listeners.needs_attention(event)] == ["stop", "stop"]


def test_addresses_and_texts_are_erased_a_year_after_the_workshop_and_the_fact_stays(app):
    event = coming_event()
    made = registration(event, email="a@o.vn")
    with transaction() as session:
        session.execute(update(Message).values(status="sent", address="a@o.vn", subject="S", body="Kính gửi"))
    held = [each for each in hooks.call("personal_data_of", made.id) if each]
    assert "a@o.vn" in str(held)
    today = local_day(utc_now())
    assert listeners.purge(today, dry_run=False) == {"message_texts": 0}
    with transaction() as session:
        ended = utc_now() - dt.timedelta(days=370)
        session.execute(update(Event).values(starts_at=ended - dt.timedelta(hours=4), ends_at=ended))
    assert listeners.purge(today, dry_run=True) == {"message_texts": 1}
    assert listeners.purge(today, dry_run=False) == {"message_texts": 1}
    assert [(row.status, row.address, row.subject, row.body) for row in messages()] == [("sent", None, "", "")]


def test_a_person_who_is_forgotten_sooner_takes_the_texts_along(app):
    made, other = (registration(coming_event(), email=f"{name}@o.vn") for name in "ab")
    with transaction() as session:
        session.execute(update(Message).values(address="x@o.vn", body="chữ"))
    assert services.erase_of([made.id]) == 1
    assert [row.address for row in messages()] == [None, "x@o.vn"]
    assert other.id
