"""The pages of workshops."""

import datetime as dt
from io import BytesIO

import lxml.html
import pytest
from icalendar import Calendar
from PIL import Image

from tests.factories import events
from workshop.events import services
from workshop.events.models import Event
from workshop.extensions import db, utc_now

PICTURE = BytesIO()
Image.new("RGB", (40, 30), "white").save(PICTURE, "PNG")
NEW = {
    "title": "Hội thảo kết nối", "starts_at": "2030-05-19T07:30", "ends_at": "2030-05-19T11:30", "venue": "Hội trường",
}  # fmt: skip


@pytest.fixture
def event(app):
    """A published event in three days."""
    start = utc_now() + dt.timedelta(days=3)
    return events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4))


def field_value(tree, name):
    """What stands in a field."""
    return tree.xpath("//*[@name=$name]/@value", name=name)[0]


def test_without_a_workshop_the_lists_say_what_belongs_there(app, client, sign_in):
    assert client.tree("/").xpath("//h2/text()") == ["Chưa có hội thảo nào được công bố"]
    staff = sign_in("organizer")
    assert staff.tree("/events/").xpath("//a[contains(@class,'button-primary')]/@href") == ["/events/new"]


def test_a_draft_is_opened_with_an_address_from_its_title(sign_in):
    staff = sign_in("organizer")
    answer = staff.post_form("/events/new", NEW)
    assert (answer.status_code, answer.location) == (303, "/events/hoi-thao-ket-noi-2030")
    made = db.session.query(Event).one()
    assert (made.status, made.starts_at) == ("draft", dt.datetime(2030, 5, 19, 0, 30, tzinfo=dt.UTC))
    assert [kind.code for kind in made.kinds][:2] == ["leader", "agency"]
    assert staff.get(answer.location).status_code == 200


def test_a_wrong_end_is_said_at_its_field_and_what_was_typed_stays(sign_in):
    staff = sign_in("organizer")
    answer = staff.post_form("/events/new", {**NEW, "ends_at": "2030-05-19T06:00"})
    assert answer.status_code == 422
    text = answer.get_data(as_text=True)
    assert 'value="Hội thảo kết nối"' in text
    assert 'value="2030-05-19T06:00"' in text
    assert db.session.query(Event).count() == 0


def test_a_draft_is_not_there_for_the_public(app, client, event):
    draft = events.event(status="draft")
    for path in (f"/e/{draft.slug}", f"/e/{draft.slug}.ics", f"/e/{draft.slug}/register"):
        assert client.get(path).status_code == 404
    assert client.tree("/").xpath("//article//a/@href") == [f"/e/{event.slug}"]


@pytest.mark.parametrize(
    "path",
    ["", "?phase=day", "?phase=after", "/edit", "/settings", "/hosts", "/kinds", "/materials", "/programme",
     "/programme/new", "/questions", "/questions/new", "/duplicate"],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_of_a_workshop_opens_in_both_languages(sign_in, event, path, lang):
    joined = "&" if "?" in path else "?"
    assert sign_in("organizer").get(f"/events/{event.slug}{path}{joined}lang={lang}").status_code == 200


def test_a_viewer_reads_and_does_not_edit(sign_in, event):
    viewer = sign_in("viewer", event)
    assert viewer.get(f"/events/{event.slug}").status_code == 200
    assert viewer.get(f"/events/{event.slug}/edit").status_code == 403
    assert sign_in("organizer", events.event()).get(f"/events/{event.slug}").status_code == 403


def test_details_are_corrected_and_a_stale_form_keeps_what_was_typed(sign_in, event):
    staff = sign_in("organizer")
    typed = {**NEW, "version": "1", "contact_name": "Chị Lan"}
    assert staff.post_form(f"/events/{event.slug}/edit", typed).status_code == 303
    assert (event.contact_name, event.venue, event.version) == ("Chị Lan", "Hội trường", 2)
    stale = staff.post_form(f"/events/{event.slug}/edit", {**typed, "contact_name": "Anh Ba"})
    assert stale.status_code == 422
    assert 'value="Anh Ba"' in stale.get_data(as_text=True)


def test_the_registration_has_a_page_of_its_own(sign_in, event):
    staff, path = sign_in("organizer"), f"/events/{event.slug}/registration"
    typed = {"capacity": "120", "registration_closes_at": "2023-05-18T17:00", "needs_approval": "y", "version": "1"}
    assert staff.post_form(path, {**typed, "capacity": "0"}).status_code == 422
    assert staff.post_form(path, typed).status_code == 303
    assert (event.capacity, event.needs_approval, event.version) == (120, True, 2)
    assert event.registration_closes_at.isoformat() == "2023-05-18T10:00:00+00:00"
    stale = staff.post_form(path, {**typed, "capacity": "77"})
    assert (stale.status_code, 'value="77"' in stale.get_data(as_text=True)) == (422, True)


def test_publishing_wants_a_venue_and_a_leading_organisation(sign_in):
    draft = events.event(status="draft")
    staff = sign_in("organizer")
    publish = f"/events/{draft.slug}/publication"
    staff.post_form(publish, {"to": "published"})
    assert draft.status == "draft"
    staff.post_form(f"/events/{draft.slug}/hosts", {"name": "Hội LHPN tỉnh", "role": "lead"})
    staff.post_form(publish, {"to": "published"})
    assert draft.status == "published"
    host = draft.hosts[0]
    staff.post_form(f"/events/{draft.slug}/hosts/{host.id}/removal")
    assert len(draft.hosts) == 1
    staff.post_form(publish, {"to": "closed"})
    assert draft.status == "closed"


def test_who_leads_stands_first_and_a_role_is_changed_in_place(sign_in):
    event = events.event(status="draft")
    staff, path = sign_in("organizer"), f"/events/{event.slug}/hosts"
    usual = lxml.html.fromstring(staff.get(path).text).xpath("//input[@name='role'][@checked]/@value")
    assert usual == ["lead"], "while nobody leads, the next one does"
    staff.post_form(path, {"name": "Sở Công Thương", "role": "partner"})
    staff.post_form(path, {"name": "Hội LHPN tỉnh", "role": "lead"})
    assert [host.organization.name for host in event.hosts] == ["Hội LHPN tỉnh", "Sở Công Thương"]
    usual = lxml.html.fromstring(staff.get(path).text).xpath("//input[@name='role'][@checked]/@value")
    assert usual == ["partner"]
    staff.post_form(f"{path}/{event.hosts[1].id}/role", {"role": "lead"})
    assert [host.role for host in event.hosts] == ["lead", "lead"]
    staff.post_form(f"{path}/{event.hosts[0].id}/role", {"role": "partner"})
    staff.post_form(f"{path}/{event.hosts[1].id}/place", {"to": "up"})
    assert [(host.organization.name, host.role) for host in event.hosts] == [
        ("Hội LHPN tỉnh", "lead"), ("Sở Công Thương", "partner"),
    ]  # fmt: skip


def test_the_registration_page_of_a_draft_says_that_it_is_not_published(sign_in):
    start = utc_now() + dt.timedelta(days=3)
    draft = events.event(status="draft", starts_at=start, ends_at=start + dt.timedelta(hours=4))
    page = sign_in("organizer").get(f"/events/{draft.slug}/registration").text
    assert "Hội thảo này chưa công bố nên chưa thể đăng ký." in page
    assert "đã đóng đăng ký" not in page


def test_a_published_workshop_keeps_one_that_leads(sign_in):
    event = events.event()
    staff, path = sign_in("organizer"), f"/events/{event.slug}/hosts"
    staff.post_form(path, {"name": "Hội LHPN tỉnh", "role": "lead"})
    leads = [host for host in event.hosts if host.role == "lead"]
    for host in leads:
        staff.post_form(f"{path}/{host.id}/role", {"role": "partner"})
    assert [host.role for host in event.hosts].count("lead") == 1


def test_items_of_the_programme_are_added_moved_and_removed(sign_in, event):
    staff = sign_in("organizer")
    base = f"/events/{event.slug}/programme"
    for title in ("Khai mạc", "Tham luận"):
        staff.post_form(f"{base}/new", {"kind": "talk", "title": title, "starts": "08:00", "ends": "08:20"})
    second = event.sessions[1]
    staff.post_form(f"{base}/{second.id}/place", {"to": "up"})
    db.session.expire_all()
    assert [item.title for item in event.sessions] == ["Tham luận", "Khai mạc"]
    backwards = {"kind": "talk", "title": "X", "starts": "09:00", "ends": "08:00"}
    wrong = staff.post_form(f"{base}/{second.id}/edit", backwards)
    assert wrong.status_code == 422
    assert 'value="09:00"' in wrong.get_data(as_text=True)
    staff.post_form(f"{base}/{second.id}/removal")
    db.session.expire_all()
    assert [item.title for item in event.sessions] == ["Khai mạc"]


def test_a_kind_of_delegates_is_added_and_named_once(sign_in, event):
    staff = sign_in("organizer")
    path = f"/events/{event.slug}/kinds"
    typed = {"label": "Ban tổ chức", "hand_over": "Thẻ", "colour": "gold"}
    assert staff.post_form(path, typed).status_code == 303
    assert staff.post_form(path, {**typed, "label": "ban to chuc"}).status_code == 422
    kind = event.kinds[-1]
    assert (kind.code, kind.is_public) == ("ban-to-chuc", False)
    changed = {"label": "BTC", "colour": "blue", "is_public": "y", "capacity": "5", "approval": "no"}
    staff.post_form(f"{path}/{kind.id}/edit", changed)
    assert (kind.label, kind.is_public, kind.code) == ("BTC", True, "ban-to-chuc")
    assert (kind.capacity, kind.needs_approval) == (5, False)
    assert staff.post_form(f"{path}/{kind.id}/edit", {**changed, "capacity": "0"}).status_code == 422
    assert staff.tree(f"{path}/{kind.id}/edit").xpath("//input[@name='approval'][@checked]/@value") == ["no"]
    staff.post_form(f"{path}/{kind.id}/place", {"to": "up"})
    assert [each.code for each in sorted(event.kinds, key=lambda each: each.position)][-2] == "ban-to-chuc"


def test_a_document_is_offered_and_anything_else_is_refused(client, sign_in, event):
    staff = sign_in("organizer")
    path = f"/events/{event.slug}/materials"
    bad = staff.post_form(path, {"title": "Bài", "file": (BytesIO(b"MZ"), "a.exe")}, content_type="multipart/form-data")
    assert bad.status_code == 422
    assert 'value="Bài"' in bad.get_data(as_text=True)
    good = {"title": "Bài", "file": (BytesIO(PICTURE.getvalue()), "a.png")}
    assert staff.post_form(path, good, content_type="multipart/form-data").status_code == 303
    sent = client.get(f"/e/{event.slug}/materials/{event.materials[0].id}")
    assert sent.status_code == 200
    assert sent.headers["Content-Disposition"].startswith("attachment")


def test_a_copy_is_a_draft_with_the_programme_moved_along(sign_in, event):
    services.add_session(event, "talk", "Tham luận", starts_at=event.starts_at + dt.timedelta(minutes=30))
    answer = sign_in("organizer").post_form(f"/events/{event.slug}/duplicate", NEW)
    assert answer.status_code == 303
    made = db.session.query(Event).filter_by(slug="hoi-thao-ket-noi-2030").one()
    assert (made.status, made.sessions[0].starts_at) == ("draft", dt.datetime(2030, 5, 19, 1, 0, tzinfo=dt.UTC))
    assert [kind.code for kind in made.kinds] == [kind.code for kind in event.kinds]
    assert made.desk_salt != event.desk_salt


def test_the_calendar_file_keeps_its_uid_and_says_local_time(client, event):
    entry = Calendar.from_ical(client.get(f"/e/{event.slug}.ics").data).walk("VEVENT")[0]
    assert str(entry["uid"]) == f"{event.slug}@ocop.example"
    assert entry["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert entry["dtstart"].dt == event.starts_at.replace(microsecond=0)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Đang mở đăng ký."),
        ({"status": "closed"}, "Hội thảo này đã đóng đăng ký."),
        ({"registration_opens_at": dt.datetime(2100, 1, 1, tzinfo=dt.UTC)}, "Mở đăng ký từ 07:00, 01/01/2100."),
    ],
)
def test_the_public_page_says_in_words_whether_one_can_register(client, values, words):
    start = utc_now() + dt.timedelta(days=3)
    event = events.event(starts_at=start, ends_at=start + dt.timedelta(hours=4), **values)
    page = client.tree(f"/e/{event.slug}")
    assert page.xpath("string(//p[@class='lead'])") == words
    assert len(page.xpath("//a[contains(@class,'button-primary')]")) == (0 if values else 1)
