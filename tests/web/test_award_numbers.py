"""Pages of the numbers of a decision: its own, and those of the register, typed or read from the office's table."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from tests.factories import events
from tests.factories.awards import decision
from tests.support.client import page
from workshop.awards import queries, services
from workshop.extensions import db


@pytest.fixture
def event(app):
    return events.event()


@pytest.mark.parametrize("number", ["mười hai", "12/UBND"])
def test_what_is_no_number_of_a_decision_is_kept_and_refused(sign_in, event, number):
    made = decision(event)
    response = sign_in("clerk").post_form(
        f"/awards/{made.id}/record", {"number": number, "decided_on": "2023-05-18", "version": made.version}
    )
    assert response.status_code == 422
    assert number in response.get_data(as_text=True)


def test_a_clerk_types_the_numbers_of_the_whole_list(sign_in, event):
    made = decision(event, kind="bang_khen", names=["Hợp tác xã Một", "Hợp tác xã Hai"])
    first, second = (award.id for award in queries.standing_awards(made))
    client, path = sign_in("clerk"), f"/awards/{made.id}/numbers"
    wrong = client.post_form(path, {f"number-{first}": "201", f"number-{second}": "hai"})
    assert (wrong.status_code, 'value="hai"' in wrong.get_data(as_text=True)) == (422, True)
    assert client.post_form(path, {f"number-{first}": "201", f"number-{second}": "204"}).status_code == 303
    db.session.rollback()
    assert [award.register_number for award in queries.standing_awards(made)] == ["201", "204"]
    assert "Nobody has entered these numbers of the book yet: 202, 203" in page(client, path)


def test_the_offices_table_fills_the_page_and_saves_nothing(sign_in, event):
    made = decision(event, kind="bang_khen", names=["Hợp tác xã Một", "Hợp tác xã Hai"])
    client, path = sign_in("clerk"), f"/awards/{made.id}/numbers"
    sent = load_workbook(io.BytesIO(client.get(f"{path}.xlsx").data))
    sheet, out = sent.active, io.BytesIO()
    assert [cell.value for cell in sheet[1]] == ["STT", "Tên tập thể, cá nhân", "Địa chỉ", "Số vào sổ"]
    sheet["D2"], sheet["D3"] = 201, 202
    sheet.append([3, "HTX Lạ", "", 203])
    sent.save(out)
    response = client.post_form(f"{path}/file", {"file": (io.BytesIO(out.getvalue()), "so-vang.xlsx")})
    text = response.get_data(as_text=True)
    assert (response.status_code, 'value="201"' in text, 'value="202"' in text, "HTX Lạ" in text) == (200, *[True] * 3)
    db.session.rollback()
    assert {award.register_number for award in queries.standing_awards(made)} == {""}
    assert client.post_form(f"{path}/file", {"file": (io.BytesIO(b"%PDF-"), "a.pdf")}).status_code == 422
    assert client.post_form(f"{path}/file", {}).status_code == 422


def test_a_table_without_the_two_columns_names_nobody(app):
    made, book, out = decision(kind="bang_khen"), Workbook(), io.BytesIO()
    book.active.append(["TT", "Họ và tên"])
    book.active.append([1, "Hợp tác xã Nông nghiệp Huyền Hội"])
    book.save(out)
    assert services.read_register(made, out.getvalue(), "so.xlsx") == ({}, [])
