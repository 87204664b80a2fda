"""Checking in by list or by a typed ticket, taking back, and the log of all scans."""

import uuid

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events
from tests.support.checkin import path, texts
from workshop.checkin.models import Admission, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.services import check_in
from workshop.extensions import db


def post_text(staff, event, text, **values):
    return staff.post_form(
        path(event, "/roster"), {"id": str(uuid.uuid4()), "point": "entry", "text": text, **values}
    )


def test_a_scanner_types_a_ticket_and_the_page_answers(staff, event):
    person = make.delegate(event, full_name="Trần Văn Đức")
    answer = post_text(staff, event, person.ticket_code.lower())
    assert answer.status_code == 303
    tree = staff.tree(f"{answer.location}&lang=en")
    assert texts(tree, "//p[@class='notice-title']") == ["Admitted: Trần Văn Đức"]
    scan = db.session.scalar(select(Scan))
    assert (scan.outcome, scan.user_id is not None, scan.desk_id) == ("accepted", True, None)


def test_a_name_is_looked_for_without_accents(staff, event):
    make.delegate(event, full_name="Trần Văn Đức")
    make.delegate(event, full_name="Lê Thị Hoa")
    answer = post_text(staff, event, "duc")
    assert (answer.status_code, "search=duc" in answer.location) == (303, True)
    tree = staff.tree(answer.location)
    assert texts(tree, "//tbody/tr/th") == ["Trần Văn Đức Giám đốc"]


@pytest.mark.parametrize("text", ["079123456789", "so 079123456789", "079123456789|123"])
def test_nor_is_its_number_typed_by_hand(staff, event, text):
    assert "0791" not in post_text(staff, event, text).location


def test_an_identity_card_is_not_carried_into_the_address(staff, event):
    answer = post_text(staff, event, "079123456789|123456789|Nguyễn Thị Thử|01011990|Nữ|Ấp 1|01012022")
    assert "079" not in answer.location
    assert db.session.scalar(select(Scan.foreign_class)) == "identity_card"


def test_a_button_checks_in_once_and_out_again(staff, event):
    person = make.delegate(event)
    values = {"id": str(uuid.uuid4()), "point": "entry", "registration": person.id}
    for _ in range(2):
        assert staff.post_form(path(event, "/roster"), values).status_code == 303
    assert db.session.query(Scan).count() == 1
    staff.post_form(path(event, "/roster"), {**values, "id": str(uuid.uuid4()), "direction": "out"})
    assert db.session.scalar(select(Admission.exited_at)) is not None


def test_an_undo_asks_why(staff, event):
    person = make.delegate(event)
    scan = make.scan(person)
    check_in(event, [scan], caller=Origin())
    where = path(event, f"/scans/{scan['id']}/undo")
    assert staff.get(where).status_code == 200
    assert staff.post_form(where, {"reason": " "}).status_code == 422
    assert staff.post_form(where, {"reason": "nhầm người"}).status_code == 303
    row = db.session.scalar(select(Admission))
    assert (row.undo_reason, row.undone_by.split(":")[0]) == ("nhầm người", "user")
    assert staff.get(path(event, f"/scans/{uuid.uuid4()}/undo")).status_code == 404


def test_the_log_is_filtered_by_the_address(staff, event):
    person, other = make.delegate(event, full_name="Trần Văn Đức"), make.delegate(event, status="cancelled")
    check_in(event, [make.scan(person), make.scan(person, 2), make.scan(code="x"),
                     make.scan(other, 3, offline=True, shown="admitted")], caller=Origin())  # fmt: skip

    def rows(query):
        return len(staff.tree(path(event, f"/log?{query}")).xpath("//tbody/tr[th]"))

    said = {
        query: rows(query)
        for query in ("", "outcome=duplicate", "outcome=flagged", "search=duc", "point=entry")
    }
    assert said == {"": 4, "outcome=duplicate": 1, "outcome=flagged": 1, "search=duc": 2, "point=entry": 4}


def test_the_roster_of_a_workshop_that_is_over_shows_its_last_day(sign_in, app):
    event = events.event()
    make.point(event)
    person = make.delegate(event)
    check_in(event, [make.scan(person, minute=3, offline=True, shown="admitted")], caller=Origin())
    tree = sign_in("organizer", event=event).tree(f"/events/{event.slug}/check-in/roster")
    tags = tree.xpath("//tbody//*[contains(@class, 'tag-ok')]")
    assert [" ".join(tag.text_content().split()) for tag in tags] == ["Có mặt từ 07:33"]
