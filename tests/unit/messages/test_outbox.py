"""What is written when a registration changes, in the transaction of the change."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from workshop.errors import WorkshopError
from workshop.extensions import utc_now
from workshop.messages import composing, recipients
from workshop.messages import services as outbox
from workshop.messages.refusals import PersonSilent
from workshop.registrations import services
from workshop.transactions import rehearsal, transaction

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def mailer(app):
    """Mail is on, and nothing is sent: no worker runs."""
    return mail_to(app)


def told(made=None):
    """[(kind, status, reason)] in the outbox."""
    rows = messages(registration_id=made.id) if made else messages()
    return [(row.kind, row.status, row.reason) for row in rows]


def test_a_place_a_waiting_place_and_one_to_be_approved_are_confirmed(app, mailer):
    event = coming_event(capacity=1)
    first = registration(event, email="a@o.vn", source="public")
    second = registration(event, email="b@o.vn", source="public")
    third = registration(coming_event(needs_approval=True), email="c@o.vn", source="public")
    assert told(first) == [("placed", "waiting", "")]
    assert told(second) == [("waiting", "waiting", "")]
    assert told(third) == [("pending", "waiting", "")]
    assert mailer.letters == []


def test_who_moves_up_is_told_and_what_had_not_left_yet_is_taken_back(app):
    event = coming_event(capacity=1)
    first, second = (registration(event, email=f"{name}@o.vn", source="public") for name in "ab")
    services.cancel_registration(first, "bận việc")
    assert told(first) == [("placed", "cancelled", "overtaken"), ("cancelled", "waiting", "")]
    assert told(second) == [("waiting", "cancelled", "overtaken"), ("promoted", "waiting", "")]


def test_approving_and_restoring_are_told(app):
    made = registration(coming_event(needs_approval=True), email="c@o.vn", source="public")
    services.confirm_registration(made)
    services.cancel_registration(made)
    services.restore_registration(made)
    assert told(made) == [
        ("pending", "cancelled", "overtaken"), ("placed", "cancelled", "overtaken"),
        ("cancelled", "cancelled", "overtaken"), ("pending", "waiting", ""),
    ]  # fmt: skip
    assert len({row.occasion for row in messages()}) == 4


def test_a_change_that_rolls_back_writes_nothing(app):
    event = coming_event()
    with pytest.raises(ZeroDivisionError), transaction():
        registration(event, email="a@o.vn")
        raise ZeroDivisionError
    assert told() == []
    with transaction(), rehearsal():
        registration(event, email="a@o.vn")
    assert told() == []


def test_a_registration_needs_no_mail_server(app):
    mail_to(app, "smtp://192.0.2.1:25")  # an address where nobody answers, ever
    began = utc_now()
    assert told(registration(coming_event(), email="a@o.vn")) == [("placed", "waiting", "")]
    assert utc_now() - began < dt.timedelta(seconds=2)


def test_without_address_without_server_and_in_the_demonstration_it_is_a_text_to_copy(app):
    event = coming_event()
    assert told(registration(event)) == [("placed", "to_copy", "no_address")]
    shown = registration(event, email="b@o.vn", is_demonstration=True)
    assert told(shown) == [("placed", "to_copy", "demonstration")]
    app.extensions.pop("workshop_mailer")
    assert told(registration(event, email="c@o.vn")) == [("placed", "to_copy", "mail_off")]


def test_no_mail_is_promised_while_its_links_would_be_dead(app):
    app.config["WORKSHOP_IS_PREVIEW"] = True
    assert told(registration(coming_event(), email="c@o.vn")) == [("placed", "to_copy", "mail_off")]


@pytest.mark.parametrize("source", ["import", "walk_in"])
def test_a_list_read_in_and_a_walk_in_are_silent_and_so_is_undoing_them(app, source):
    made = registration(coming_event(), email="a@o.vn", source=source)
    services.cancel_registration(made)
    assert told() == []


@pytest.mark.parametrize("email", ["a@o.vn", None])
@pytest.mark.parametrize("is_automatic", [True, False])
def test_a_reminder_that_nobody_got_is_taken_back_without_a_word(app, email, is_automatic):
    event = coming_event()
    made = registration(event, email=email, source="import")
    outbox.set_automatic(event, is_automatic)
    outbox.write_to_many(event, "reminder", audience={}, token="one")
    services.remove_registrations(event, [made.id])
    assert told(made) == [("reminder", "cancelled", "overtaken")]


def test_who_was_told_by_zalo_is_told_of_the_cancellation_too(app):
    event = coming_event()
    made = registration(event, source="import")
    outbox.write_to_many(event, "reminder", audience={}, token="one")
    outbox.mark_copied(messages(registration_id=made.id)[0], ("Nhắc lịch", "Kính mời"))
    services.cancel_registration(made)
    assert [(kind, status) for kind, status, _ in told(made)] == [("reminder", "copied"), ("cancelled", "to_copy")]


def test_a_reminder_stays_for_who_moves_up(app):
    event = coming_event(capacity=1)
    first, second = (registration(event, source="import") for _ in range(2))
    outbox.write_to_many(event, "reminder", audience={}, token="one")
    services.cancel_registration(first)
    assert [(kind, status) for kind, status, _ in told(second)] == [("reminder", "to_copy"), ("promoted", "to_copy")]


def test_nobody_is_written_to_about_a_draft_or_a_workshop_that_has_begun(app):
    registration(coming_event(status="draft"), email="a@o.vn")
    registration(events.event(), email="a@o.vn")
    assert told() == []


def test_the_organizer_can_stop_what_is_written_by_itself(app):
    event = coming_event()
    outbox.set_automatic(event, False)
    registration(event, email="a@o.vn")
    assert told() == []
    outbox.set_automatic(event, True)
    assert told(registration(event, email="b@o.vn")) == [("placed", "waiting", "")]


def test_the_same_occasion_speaks_once(app):
    made = registration(coming_event(), email="a@o.vn")
    (first,) = messages()
    from workshop.registrations.services.announcing import recipient_of

    again = outbox.post(recipient_of(made), "placed", first.occasion)
    assert (again.id, len(messages())) == (first.id, 1)


def test_a_person_settles_what_a_machine_cannot(app):
    made = registration(coming_event())
    (message,) = messages()
    outbox.mark_copied(message, ("Tiêu đề", "Nội dung"))
    outbox.mark_copied(message, ("Tiêu đề", "khác"))  # a second tap
    assert [(row.status, row.body) for row in messages()] == [("copied", "Nội dung")]
    outbox.undo_copied(message)
    assert [(row.status, row.body) for row in messages()] == [("to_copy", "")]
    with pytest.raises(WorkshopError):
        outbox.mark_sent(message)
    services.edit_registration(made, version=made.version, email="a@o.vn")
    outbox.resend(message)
    assert told() == [("placed", "waiting", "")]
    outbox.cancel_message(message)
    with pytest.raises(WorkshopError):
        outbox.cancel_message(message)
    assert told() == [("placed", "cancelled", "by_hand")]


def test_to_whom_nothing_may_be_written_nothing_is(app, mailer):
    event = coming_event()
    kept, erased, usual = (registration(event, email=f"{name}@o.vn", phone="", source="public") for name in "abc")
    registration(event, email="", source="public")
    outbox.write_to_many(event, "reminder", audience={}, token="before")
    services.restrict_registration(kept)
    services.anonymise_registration(erased)
    assert told(kept) == [("placed", "cancelled", "restricted"), ("reminder", "cancelled", "restricted")]
    again = outbox.write_to_many(event, "reminder", audience={}, token="after")
    assert {row.registration_id for row in messages(mailing_id=again.id)} & {kept.id, erased.id} == set()
    chosen = outbox.write_to_many(event, "reminder", audience={"ids": [kept.id, usual.id]}, token="chosen")
    assert [row.registration_id for row in messages(mailing_id=chosen.id)] == [usual.id]
    services.cancel_registration(kept)
    assert [row[0] for row in told(kept)] == ["placed", "reminder"]
    with pytest.raises(PersonSilent):
        outbox.resend(messages(registration_id=kept.id)[0])
    person = recipients.people().person(kept.id)
    assert (person.is_silent, person.email, person.phone) == (True, None, None)


def test_who_lost_the_link_gets_it_by_mail_and_the_office_is_asked_for_the_others(app):
    event = coming_event()
    mailed, called = registration(event, email="a@o.vn", phone=""), registration(event, phone="0912345678")
    for _again in range(2):
        services.ask_for_link(event, full_name=mailed.full_name, contact="a@o.vn")
        services.ask_for_link(event, full_name=called.full_name, contact="0912345678")
    assert len([row for row in messages(registration_id=mailed.id) if row.occasion.startswith("link:")]) in (1, 2)
    assert [row.occasion for row in messages(registration_id=called.id) if row.occasion.startswith("link:")] == []
    assert (mailed.link_asked_at, called.link_asked_at is not None) == (None, True)
    last = messages(registration_id=mailed.id)[-1]
    person = recipients.people().person(mailed.id)
    assert person.link in composing.message_text(last, person)[1]


def test_own_words_without_a_link_leave_it_to_the_office(app):
    event = coming_event()
    outbox.save_template(event, "placed", "vi", subject="S", body="Kính gửi {{họ tên}}")
    made = registration(event, email="a@o.vn")
    services.ask_for_link(event, full_name=made.full_name, contact="a@o.vn")
    assert (len(messages(registration_id=made.id)), made.link_asked_at is not None) == (1, True)
