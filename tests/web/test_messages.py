"""The pages of messages: the outbox, one message, texts for Zalo, the words, the mail server."""

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import update

from tests.factories import accounts
from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from tests.support.client import WorkshopClient
from tests.support.smtp import smtp_server
from workshop.extensions import db
from workshop.messages.models import Message, MessageTemplate
from workshop.registrations import links
from workshop.transactions import transaction


@pytest.fixture
def event(app):
    mail_to(app)
    return coming_event()


def base(event):
    return f"/events/{event.slug}/messages"


def set_status(status, **values):
    with transaction() as session:
        session.execute(update(Message).values(status=status, **values))


def test_the_outbox_is_empty_then_filled_then_filtered(sign_in, event):
    staff = sign_in("organizer")
    assert staff.tree(base(event)).xpath("count(//*[@class='empty'])") == 1
    made, other = registration(event, email="a@o.vn"), registration(event)
    names = "//tbody//th/a/text()"
    assert staff.tree(base(event)).xpath(names) == [other.full_name, made.full_name]
    assert staff.tree(base(event) + "?group=to_copy").xpath(names) == [other.full_name]
    assert staff.tree(base(event) + "?group=waiting&kind=placed").xpath(names) == [made.full_name]
    assert staff.tree(base(event) + "?kind=reminder").xpath(names) == []


@pytest.mark.parametrize("page", ["", "/zalo"])
def test_a_list_of_thirty_asks_as_little_as_a_list_of_one(sign_in, event, page):
    staff = sign_in("organizer")

    def counted():
        seen = []

        def listen(*args):
            seen.append(args[2])

        sqlalchemy_event.listen(db.engine, "before_cursor_execute", listen)
        staff.get(base(event) + page)
        sqlalchemy_event.remove(db.engine, "before_cursor_execute", listen)
        return len(seen)

    registration(event)
    counted()
    one = counted()
    for _ in range(15):
        registration(event)
    counted()
    assert counted() == one


def test_a_message_is_shown_taken_back_and_sent_again(sign_in, event):
    registration(event, email="a@o.vn")
    (message,) = messages()
    staff, page = sign_in("organizer"), f"{base(event)}/{message.id}"
    assert "a@o.vn" in staff.get(page).get_data(as_text=True)
    assert staff.post_form(f"{page}/cancellation").status_code == 303
    assert messages()[0].status == "cancelled"
    staff.post_form(f"{page}/resending")
    assert messages()[0].status == "waiting"


def test_who_may_not_see_links_sees_no_message(sign_in, event):
    made = registration(event, email="a@o.vn")
    (message,) = messages()
    for role in ("clerk", "desk", "viewer", "approver"):
        for page in ("", "/zalo", f"/{message.id}", f"/people/{made.id}", "/new", "/texts"):
            assert sign_in(role).get(base(event) + page).status_code == 403


def test_an_uncertain_one_is_asked_about(sign_in, event):
    registration(event, email="a@o.vn")
    set_status("uncertain", reason="interrupted")
    (message,) = messages()
    staff = sign_in("organizer")
    assert "interrupted" not in staff.get(f"{base(event)}/{message.id}").get_data(as_text=True)
    assert len(staff.tree(f"/events/{event.slug}").xpath("//a[contains(@href,'group=uncertain')]")) == 1
    staff.post_form(f"{base(event)}/{message.id}/arrival")
    assert messages()[0].status == "sent"


def test_failed_ones_are_sent_again_together(sign_in, event):
    for name in "ab":
        registration(event, email=f"{name}@o.vn")
    set_status("failed", reason="address_refused", reply="550")
    staff = sign_in("organizer")
    assert "(550)" in staff.get(base(event) + "?group=failed").get_data(as_text=True)
    assert staff.post_form(base(event) + "/resending").status_code == 303
    assert {row.status for row in messages()} == {"waiting"}
    staff.post_form(base(event) + "/cancellation")
    assert {row.status for row in messages()} == {"cancelled"}


def test_one_tap_notes_a_text_as_sent_by_zalo_and_undo_takes_it_back(sign_in, event):
    made = registration(event, full_name="Trần Văn Năm", phone="0912345678")
    staff = sign_in("organizer")
    tree = staff.tree(base(event) + "/zalo")
    (text,) = tree.xpath("//button[@data-share]/@data-share-text")
    assert text.startswith("Kính gửi Ông/Bà Trần Văn Năm,")
    assert links.link_url(made) in text
    assert tree.xpath("//a[starts-with(@href,'https://zalo.me/')]/@href") == ["https://zalo.me/0912345678"]
    (action,) = tree.xpath("//form[contains(@action,'/copy')]/@action")
    answer = staff.post_form(action)
    assert messages()[0].status == "copied"
    (undo,) = staff.tree(answer.location).xpath("//form[contains(@action,'/copy-undoing')]/@action")
    staff.post_form(undo)
    assert messages()[0].status == "to_copy"


def test_the_group_text_holds_nobodys_own(sign_in, event):
    made = registration(event)
    text = sign_in("organizer").tree(base(event) + "/zalo").xpath("//button/@data-copy")[-1]
    assert f"https://ocop.example/e/{event.slug}" in text
    assert "/r/" not in text
    assert made.ticket_code[:4] not in text


def test_a_delegate_has_texts_to_send_and_to_copy(sign_in, event):
    made = registration(event, email="a@o.vn", source="import")
    staff, page = sign_in("organizer"), f"{base(event)}/people/{made.id}"
    assert staff.tree(page + "?kind=reminder").xpath("string(//p[@class='message-subject'])").startswith("Nhắc lịch")
    for _press in range(2):
        staff.post_form(page + "/sending", {"kind": "reminder", "way": "mail", "token": "t"})
    assert [(row.kind, row.status) for row in messages()] == [("reminder", "waiting")]
    staff.post_form(page + "/sending", {"kind": "placed", "way": "zalo", "token": "u"})
    assert [(row.kind, row.status) for row in messages()][1] == ("placed", "copied")
    assert staff.post_form(page + "/sending", {"kind": "cancelled", "token": "v"}).status_code == 404


def test_a_text_is_seen_while_it_is_written_saved_refused_and_reset(sign_in, event):
    made = registration(event, full_name="Lê Thị Bình")
    staff, page = sign_in("organizer"), base(event) + "/texts/reminder/vi"
    typed = {"subject": "Nhắc", "body": "Chào {{họ tên}}", "delegate": str(made.id)}
    assert staff.post_form(page + "/preview", typed).json == {"subject": "Nhắc", "text": "Chào Lê Thị Bình"}
    wrong = staff.post_form(page + "/preview", {**typed, "body": "{{mật khẩu}}"}).json
    assert list(wrong) == ["problem"]
    refused = staff.post_form(page, {**typed, "body": "Chào {{mật khẩu}}"})
    assert refused.status_code == 422
    assert "Chào {{mật khẩu}}" in refused.get_data(as_text=True)
    assert db.session.query(MessageTemplate).count() == 0
    assert staff.post_form(page, typed).status_code == 303
    assert db.session.query(MessageTemplate).one().body == "Chào {{họ tên}}"
    staff.post_form(page + "/reset")
    assert db.session.query(MessageTemplate).count() == 0
    assert staff.get(base(event) + "/texts/nothing/vi").status_code == 404


def test_an_administrator_sends_a_trial_and_sees_the_answer_but_no_password(app):
    client = WorkshopClient(app).sign_in_as(accounts.user("administrator"))
    assert client.post_form("/admin/mail/trial", {"to": "toi@o.vn"}).status_code == 200  # off: nothing to send with
    with smtp_server() as (post, url):
        mail_to(app, url.replace("smtp://", "smtp://ai:bimat@"))
        page = client.get("/admin/mail").get_data(as_text=True)
        assert "bimat" not in page
        mail_to(app, url)
        client.post_form("/admin/mail/trial", {"to": "toi@o.vn"})
        post.refused = {"toi@o.vn"}
        refused = client.post_form("/admin/mail/trial", {"to": "toi@o.vn"}).get_data(as_text=True)
    assert post.addresses == ["toi@o.vn"]
    assert "550" in refused
    app.config["WORKSHOP_MAIL_URL"] = "mail.example"
    app.extensions.pop("workshop_mailer")
    assert "smtp://" in client.get("/admin/mail").get_data(as_text=True)
