"""Invitations and reminders by e-mail: to whom, once, with link, QR and paper, and never to who has answered."""

import threading
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy.exc import IntegrityError

from tests.factories.invitations import invitation
from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from tests.support.pictures import codes_in
from tests.support.smtp import smtp_server
from workshop import hooks
from workshop.edges import mail
from workshop.extensions import db
from workshop.messages import composing
from workshop.messages import services as outbox
from workshop.messages.models import Message
from workshop.messages.refusals import NothingToSend, UnitWithoutMail
from workshop.registrations.delegations import services as delegating
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.links import link_url
from workshop.registrations.invitations import queries, services
from workshop.transactions import transaction

pytestmark = pytest.mark.db
REMINDER, LETTER = "unit_reminder", "invitation"


@pytest.fixture
def event(app):
    """A coming workshop, while mail can leave."""
    mail_to(app)
    return coming_event()


def invited(event, unit="Sở Công Thương", sent=True, **values):
    """A unit with an address, invited by hand."""
    made = invitation(event, unit=unit, contact_email="vanthu@so.vn", **values)
    if sent:
        services.mark_sent(event, [made.id], "hand")
    return made


def deliver():
    """Empty the outbox; how many left."""
    return outbox.deliver(mail.mailer(), composing.letter_of, "w", threading.Event())


def statuses():
    """Where every message to a unit stands."""
    return [(row.status, row.reason) for row in messages() if row.invitation_id]


def units_of(found):
    """The groups by the names of the units."""
    return {name: [each.delegation.unit for each in rows] for name, rows in found.items() if rows}


def test_a_reminder_leaves_with_the_unit_s_own_link_and_qr(app, event):
    made = invited(event)
    services.write_by_mail(event, REMINDER, None, token="a", note="Hạn cuối là thứ Sáu.")
    assert (made.reminders, statuses()) == (0, [("waiting", "")])
    with smtp_server() as (post, url):
        mail_to(app, url)
        assert (deliver(), deliver()) == (1, 0)
    (came,) = post.mails
    text = came.get_body(("plain",)).get_content()
    assert text.splitlines()[0] == "Kính gửi Sở Công Thương,"
    assert "cử 01 lãnh đạo và 01 chuyên viên tham dự" in text
    assert "Hạn cuối là thứ Sáu." in text
    assert link_url(made.delegation) in text
    (picture,) = came.iter_attachments()
    assert codes_in(Image.open(BytesIO(picture.get_content()))) == [link_url(made.delegation)]
    db.session.expire_all()
    (to,) = came["To"].addresses
    assert (made.reminders, made.reminded_at is not None) == (1, True)
    assert (to.display_name, to.addr_spec) == ("Sở Công Thương", "vanthu@so.vn")


def test_the_invitation_leaves_as_a_pdf_and_then_counts_as_sent_by_mail(app, event):
    made = invited(event, sent=False)
    services.write_by_mail(event, LETTER, None, token="a")
    assert made.sent_at is None
    with smtp_server() as (post, url):
        mail_to(app, url)
        assert deliver() == 1
    files = {part.get_filename(): part.get_content_type() for part in post.mails[0].iter_attachments()}
    assert files == {"ma-qr-tra-loi.png": "image/png", "giay-moi-so-cong-thuong.pdf": "application/pdf",
                     "hoi-thao.ics": "text/calendar"}  # fmt: skip
    db.session.expire_all()
    assert (made.sent_how, queries.invitation_at(event, made.id)[2]) == ("email", "sent")


@pytest.mark.parametrize("answer", ["decline", "complete", "name"])
def test_who_answers_while_it_waits_is_not_reminded(event, answer):
    made = invited(event)
    services.write_by_mail(event, REMINDER, None, token="a")
    if answer == "name":
        delegating.add_people(made.delegation, [Person("Thạch Thị Sa")])
    else:
        getattr(services, answer)(made)
    assert statuses() == [("cancelled", "answered")]
    assert deliver() == 0


def test_who_was_named_otherwise_is_found_out_before_the_mail_leaves(event):
    made = invited(event)
    services.write_by_mail(event, REMINDER, None, token="a")
    with transaction():
        made.sent_at = None  # the invitation counts as not sent after all
    assert (deliver(), statuses()) == (0, [("cancelled", "answered")])


def test_each_unit_is_reminded_once_whoever_presses_how_often(event):
    first, _second = invited(event), invited(event, "Sở Tài chính")
    one = services.write_by_mail(event, REMINDER, [first.id], token="a")
    assert services.write_by_mail(event, REMINDER, [first.id], token="a").id == one.id
    services.write_by_mail(event, REMINDER, None, token="b")
    assert [row.invitation_id for row in messages()] == [first.id, _second.id]
    with pytest.raises(NothingToSend):
        services.write_by_mail(event, REMINDER, None, token="c")


def test_whom_it_reaches_is_said_by_name(event):
    invited(event)
    invited(event, "Sở Y tế", sent=False)
    quiet = invitation(event, unit="Xã Kim Sơn")
    gone = invited(event, "Sở Tài chính")
    services.mark_sent(event, [quiet.id], "zalo")
    services.decline(gone)
    assert units_of(queries.to_write_to(event, REMINDER)) == {
        "by_mail": ["Sở Công Thương"], "without_address": ["Xã Kim Sơn"],
    }  # fmt: skip
    assert units_of(queries.to_write_to(event, LETTER)) == {"by_mail": ["Sở Y tế"]}
    everyone = [row[0].id for row in queries.rows_of(queries.invitations(event))]
    assert units_of(queries.to_write_to(event, REMINDER, everyone)) == {
        "by_mail": ["Sở Công Thương"], "without_address": ["Xã Kim Sơn"], "answered": ["Sở Tài chính"],
        "without_invitation": ["Sở Y tế"],
    }  # fmt: skip


def test_whose_people_came_onto_the_list_another_way_is_reminded_only_when_ticked(event):
    made = invited(event)
    registration(event, organization="Sở Công Thương")
    assert units_of(queries.to_write_to(event, REMINDER)) == {}
    assert units_of(queries.to_write_to(event, REMINDER, [made.id])) == {"by_mail": ["Sở Công Thương"]}


def test_without_mail_nothing_is_written(app, event):
    invited(event)
    mail.use(app, None)
    with pytest.raises(NothingToSend):
        services.write_by_mail(event, REMINDER, None, token="a")
    assert messages() == []


def test_a_refused_address_fails_by_name_and_is_not_counted_as_reminded(app, event):
    made = invited(event)
    services.write_by_mail(event, REMINDER, None, token="a")
    with smtp_server() as (post, url):
        post.refused = {"vanthu@so.vn"}
        mail_to(app, url)
        assert deliver() == 0
    db.session.expire_all()
    assert (statuses(), made.reminders) == ([("failed", "address_refused")], 0)
    services.edit_invitation(made, version=queries.version_of(made), unit="Sở Công Thương", quota=2, quota_text="",
                             contact_email="")  # fmt: skip
    with pytest.raises(UnitWithoutMail):
        outbox.resend(messages()[0])


def test_a_message_has_one_recipient(event):
    made = invited(event)
    person = registration(event)
    for both in ({"registration_id": person.id, "invitation_id": made.id}, {}):
        with pytest.raises(IntegrityError), transaction() as session:
            session.add(Message(event_id=event.id, kind=REMINDER, occasion="x", message_id="m", **both))
            session.flush()


def test_a_unit_taken_off_the_list_takes_its_messages_along(event):
    made = invited(event)
    services.write_by_mail(event, REMINDER, None, token="a")
    services.take_off(event, [made.id])
    assert messages() == []


def test_a_forgotten_contact_is_forgotten_in_what_was_written_to_the_unit(app, event):
    made = invited(event)
    services.write_by_mail(event, REMINDER, None, token="a")
    deliver()
    services.write_by_mail(event, REMINDER, [made.id], token="b")
    person = registration(event, full_name="Lê Văn Thư", email="vanthu@so.vn")
    held = [said for said in hooks.call("personal_data_of", person.id) if said and said["title"] == "Tin nhắn"]
    assert any("vanthu@so.vn" in value for said in held for _when, value in said["rows"])
    with transaction():
        hooks.call("forget_person", person)
    mine = [row for row in messages() if row.invitation_id]
    assert [(row.address, row.subject, row.body) for row in mine] == [(None, "", "")] * 2


def test_retention_erases_what_was_written_to_units(event):
    invited(event)
    services.write_by_mail(event, REMINDER, None, token="a", note="chữ riêng")
    deliver()
    assert outbox.erase_past([event.id], dry_run=True) == 1
    outbox.erase_past([event.id], dry_run=False)
    (row,) = messages()
    assert (row.status, row.address, row.body, row.mailing.note) == ("sent", None, "", "")
