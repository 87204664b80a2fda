"""Pages of certificates that are out: corrected by a new issue, printed again, and the ledger of blanks."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests.factories import events
from tests.factories.awards import complete, decision, issued
from tests.support.client import page, said
from workshop.awards import ledger, queries
from workshop.awards.models import AwardDecision, BlankEntry, Correction, Reprint
from workshop.edges import jobs
from workshop.extensions import db


@pytest.fixture
def event(app):
    return events.event()


def test_a_correction_waits_for_a_second_person(sign_in, event):
    made = complete(decision(event))
    issued(made)
    award = queries.standing_awards(db.session.get(AwardDecision, made.id))[0]
    organizer, approver, path = sign_in("organizer"), sign_in("approver"), f"/awards/{made.id}"
    code = award.current.code
    form = {"printed_name": "Hợp tác xã Huyền Hội", "printed_address": "", "reason": "Sai tên"}
    assert organizer.post_form(f"/awards/recipients/{award.id}/reissue", form).status_code == 303
    assert "Waits for a second person" in page(organizer, path)
    asked = db.session.scalar(select(Correction.id))
    assert organizer.post_form(f"/awards/corrections/{asked}/acceptance").status_code == 403
    assert approver.post_form(f"/awards/corrections/{asked}/acceptance").status_code == 303
    jobs.run_pending()
    db.session.rollback()
    assert (award.printed_name, award.current.issue, award.current.code == code) == ("Hợp tác xã Huyền Hội", 2, False)
    assert "Issued anew" in page(approver, path)
    approver.post_form(f"/awards/corrections/{asked}/refusal")
    assert "This correction was already decided" in said(approver, path)


def test_a_clerk_types_what_is_wrong_beside_what_stands_and_never_decides_alone(app, sign_in, event):
    app.config["WORKSHOP_SECOND_PERSON"] = False
    made = decision(event, kind="bang_khen", names=["Hợp tác xã Một"])
    issued(made)
    award = queries.standing_awards(made)[0]
    client, path = sign_in("clerk"), f"/awards/recipients/{award.id}/reissue"
    tree = client.tree(path)
    assert tree.xpath("//input[@id='printed_name']/@value") == ["Hợp tác xã Một"]
    assert tree.xpath("//dl//dd[1]/text()")[0] == "Hợp tác xã Một"
    form = {"printed_name": "Hợp tác xã Mới", "printed_address": "Xã Thử", "register_number": "251", "reason": ""}
    refused = client.post_form(path, form)
    assert (refused.status_code, 'value="Hợp tác xã Mới"' in refused.text) == (422, True)
    assert client.post_form(path, {**form, "reason": "Gõ nhầm"}).status_code == 303
    asked = db.session.scalar(select(Correction))
    assert (asked.printed_name, asked.printed_address, asked.register_number, asked.state) == (
        "Hợp tác xã Mới", "Xã Thử", "251", "waiting")  # fmt: skip
    shown = sign_in("approver").tree(f"/awards/{made.id}")
    marked = shown.xpath("//*[@id='corrections']//*[@class='correction'][1]//mark/text()")
    assert marked == ["ột", "ới"]
    overview = client.tree(f"/events/{event.slug}?lang=en")
    assert "1 correction of a certificate waits" in overview.text_content()


def test_a_jammed_sheet_is_noted_and_the_ledger_follows(sign_in, event):
    made = complete(decision(event))
    issued(made)
    client, kind = sign_in("clerk"), queries.decision_by_id(made.id).kind
    created = client.post_form("/awards/blanks/new", {"kind": kind.id, "paper": "Phôi A4"})
    stock = created.headers["Location"]
    assert client.post_form(stock, {"movement": "spoiled", "sheets": "1", "reason": ""}).status_code == 422
    client.post_form(stock, {"movement": "received", "sheets": "4", "reason": "Phiếu 12"})
    stock_id = int(stock.rsplit("/", 1)[1])
    client.post_form(f"/awards/{made.id}/print-run", {"stock": stock_id, "sheets": "3"})
    paper = queries.standing_awards(db.session.get(AwardDecision, made.id))[0].current
    client.post_form(f"/awards/certificates/{paper.id}/reprint", {"reason": "Kẹt giấy", "stock": stock_id})
    assert "Còn 0 tờ" in said(client, f"/awards/{made.id}")
    again = client.post_form(f"/awards/certificates/{paper.id}/reprint", {"reason": "Kẹt giấy", "stock": stock_id})
    assert (again.status_code, "chỉ còn 0 tờ" in again.get_data(as_text=True)) == (422, True)
    count = ledger.count_of(ledger.stock_by_id(stock_id))
    assert (count.received, count.printed, count.spoiled, count.left) == (4, 3, 1, 0)
    assert "Kẹt giấy" in page(client, f"/awards/{made.id}")
    assert db.session.scalar(select(Reprint.certificate_id)) == paper.id
    first = db.session.scalar(select(BlankEntry.id).order_by(BlankEntry.id))
    second = db.session.scalar(select(BlankEntry.id).where(BlankEntry.movement == "printed"))
    taken = [client.post_form(f"/awards/blanks/entries/{each}/cancellation", {"reason": "Gõ nhầm"}).status_code
             for each in (first, second)]  # fmt: skip
    assert taken == [422, 303]
    book = load_workbook(io.BytesIO(client.get("/awards/blanks.xlsx").data))
    assert [[cell.value for cell in row] for row in book["Phôi còn"].iter_rows(min_row=2)] == [
        ["Giấy khen", "Phôi A4", 4, 0, 1, 3]]  # fmt: skip
    assert book["Sổ phôi"].max_row == 5  # heads, received, printed, spoiled, and the line that cancels the second
    assert client.get(f"{stock}.docx").status_code == client.get(f"{stock}.pdf").status_code == 200
