"""The list with every mess on its pages: each question that it raises can be answered there."""

from io import BytesIO

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.support import messy_list
from workshop.extensions import db
from workshop.imports.models import ImportBatch, ImportRow
from workshop.registrations.models import Registration


class Office:
    """An organizer with the list read in."""

    def __init__(self, client, event):
        self.client = client
        data = {"file": (BytesIO(messy_list.workbook()), "ds.xlsx")}
        base = f"/events/{event.slug}/imports"
        client.post_form(f"{base}/new", data, content_type="multipart/form-data")
        self.path = f"{base}/{db.session.scalar(select(ImportBatch.id))}"

    def row(self, number, part=0, sheet=messy_list.FINAL):
        """A row as it is now."""
        db.session.expire_all()
        return db.session.scalars(select(ImportRow).filter_by(sheet=sheet, row=number, part=part)).one()

    def page(self, row):
        """The page of a row, checked as every page is."""
        return self.client.tree(f"{self.path}/rows/{row.id}", query_string={"lang": "en"})

    def send(self, row, way="", **values):
        """Send a form of the page of a row."""
        answer = self.client.post_form(f"{self.path}/rows/{row.id}{way}", {"version": row.version, **values})
        assert answer.status_code == 303, answer.text

    def save(self, row, **texts):
        """Save the row as its page shows it, with ``texts`` typed over."""
        shown = {field.get("name"): field.get("value", "") for field in self.page(row).xpath("//input[@type='text']")}
        shown = {name: value for name, value in shown.items() if name.startswith("text_")}
        self.send(row, **(shown | {f"text_{code}": text for code, text in texts.items()}))


@pytest.fixture
def office(app, sign_in):
    return Office(sign_in("organizer"), events.event(kinds=("leader", "agency", "owner", "guest")))


def said(row):
    """What became of a row, in short."""
    return row.outcome, row.reason_code, row.reading.get("full_name")


def test_two_people_of_a_cell_are_split_and_both_come_in(office):
    row = office.row(17)
    assert "Split this row" in office.page(row).text_content()
    office.send(row, "/parts")
    assert [said(office.row(17, part)) for part in (0, 1)] == [
        ("imported", "", "Phạm Thị Sáu"), ("imported", "", "Lê Văn Bảy")]  # fmt: skip
    assert [office.row(17, part).reading.get("phone") for part in (0, 1)] == ["0912345684", None]
    assert "Split this row" not in office.page(office.row(25)).text_content()


def test_a_place_without_a_name_gets_one_or_the_named_person_comes_alone(office):
    office.send(office.row(18), "/parts")
    assert [said(office.row(18, part)) for part in (0, 1)] == [
        ("imported", "", "Trần Văn Tám"), ("needs_person", "value_missing", None)]  # fmt: skip
    office.save(office.row(18, 1), full_name="Bà Lý Thị Chuyên")
    second = office.row(18, 1)
    assert (*said(second), second.reading["honorific"]) == ("imported", "", "Lý Thị Chuyên", "Bà")
    office.send(office.row(18), "/original")
    assert said(office.row(18)) == ("needs_person", "unnamed_places", "Trần Văn Tám")
    office.save(office.row(18))
    assert said(office.row(18)) == ("imported", "", "Trần Văn Tám")


@pytest.mark.parametrize(("number", "name", "value"), [
    (26, "organization", "Sở Nội vụ"), (27, "phone", "0912345693"), (20, "full_name", "Võ Văn Lọc"),
])  # fmt: skip
def test_a_proposal_is_taken_by_saving_the_row_as_it_is_shown(office, number, name, value):
    office.save(office.row(number))
    row = office.row(number)
    assert (row.outcome, row.reading[name]) == ("imported", value)


def test_what_cannot_be_read_is_typed_and_what_is_typed_wrong_is_said(office):
    office.save(office.row(21))
    assert office.row(21).reason_code == "email_doubtful"
    office.save(office.row(21), email="thu.vo@gmail.com")
    assert (office.row(21).outcome, office.row(21).reading["email"]) == ("imported", "thu.vo@gmail.com")
    office.save(office.row(22), phone="12345678")
    assert office.row(22).reason_code == "cell_unreadable"
    office.save(office.row(22), phone="0912 345 689")
    assert (office.row(22).outcome, office.row(22).reading["phone"]) == ("imported", "0912345689")


def test_a_sheet_that_was_replaced_is_proposed_to_be_left_out(office):
    text = office.client.tree(office.path, query_string={"lang": "en"}).text_content()
    assert "Sheet “Sheet1” looks like an earlier list" in text
    page = office.client.tree(f"{office.path}/columns?sheet=Sheet1")
    assert page.xpath("//input[@name='skip']/@checked") != []
    fields = {field.get("name"): field.xpath("string(option[@selected]/@value)") for field in page.xpath("//select")}
    values = {**fields, "first": "1", "last": "1", "version": page.xpath("string(//input[@name='version']/@value)")}
    # read after all, it makes two people of the final list doubtful, which are asked about
    for choice, outcomes, doubts in (
        ({}, ["skipped", "imported", "imported"], ["perhaps_known", "twice_in_list"]),
        ({"skip": "y"}, ["skipped"] * 3, ["", ""]),
    ):
        assert office.client.post_form(f"{office.path}/columns?sheet=Sheet1", values | choice).status_code == 303
        assert [office.row(number, sheet="Sheet1").outcome for number in (1, 2, 3)] == outcomes
        assert [office.row(number).reason_code for number in (9, 13)] == doubts
        values["version"] = str(db.session.scalar(select(ImportBatch.version)))
    text = office.client.tree(office.path, query_string={"lang": "en"}).text_content()
    assert "looks like an earlier list" not in text


def test_who_stands_twice_is_left_out_and_the_rest_comes_in(office):
    row = office.row(30)
    assert row.reason_code == "twice_in_list"
    office.send(row, "/skipping", why="ghi hai lần")
    version = str(db.session.scalar(select(ImportBatch.version)))
    office.client.post_form(f"{office.path}/application", {"version": version})
    names = list(db.session.scalars(select(Registration.full_name).order_by(Registration.id)))
    assert (len(names), names.count("Lê Văn Hoà"), names.count("Lê Văn Hòa")) == (11, 1, 0)
