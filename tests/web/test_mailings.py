"""The pages from which many are written to: all of a kind, the ticked ones, those whom a change concerns."""

import lxml.html
import pytest

from tests.factories.messages import coming_event, mail_to, messages
from tests.factories.registrations import registration
from workshop.events import services as events
from workshop.extensions import db
from workshop.messages.models import Mailing
from workshop.registrations.services import restrict_registration


@pytest.fixture
def event(app):
    mail_to(app)
    return coming_event()


def base(event):
    return f"/events/{event.slug}/messages"


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
