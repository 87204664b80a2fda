"""The pages of messages."""

import lxml.html
import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import update

from tests.factories import accounts
from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from tests.support.client import WorkshopClient
from tests.support.smtp import smtp_server
from workshop.events import services as events
from workshop.extensions import db
from workshop.messages.models import Mailing, Message, MessageTemplate
from workshop.registrations import links
from workshop.registrations.services import restrict_registration
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


def test_many_are_written_to_after_a_look_and_a_second_press_is_the_same(sign_in, event):
    registration(event, email="a@o.vn", source="import", kind="leader", full_name="Lê Thị Bình")
    registration(event, source="import", kind="owner")
    staff, page = sign_in("organizer"), base(event) + "/new?about=reminder&delegates=leader"
    tree = staff.tree(page)
    token = tree.xpath("string(//input[@name='token']/@value)")
    typed = {"note": "Mang theo mẫu.", "with_email": "y", "without_email": "y", "token": token}
    look = staff.post_form(page, {**typed, "act": "preview"})
    assert "Lê Thị Bình" in look.get_data(as_text=True)
    assert "Mang theo mẫu." in look.get_data(as_text=True)
    assert messages() == []
    for _press in range(2):
        answer = staff.post_form(page, {**typed, "act": "send"})
        assert answer.location == f"{base(event)}/mailings/{db.session.query(Mailing).one().id}"
    assert staff.tree(answer.location).xpath("//tbody//th/a/text()") == ["Lê Thị Bình"]
    assert len(messages()) == 1


def test_a_change_without_words_keeps_what_was_typed(sign_in, event):
    registration(event, source="import")
    answer = sign_in("organizer").post_form(base(event) + "/new?about=change", {"with_email": "y", "token": "t"})
    assert answer.status_code == 422
    assert messages() == []


def test_a_change_of_venue_is_offered_at_once_with_its_words(sign_in, event):
    registration(event, email="a@o.vn")
    events.edit_event(event, event.version, venue="Hội trường mới")
    staff = sign_in("organizer")
    (link,) = staff.tree(f"/events/{event.slug}/settings").xpath("//a[contains(@href,'/messages/new')]/@href")
    assert staff.tree(link).xpath("string(//textarea[@name='note'])").strip() == "Địa điểm mới: Hội trường mới"
    staff.post_form(base(event) + "/changes-seen")
    assert staff.tree(f"/events/{event.slug}/settings").xpath("//a[contains(@href,'/messages/new')]") == []


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


def test_a_cancelled_workshop_says_so_and_offers_to_tell(sign_in, client, event):
    registration(event, email="a@o.vn")
    staff = sign_in("organizer")
    staff.post_form(f"/events/{event.slug}/publication", {"to": "cancelled"})
    page = client.get(f"/e/{event.slug}?lang=en").get_data(as_text=True)
    assert page.count("This workshop does not take place.") == 1
    assert "STATUS:CANCELLED" in client.get(f"/e/{event.slug}.ics").get_data(as_text=True)
    tree = staff.tree(f"/events/{event.slug}/settings")
    assert tree.xpath("//a[contains(@href,'kind=event_cancelled')]/@href") == [
        f"{base(event)}/new?kind=event_cancelled"
    ]


def test_the_ticked_ones_are_written_to_and_nobody_else(sign_in, event):
    staff = sign_in("organizer")
    ticked = [registration(event, email=f"{name}@o.vn", source="import") for name in "ab"]
    kept = registration(event, email="kept@o.vn", source="import")
    registration(event, email="other@o.vn", source="import")
    restrict_registration(kept)
    here = f"/events/{event.slug}/registrations/messages"
    assert staff.post_form(here).status_code == 303
    page = staff.post_form(here, {"ids": [str(each.id) for each in (*ticked, kept)]})
    tree = lxml.html.fromstring(page.get_data(as_text=True))
    assert tree.xpath("//input[@name='ids']/@value") == [",".join(str(each.id) for each in (*ticked, kept))]
    assert tree.xpath("count(//select[@name='status'])") == 0
    typed = {name: tree.xpath(f"//input[@name='{name}']/@value")[0] for name in ("ids", "token")}
    typed |= {"about": "reminder", "note": "Mang theo sản phẩm", "with_email": "y", "act": "preview"}
    assert "Mang theo sản phẩm" in staff.post_form(base(event) + "/new", typed).get_data(as_text=True)
    assert messages() == []
    assert staff.post_form(base(event) + "/new", {**typed, "act": "send"}).status_code == 303
    assert sorted(row.registration_id for row in messages()) == [each.id for each in ticked]


def test_all_that_match_the_list_are_written_to(sign_in, event):
    staff = sign_in("organizer")
    for name in ("Kim Sa", "Kim Sum", "Lê An"):
        registration(event, full_name=name, source="import")
    here = f"/events/{event.slug}/registrations/messages?search=kim"
    tree = lxml.html.fromstring(staff.post_form(here, {"everyone": "1"}).get_data(as_text=True))
    assert len(tree.xpath("//input[@name='ids']/@value")[0].split(",")) == 2
