"""The list of delegates with its filters, what is done to many, the table taken away, and the pairs."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.factories import events
from tests.factories.registrations import registration
from workshop.audit.models import AuditEntry
from workshop.extensions import db
from workshop.registrations import services
from workshop.registrations.models import Registration


@pytest.fixture
def event(app):
    """An event with three delegates."""
    event = events.event(capacity=50)
    registration(event, full_name="Đỗ Thị Ánh", organization="HTX Hoa Dừa", phone="0912345678", email="a@b.vn")
    registration(event, full_name="=Lê An", organization="-Sở Y tế", phone="", titles=["Bí thư Tỉnh ủy"])
    registration(event, full_name="Hồ Bảo", phone="", status="pending", source="api")
    return event


def base(event):
    """The address of the list."""
    return f"/events/{event.slug}/registrations"


def names(tree):
    """The names in the list, in order."""
    return tree.xpath("//tbody//th[@scope='row']/a/text()")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("contact=phone", ["Đỗ Thị Ánh"]), ("contact=none", ["=Lê An", "Hồ Bảo"]),
        ("titles=none", ["Đỗ Thị Ánh", "Hồ Bảo"]),
        ("source=api", ["Hồ Bảo"]), ("unit=HTX+Hoa+Dừa", ["Đỗ Thị Ánh"]), ("search=678", ["Đỗ Thị Ánh"]),
        ("search=hop+tac+xa", ["Đỗ Thị Ánh"]), ("sort=newest", ["Hồ Bảo", "=Lê An", "Đỗ Thị Ánh"]),
        ("status=nonsense&sort=nonsense&contact=nonsense", ["=Lê An", "Đỗ Thị Ánh", "Hồ Bảo"]),
    ],
)  # fmt: skip
def test_every_filter_stands_in_the_address(sign_in, event, asked, expected):
    assert names(sign_in("organizer").tree(f"{base(event)}?{asked}")) == expected


def test_all_that_match_are_cancelled_together_and_restored_together(sign_in, event):
    staff = sign_in("organizer")
    answer = staff.post_form(f"{base(event)}/bulk?contact=none", {"act": "cancel", "everyone": "1"})
    assert answer.status_code == 303
    page = staff.tree(answer.location)
    assert names(staff.tree(base(event))) == ["Đỗ Thị Ánh"]
    [undo] = page.xpath("//form[contains(@action, '/cancellations/')]/@action")
    staff.post_form(undo)
    assert names(staff.tree(base(event))) == ["=Lê An", "Đỗ Thị Ánh", "Hồ Bảo"]
    assert staff.post_form(undo).status_code == 303
    assert not staff.tree(answer.location).xpath("//form[contains(@action, '/cancellations/')]")


def test_the_table_holds_whom_the_list_shows_in_the_columns_chosen(sign_in, event):
    staff = sign_in("organizer")
    answer = staff.get(f"{base(event)}/table.xlsx?search=a&column=full_name&column=organization&column=phone")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Họ và tên", "Đơn vị", "Điện thoại"], ["=Lê An", "-Sở Y tế", None],
        ["Đỗ Thị Ánh", "HTX Hoa Dừa", "0912 345 678"],
    ]  # fmt: skip
    assert [(cell.data_type, cell.number_format, cell.quotePrefix) for cell in sheet["A"][1:]] == [
        ("s", "@", True), ("s", "@", False),
    ]  # fmt: skip
    entry = db.session.scalar(db.select(AuditEntry).where(AuditEntry.action == "registrations.exported"))
    assert entry.details == {"form": "xlsx", "rows": 2, "with_contacts": True}


def test_csv_opens_right_in_excel_and_holds_no_formula(sign_in, event):
    answer = sign_in("organizer").get(f"{base(event)}/table.csv?column=full_name&column=organization")
    assert answer.data[:3] == b"\xef\xbb\xbf"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[1] == ["'=Lê An", "'-Sở Y tế"]
    assert len(rows) == 4


def test_who_may_not_see_phones_takes_none_away(sign_in, event):
    answer = sign_in("clerk", event).get(f"{base(event)}/table.csv?column=phone&column=email&column=full_name")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert (rows[0], len(rows)) == (["Họ và tên"], 4)


def test_the_page_of_columns_counts_whom_it_means(sign_in, event):
    page = sign_in("organizer").tree(f"{base(event)}/table?status=pending")
    assert page.xpath("//input[@name='status']/@value") == ["pending"]
    assert len(page.xpath("//input[@name='column']")) == 13


def test_a_pair_is_listed_compared_merged_and_parted(sign_in, event):
    one = registration(event, full_name="Trần Thủy", phone="0987654321", organization="HTX A")
    two = registration(event, full_name="Trần Thị Thuỷ", phone="0987654321", organization="Hợp tác xã A")
    staff = sign_in("organizer")
    [address] = staff.tree(f"{base(event)}/duplicates").xpath("//td[@class='cell-actions']/a/@href")
    page = staff.tree(address)
    versions = {name: page.xpath(f"//input[@name='{name}']/@value")[0] for name in ("version", "other_version")}
    staff.post_form(f"{address}/merge", {**versions, "full_name": "dropped", "titles": "kept"})
    db.session.expire_all()
    standing = db.session.get(Registration, one.id), db.session.get(Registration, two.id)
    assert [(each.full_name, each.status) for each in standing] == [
        ("Trần Thị Thuỷ", "confirmed"), ("Trần Thị Thuỷ", "cancelled"),
    ]  # fmt: skip
    page = staff.tree(f"{base(event)}/duplicates")
    [undo] = page.xpath("//form[contains(@action, '/merges/')]/@action")
    staff.post_form(undo)
    db.session.expire_all()
    assert db.session.get(Registration, two.id).status == "confirmed"
    staff.post_form(f"{address}/distinction")
    assert staff.tree(f"{base(event)}/duplicates").xpath("//td[@class='cell-actions']") == []


def test_an_older_look_at_a_pair_merges_nothing(sign_in, event):
    one, two = (registration(event, full_name="Lê Hoa", phone="", organization="A") for _ in range(2))
    staff, address = sign_in("organizer"), f"{base(event)}/duplicates/{one.id}/{two.id}"
    answer = staff.post_form(f"{address}/merge", {"version": "9", "other_version": "1"})
    assert answer.location.endswith(address)
    assert staff.get(f"{base(event)}/duplicates/{one.id}/{one.id}").status_code == 404


def test_one_who_resembles_somebody_is_registered_only_on_a_second_word(sign_in, event):
    staff = sign_in("organizer")
    typed = {"full_name": "Đỗ Ánh", "kind": "owner", "phone": "0912 345 678", "organization": "HTX Hoa Dừa"}
    answer = staff.post_form(f"{base(event)}/new", typed)
    assert (answer.status_code, "cùng số điện thoại" in answer.text.lower()) == (409, True)
    assert staff.post_form(f"{base(event)}/new", {**typed, "anyway": "yes"}).status_code == 303
    assert db.session.scalar(db.select(db.func.count(Registration.id))) == 4


def test_a_change_of_the_order_of_tones_places_names_anew(app, event):
    for name in ("Lê Má", "Lê Mả"):
        registration(event, full_name=name)
    order = db.select(Registration.full_name).where(Registration.full_name.like("Lê M%"))
    order = order.order_by(Registration.name_sort)
    assert list(db.session.scalars(order)) == ["Lê Mả", "Lê Má"]
    app.config["WORKSHOP_TONE_ORDER"] = "office"
    result = app.test_cli_runner().invoke(args=["registrations", "sort-names", "--json"])
    assert result.stdout.strip() == '{"tone_order": "office", "changed": 4, "ranks": 0}'
    db.session.expire_all()
    assert list(db.session.scalars(order)) == ["Lê Má", "Lê Mả"]
    assert services.sort_names() == 0
