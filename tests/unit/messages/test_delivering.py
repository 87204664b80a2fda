"""Emptying the outbox: once each, tried again, given up by name, uncertain where nobody can know."""

import datetime as dt
import threading

import pytest
from sqlalchemy import update

from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from tests.support.smtp import smtp_server
from workshop.edges import mail
from workshop.extensions import db, utc_now
from workshop.messages import composing, services
from workshop.messages.models import Message
from workshop.messages.services import leasing
from workshop.registrations import services as registrations
from workshop.transactions import transaction

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def mail_is_on(app):
    """So that what is registered waits to leave."""
    mail_to(app)


def deliver(app, worker="w"):
    return services.deliver(mail.mailer(), composing.letter_of, worker, threading.Event())


def make_due():
    with transaction() as session:
        session.execute(update(Message).values(due_at=utc_now() - dt.timedelta(seconds=1)))


def states():
    return [(row.status, row.reason, row.reply, row.attempts) for row in messages()]


def test_a_confirmation_leaves_with_ticket_and_calendar(app):
    made = registration(coming_event(), email="a@o.vn", full_name="Nguyễn Thị Hòa", honorific="bà")
    with smtp_server() as (post, url):
        mail_to(app, url)
        assert (deliver(app), deliver(app)) == (1, 0)
    (came,) = post.mails
    text = came.get_body(("plain",)).get_content()
    assert text.startswith("Kính gửi Bà Nguyễn Thị Hòa,")
    assert "https://ocop.example/r/" in text.replace("\r\n", "\n")
    assert came["Subject"] == "Xác nhận đăng ký dự Hội thảo sản phẩm OCOP"
    assert [part.get_filename() for part in came.iter_attachments()] == [f"ve-{made.ticket_code}.png", "hoi-thao.ics"]
    calendar = list(came.iter_attachments())[1].get_content()
    calendar = calendar.decode() if isinstance(calendar, bytes) else calendar
    assert "METHOD:PUBLISH" in calendar
    (row,) = messages()
    assert (row.status, row.address, row.body.splitlines()[0]) == ("sent", "a@o.vn", "Kính gửi Bà Nguyễn Thị Hòa,")
    assert came["Message-ID"] == f"<{row.message_id}@ocop.example>"


def test_two_hundred_leave_in_one_conversation(app):
    event = coming_event(needs_approval=True)  # without tickets, whose pictures take most of the time
    with transaction():
        for number in range(200):
            registration(event, email=f"d{number}@o.vn", source="public")
    with smtp_server() as (post, url):
        mail_to(app, url)
        assert deliver(app) == 200
    assert sorted(post.addresses) == sorted(f"d{number}@o.vn" for number in range(200))
    assert (post.sessions, {row.status for row in messages()}) == (1, {"sent"})


def test_a_refusal_for_now_is_tried_again_with_the_same_message_id(app):
    registration(coming_event(), email="a@o.vn")
    with smtp_server() as (post, url):
        mail_to(app, url)
        post.answers = ["451 4.7.1 greylisted, try later"]
        assert deliver(app) == 0
        (row,) = messages()
        assert states() == [("waiting", "server_busy", "451", 1)]
        assert dt.timedelta(seconds=50) < row.due_at - utc_now() < dt.timedelta(seconds=61)
        assert deliver(app) == 0  # not due yet
        make_due()
        assert deliver(app) == 1
    assert (states(), len(post.mails)) == ([("sent", "", "", 2)], 1)
    assert post.mails[0]["Message-ID"] == f"<{row.message_id}@ocop.example>"


def test_pauses_grow_and_the_last_failure_is_given_up_by_name(app):
    registration(coming_event(), email="a@o.vn")
    mailer = mail_to(app)
    pauses = []
    for attempt in range(leasing.MOST_ATTEMPTS):
        mailer.failures = [mail.Postponed("server_busy", "450")]
        deliver(app)
        (row,) = messages()
        if attempt < leasing.MOST_ATTEMPTS - 1:
            pauses.append(round((row.due_at - utc_now()).total_seconds(), -1))
        make_due()
    assert pauses == sorted(pauses) == [60, 300, 900, 3600, 10800, 21600]
    assert states() == [("failed", "server_busy", "450", 7)]
    assert deliver(app) == 0
    services.resend_failed(row.event)
    assert (deliver(app), states()) == (1, [("sent", "", "", 1)])


def test_a_refusal_for_good_is_not_tried_again_and_holds_up_nobody(app):
    event = coming_event()
    for name in "abc":
        registration(event, email=f"{name}@o.vn")
    with smtp_server() as (post, url):
        mail_to(app, url)
        post.refused = {"b@o.vn"}
        assert deliver(app) == 2
        make_due()
        assert deliver(app) == 0
    assert [row[:3] for row in states()] == [("sent", "", ""), ("failed", "address_refused", "550"), ("sent", "", "")]


def test_a_server_that_is_away_postpones_all_at_once(app):
    event = coming_event()
    for name in "abc":
        registration(event, email=f"{name}@o.vn")
    mail_to(app, "smtp://127.0.0.1:9")
    assert deliver(app) == 0
    assert states() == [("waiting", "unreachable", "", 1)] * 3


def test_a_slow_server_is_waited_for_and_gets_each_mail_once(app):
    registration(coming_event(), email="a@o.vn")
    with smtp_server() as (post, url):
        post.slow_seconds = 1.5
        mail_to(app, url, WORKSHOP_MAIL_TIMEOUT=1)  # the last answer may take longer than the others
        assert deliver(app) == 1
    assert (len(post.mails), states()) == (1, [("sent", "", "", 1)])


def test_silence_after_the_whole_letter_is_asked_about_and_not_sent_again(app):
    registration(coming_event(), email="a@o.vn")
    mailer = mail_to(app)
    mailer.failures = [mail.NobodyKnows("no_answer")]
    deliver(app)
    make_due()
    assert (deliver(app), states(), mailer.letters) == (0, [("uncertain", "no_answer", "", 1)], [])
    (row,) = messages()
    services.mark_sent(row)
    assert states() == [("sent", "by_hand", "", 1)]


def test_what_is_no_longer_true_does_not_leave(app):
    event = coming_event()
    gone, erased, shown, late = (registration(event, email=f"{name}@o.vn") for name in "abcd")
    mailer = mail_to(app)
    with transaction() as session:  # as another room, or an older version, could have left them
        for made, values in (
            (gone, {"status": "cancelled"}), (erased, {"email": None}), (shown, {"is_demonstration": True}),
        ):
            session.execute(update(type(made)).where(type(made).id == made.id).values(**values))
    assert deliver(app) == 1
    assert [letter.to for letter in mailer.letters] == ["d@o.vn"]
    assert [row[:2] for row in states()] == [
        ("cancelled", "overtaken"), ("to_copy", "no_address"), ("to_copy", "demonstration"), ("sent", ""),
    ]  # fmt: skip
    assert late.id


def test_a_demonstration_row_cannot_be_handed_over_whatever_the_code_does(app):
    registration(coming_event(), email="a@o.vn", is_demonstration=True)
    (row,) = messages()
    with pytest.raises(Exception, match="demonstration_stays"), transaction() as session:
        session.execute(update(Message).where(Message.id == row.id).values(status="handing"))


def test_the_lease_keeps_a_second_worker_away_and_runs_out(app):
    registration(coming_event(), email="a@o.vn")
    mail_to(app)
    assert leasing.take("one") == [messages()[0].id]
    assert (leasing.take("two"), deliver(app, "two")) == ([], 0)
    with transaction() as session:
        session.execute(update(Message).values(leased_until=utc_now() - dt.timedelta(seconds=1)))
    assert (deliver(app, "two"), states()) == (1, [("sent", "", "", 1)])


def test_who_dies_while_handing_over_leaves_an_uncertain_message(app):
    registration(coming_event(), email="a@o.vn")
    mailer = mail_to(app)
    (message_id,) = leasing.take("dead")
    letter = composing.letter_of(message_id)
    db.session.rollback()
    assert leasing.hand(message_id, "dead", letter)
    assert (deliver(app, "two"), states()) == (0, [("handing", "", "", 1)])
    with transaction() as session:
        session.execute(update(Message).values(leased_until=utc_now() - dt.timedelta(seconds=1)))
    assert (deliver(app, "two"), states(), mailer.letters) == (0, [("uncertain", "interrupted", "", 1)], [])
    leasing.conclude(message_id, "dead", "sent")  # a worker that was only slow comes too late to decide
    assert states() == [("uncertain", "interrupted", "", 1)]


def test_two_workers_at_once_send_each_message_once(app):
    event = coming_event(needs_approval=True)
    with transaction():
        for number in range(60):
            registration(event, email=f"d{number}@o.vn", source="public")
    with smtp_server() as (post, url):
        mail_to(app, url)

        def work(name):
            with app.app_context():
                deliver(app, name)
                db.session.remove()

        threads = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(post.addresses) == sorted(f"d{number}@o.vn" for number in range(60))
    assert {row.status for row in messages()} == {"sent"}


def test_a_cancelled_place_overtakes_its_confirmation_before_it_leaves(app):
    made = registration(coming_event(), email="a@o.vn", source="public")
    mailer = mail_to(app)
    registrations.cancel_registration(made, "đi công tác")
    assert deliver(app) == 1
    assert [letter.subject for letter in mailer.letters] == ["Đã hủy đăng ký dự Hội thảo sản phẩm OCOP"]
    assert "Lý do: đi công tác" in mailer.letters[0].text
    assert mailer.letters[0].picture is None
