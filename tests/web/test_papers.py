"""The page of papers, what it hands out, and the page of the order."""

from io import BytesIO

import pikepdf
import pytest
from lxml import html
from PIL import Image

from tests.factories import events
from tests.factories.registrations import registration
from tests.support.pictures import text_in
from workshop.audit.models import AuditEntry
from workshop.edges import jobs
from workshop.extensions import db
from workshop.registrations import printed
from workshop.registrations.models import SpareTicket


@pytest.fixture
def event(app):
    """An event with four delegates."""
    made = events.event()
    for number, kind in enumerate(("leader", "leader", "owner", "owner"), 1):
        registration(made, full_name=f"Lê Thị Số {number}", kind=kind, organization=f"Đơn vị {number}")
    return made


def base(event):
    return f"/events/{event.slug}/registrations"


def refused(staff, path, data):
    """The page that answers 422."""
    answer = staff.post_form(path, data)
    assert answer.status_code == 422
    return html.fromstring(answer.get_data(as_text=True))


def pages_in(answer):
    with pikepdf.open(BytesIO(answer.data)) as pdf:
        return [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]


BADGES = {"chosen": "1", "size": "a6", "layout": "single", "parts": ["organization", "code"], "order": "name"}


@pytest.mark.pdf
def test_badges_come_as_chosen_and_the_choice_is_remembered(sign_in, event):
    staff = sign_in("organizer")
    answer = staff.post_form(base(event) + "/badges", {**BADGES, "kinds": ["owner"], "logo_line": "HỘI LHPN TỈNH"})
    assert [(round(width), round(height)) for width, height in pages_in(answer)] == [(298, 420), (298, 420)]
    said = " ".join(text_in(answer.data).split())
    assert [f"Lê Thị Số {number}" in said for number in range(1, 5)] == [False, False, True, True]
    assert ("HỘI LHPN TỈNH" in said, event.title in said) == (True, False)
    page = staff.tree(base(event) + "/papers")
    assert page.xpath("//select[@id='badge-size']/option[@selected]/@value") == ["a6"]
    assert page.xpath("//input[@name='logo_line']/@value") == ["HỘI LHPN TỈNH"]
    assert page.xpath("//form[contains(@action, 'badges')]//input[@name='kinds'][@checked]/@value") == ["owner"]
    assert db.session.query(AuditEntry).filter_by(action="registrations.exported").one().details["rows"] == 2


def test_the_preview_is_a_picture_of_the_remembered_choice(sign_in, event):
    staff = sign_in("organizer")
    sent = staff.post_form(base(event) + "/badges", {**BADGES, "act": "preview"})
    assert (sent.status_code, sent.location) == (303, base(event) + "/papers#badges")
    picture = staff.get(base(event) + "/badges/preview.png")
    assert (picture.mimetype, Image.open(BytesIO(picture.data)).size) == ("image/png", (630, 888))
    assert staff.get(base(events.event()) + "/badges/preview.png").status_code == 200  # where nobody is registered


def test_a_size_that_cannot_be_printed_is_said_in_words_and_kept(sign_in, event):
    staff = sign_in("organizer")
    page = refused(staff, base(event) + "/badges", {**BADGES, "size": "own", "width": "20", "height": "60"})
    assert page.xpath("//div[@class='error-summary']//a/@href") == ["#badge-width"]
    assert page.xpath("//input[@id='badge-width']/@value") == ["20"]


def test_more_than_thirty_badges_are_a_job_whose_file_is_found_again(sign_in, event):
    for number in range(28):
        registration(event, full_name=f"Trần Thị {number}")
    staff = sign_in("organizer")
    sent = staff.post_form(base(event) + "/badges", {**BADGES, "size": "85x54", "layout": "sheet"})
    assert (sent.status_code, sent.location) == (303, base(event) + "/papers#badges")
    page = staff.tree(base(event) + "/papers")
    [job] = printed.badge_jobs(event)
    assert page.xpath("//div[@data-progress]/@data-progress") == [f"/jobs/{job.id}/progress"]
    jobs.run_pending()
    db.session.expire_all()
    page = staff.tree(base(event) + "/papers")
    [link] = page.xpath("//a[contains(@href, '/badges/')]/@href")
    answer = staff.get(link)
    assert (answer.mimetype, len(pages_in(answer))) == ("application/pdf", 4)
    assert staff.get(base(event) + "/badges/999999.pdf").status_code == 404


def test_nobody_to_print_for_is_said(sign_in, event):
    staff = sign_in("organizer")
    sent = staff.post_form(base(event) + "/badges", {**BADGES, "units": "khong co don vi nay"})
    assert (sent.status_code, sent.location) == (303, base(event) + "/papers")
    assert "phù hợp với lựa chọn này" in staff.get(base(event) + "/papers").get_data(as_text=True)


@pytest.mark.pdf
@pytest.mark.parametrize(("paper", "file"), [
    ("list", "pdf"), ("list", "docx"), ("list", "xlsx"), ("greeting", "pdf"), ("greeting", "docx"),
    ("documents", "pdf"), ("meals", "docx"), ("money", "xlsx"),
])  # fmt: skip
def test_every_list_comes_as_every_file_it_is_made_as(sign_in, event, paper, file):
    staff = sign_in("organizer")
    asked = {"paper": paper, "file": file, "amount": "150000", "named": ["leader"], "units": "don vi"}
    answer = staff.post_form(base(event) + "/lists", asked)
    assert answer.status_code == 200
    assert answer.data[:4] == (b"%PDF" if file == "pdf" else b"PK\x03\x04")
    assert answer.headers["Content-Disposition"].endswith(f"-{event.slug}.{file}")


@pytest.mark.parametrize(("asked", "field"), [
    ({"paper": "money", "file": "pdf"}, "list-amount"),
    ({"paper": "money", "file": "pdf", "amount": "-5"}, "list-amount"),
    ({"paper": "greeting", "file": "xlsx"}, "list-file"),
])  # fmt: skip
def test_a_list_that_cannot_be_made_says_why(sign_in, event, asked, field):
    staff = sign_in("organizer")
    page = refused(staff, base(event) + "/lists", asked)
    assert page.xpath("//div[@class='error-summary']//a/@href") == [f"#{field}"]


@pytest.mark.pdf
def test_plates_come_in_the_order_of_rank(sign_in, event):
    answer = sign_in("organizer").post_form(base(event) + "/plates", {"size": "small", "with_titles": "y"})
    assert len(pages_in(answer)) == 2
    said = text_in(answer.data)
    assert [said.count(f"Lê Thị Số {number}") for number in range(1, 5)] == [2, 2, 2, 2]


@pytest.mark.pdf
def test_spare_badges_are_printed_again_and_not_made_anew(sign_in, event):
    staff = sign_in("organizer")
    for _time in range(2):
        assert len(pages_in(staff.post_form(base(event) + "/spares", {"number": "12"}))) == 2
    assert db.session.query(SpareTicket).filter_by(event_id=event.id).count() == 12
    assert staff.post_form(base(event) + "/spares", {"number": "1000"}).status_code == 422
    assert staff.post_form(base(event) + "/spares", {"number": "viele"}).status_code == 422
    assert sign_in("desk").post_form(base(event) + "/spares", {"number": "2"}).status_code == 403


def names(staff, event):
    return staff.tree(base(event) + "/order").xpath("//tbody//th/a/text()")


def test_the_order_is_changed_by_button_by_number_and_taken_back(sign_in, event):
    staff = sign_in("organizer")
    first = names(staff, event)
    people = {each.full_name: each.id for each in printed.people_to_print(event)}
    staff.post_form(base(event) + "/order", {"move": f"{people[first[2]]}:2"})
    assert names(staff, event) == [first[0], first[2], first[1], first[3]]
    typed = {f"to-{people[name]}": str(place) for place, name in enumerate(names(staff, event), 1)}
    shown = {key.replace("to-", "was-"): value for key, value in typed.items()}
    staff.post_form(base(event) + "/order", {**typed, **shown, f"to-{people[first[3]]}": "1"})
    assert names(staff, event) == [first[3], first[0], first[2], first[1]]
    for _time in range(2):
        assert staff.post_form(base(event) + "/order/undo").status_code == 303
    assert names(staff, event) == first
    staff.post_form(base(event) + "/order", {"move": f"{people[first[3]]}:1"})
    staff.post_form(base(event) + "/order/titles")
    assert names(staff, event) == first


@pytest.mark.parametrize("move", ["x:1", "1:x", "999999:1", ":", ""])
def test_a_move_that_no_page_asks_for_changes_nothing(sign_in, event, move):
    staff = sign_in("organizer")
    before = names(staff, event)
    assert staff.post_form(base(event) + "/order", {"move": move}).status_code == 303
    assert names(staff, event) == before


def test_the_ticked_get_a_zone_which_stands_with_them_and_on_their_page(sign_in, event):
    staff = sign_in("organizer")
    people = printed.people_to_print(event)
    staff.post_form(base(event) + "/zones", {"ids": [people[0].id, people[1].id], "zone": "B"})
    assert [each.zone for each in printed.people_to_print(event)] == ["B", "B", "", ""]
    assert "Khu B" in staff.get(f"{base(event)}/{people[0].id}").get_data(as_text=True)
    assert staff.post_form(base(event) + "/zones", {"ids": [people[0].id], "zone": "B" * 41}).status_code == 303
    assert printed.people_to_print(event)[0].zone == "B"


def test_a_guest_sees_the_seat_by_the_personal_link(sign_in, client, event):
    from workshop.registrations import links, services

    guest = printed.people_to_print(event)[0]
    services.edit_registration(guest, version=guest.version, zone="A", seat="12")
    page = client.get(links.link_url(guest).split("localhost", 1)[-1]).get_data(as_text=True)
    assert "Khu A · Ghế 12" in page
