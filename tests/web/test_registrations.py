"""The office's pages of delegates."""

from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import event as sqlalchemy_event

from tests.factories import events
from tests.factories.registrations import registration
from tests.support.pictures import text_in
from workshop.audit.models import AuditEntry
from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.registrations import links
from workshop.registrations.models import Registration


@pytest.fixture
def event(app):
    """An event with nobody in it."""
    return events.event(capacity=50)


def base(event):
    """The address of the list."""
    return f"/events/{event.slug}/registrations"


def names(tree):
    """The names in the list, in order."""
    return tree.xpath("//tbody//th[@scope='row']/a/text()")


def test_an_empty_list_points_to_the_ways_to_fill_it(sign_in, event):
    page = sign_in("organizer").tree(base(event))
    assert page.xpath("//div[@class='empty']//a/@href")[-1] == f"/e/{event.slug}/register"


def test_the_list_is_searched_filtered_and_sorted_in_the_address(sign_in, event):
    registration(event, full_name="Đỗ Thị Ánh", kind="owner")
    registration(event, full_name="Lê Văn An", kind="leader", titles=["Bí thư Tỉnh ủy"])
    registration(event, full_name="Hồ Chí Bảo", status="pending")
    staff = sign_in("organizer")
    assert names(staff.tree(base(event))) == ["Lê Văn An", "Đỗ Thị Ánh", "Hồ Chí Bảo"]
    assert names(staff.tree(base(event) + "?search=anh+do")) == ["Đỗ Thị Ánh"]
    assert names(staff.tree(base(event) + "?kind=leader")) == ["Lê Văn An"]
    assert names(staff.tree(base(event) + "?status=pending")) == ["Hồ Chí Bảo"]
    assert names(staff.tree(base(event) + "?sort=rank"))[0] == "Lê Văn An"
    assert names(staff.tree(base(event) + "?search=khong+co")) == []


def test_thirty_rows_take_as_many_queries_as_one(sign_in, event):
    staff, path = sign_in("organizer"), base(event)

    def counted():
        seen = []
        listen = lambda *_arguments: seen.append(1)  # noqa: E731
        db.session.remove()  # what the test itself read must not spare the page its own reading
        sqlalchemy_event.listen(db.engine, "before_cursor_execute", listen)
        staff.get(path)
        sqlalchemy_event.remove(db.engine, "before_cursor_execute", listen)
        return len(seen)

    registration(event)
    staff.get(path)
    one = counted()
    event = event_by_slug(path.split("/")[2])
    for _ in range(29):
        registration(event)
    staff.get(path)  # what stands where is counted anew after a change, once
    assert counted() == one


def test_a_delegate_is_registered_and_corrected_with_titles_one_a_line(sign_in, event):
    staff = sign_in("organizer")
    typed = {"full_name": "Kim Rương", "kind": "leader", "titles": "Ủy viên Ban Thường vụ Tỉnh ủy\nTrưởng Ban Dân vận",
             "honorific": "đồng chí", "phone": "0912345678"}  # fmt: skip
    answer = staff.post_form(base(event) + "/new", typed)
    made = db.session.query(Registration).one()
    assert (answer.status_code, answer.location) == (303, f"{base(event)}/{made.id}")
    assert [title.title for title in made.titles] == ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận"]
    assert staff.get(answer.location).status_code == 200
    edit = f"{base(event)}/{made.id}/edit"
    assert staff.tree(edit).xpath("string(//textarea[@name='titles'])").split("\n")[-1].strip() == "Trưởng Ban Dân vận"
    assert staff.post_form(edit, {**typed, "rank_override": "3", "version": "1"}).status_code == 303
    assert (made.rank_override, made.version) == (3, 2)
    stale = staff.post_form(edit, {**typed, "full_name": "Kim R", "version": "1"})
    assert stale.status_code == 422
    assert 'value="Kim R"' in stale.get_data(as_text=True)


def test_a_phone_that_cannot_be_read_is_said_at_its_field_and_stays_typed(sign_in, event):
    answer = sign_in("organizer").post_form(base(event) + "/new", {"full_name": "A", "kind": "owner", "phone": "12345"})
    assert answer.status_code == 422
    assert 'value="12345"' in answer.get_data(as_text=True)
    assert 'id="phone-error"' in answer.get_data(as_text=True)


def test_a_clerk_sees_no_phone_and_changes_nothing(sign_in, event):
    made = registration(event, phone="0912345678")
    clerk = sign_in("clerk", event)
    page = clerk.get(f"{base(event)}/{made.id}").get_data(as_text=True)
    assert "5678" not in page
    assert links.link_token(made) not in page
    assert clerk.post_form(f"{base(event)}/{made.id}/cancellation").status_code == 403
    table = clerk.get(base(event) + "/list.csv").data.decode("utf-8-sig")
    assert "0912" not in table
    assert made.full_name in table


def test_cancelling_and_restoring_one_and_many(sign_in, event):
    staff = sign_in("organizer")
    first, second = registration(event), registration(event, status="pending")
    staff.post_form(f"{base(event)}/{first.id}/cancellation")
    assert first.status == "cancelled"
    staff.post_form(f"{base(event)}/{first.id}/restoration")
    assert first.status == "confirmed"
    staff.post_form(base(event) + "/bulk", {"ids": [first.id, second.id], "act": "confirm"})
    assert second.status == "confirmed"
    staff.post_form(base(event) + "/bulk", {"ids": [first.id, second.id], "act": "cancel"})
    assert (first.status, second.status) == ("cancelled", "cancelled")


def test_replacing_the_link_makes_the_old_one_worthless(client, sign_in, event):
    made = registration(event)
    old = f"/r/{links.link_token(made)}"
    assert client.get(old).status_code == 200
    sign_in("organizer").post_form(f"{base(event)}/{made.id}/link")
    assert client.get(old).status_code == 404


def test_a_delegate_of_another_event_is_not_here(sign_in, event):
    other = registration(events.event())
    assert sign_in("organizer").get(f"{base(event)}/{other.id}").status_code == 404


@pytest.mark.pdf
def test_the_list_to_sign_has_groups_and_every_export_is_recorded(sign_in, event):
    registration(event, full_name="Kim Rương", kind="leader", titles=["Bí thư Tỉnh ủy"])
    registration(event, full_name="Thạch Thị Sa", kind="owner", phone="0912345678")
    staff = sign_in("organizer")
    text = text_in(staff.get(base(event) + "/list.pdf").data)
    assert "I. NHÓM LEADER" in text
    assert "II. NHÓM OWNER" in text
    assert "Tổng số: 02 đại biểu" in text
    assert staff.get(base(event) + "/list.docx").data[:2] == b"PK"
    assert staff.get(base(event) + "/list.xlsx").data[:2] == b"PK"
    assert "0912 345 678" in staff.get(base(event) + "/list.csv").data.decode("utf-8-sig")
    assert staff.get(base(event) + "/list.exe").status_code == 404
    kept = db.session.query(AuditEntry).filter_by(action="registrations.exported").order_by(AuditEntry.id).all()
    assert [(each.details["form"], each.details["with_contacts"]) for each in kept] == [
        ("pdf", False), ("docx", False), ("xlsx", True), ("csv", True),
    ]  # fmt: skip


@pytest.mark.pdf
def test_badges_are_printed_for_the_ticked_or_for_all(sign_in, event):
    made = [registration(event, full_name=f"Nguyễn Thị Hồng {number}") for number in range(11)]
    staff = sign_in("organizer")
    some = text_in(staff.post_form(base(event) + "/badges", {"ids": [made[0].id, made[1].id]}).data)
    printed = " ".join(some.split())
    assert [printed.count(f"Nguyễn Thị Hồng {number}") for number in range(3)] == [1, 1, 0]
    everyone = staff.post_form(base(event) + "/badges", {"size": "85x54"}).data
    with pikepdf.open(BytesIO(everyone)) as pdf:
        assert (len(pdf.pages), str(pdf.Root.ViewerPreferences.PrintScaling)) == (2, "/None")


def test_the_ticket_picture_reads_as_the_ticket(sign_in, event):
    import zxingcpp
    from PIL import Image

    made = registration(event)
    data = sign_in("organizer").get(f"{base(event)}/{made.id}/ticket.png").data
    assert zxingcpp.read_barcodes(Image.open(BytesIO(data)).convert("L"))[0].text == made.ticket_code


def test_papers_and_dashboard_open(sign_in, event):
    registration(event, status="pending")
    staff = sign_in("organizer")
    assert staff.get(base(event) + "/papers").status_code == 200
    page = staff.tree(f"/events/{event.slug}?phase=before")
    assert page.xpath("//p[@class='figure-label']/a/@href")[0] == base(event)
