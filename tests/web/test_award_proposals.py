"""Pages of awards from the proposal to the ledger: propose, check, approve, number, correct, print again, count."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from tests.factories import events, ocop
from tests.factories.awards import complete, decision, issued
from workshop.audit.actor import Actor, acting_as
from workshop.awards import checks, ledger, queries, services
from workshop.awards.models import AwardDecision, AwardKind, BlankEntry, Correction, Reprint
from workshop.edges import jobs
from workshop.extensions import db


@pytest.fixture
def event(app):
    return events.event()


def names(made):
    db.session.rollback()
    return [award.printed_name for award in queries.standing_awards(db.session.get(AwardDecision, made.id))]


def page(client, path):
    address = f"{path}{'&' if '?' in path else '?'}lang=en"
    return " ".join(client.tree(address).text_content().split())


def said(client, path):
    """The page in the language in which the act before it answered."""
    return " ".join(client.tree(path).text_content().split())


def test_owners_are_ticked_onto_the_list_and_one_button_takes_it_back(sign_in, event):
    owners = [ocop.product(ocop.owner(name=f"HTX Đề Nghị {n}", kind="htx")).owner for n in range(3)]
    client, made = sign_in("organizer"), decision(event, names=["Tổ hợp tác Có Sẵn"])
    path = f"/awards/{made.id}"
    assert "HTX Đề Nghị 2" in page(client, f"{path}/proposals?is_certified=1")
    assert "No owner meets all of this" in page(client, f"{path}/proposals?has_booth=1")
    client.post_form(f"{path}/proposals?is_certified=1", {"ids": [owners[0].id, owners[1].id]})
    assert names(made) == ["Tổ hợp tác Có Sẵn", "Hợp tác xã Đề Nghị 0", "Hợp tác xã Đề Nghị 1"]
    assert "Undo: 2 recipients were added" in page(client, path)
    change = services.last_change(queries.decision_by_id(made.id)).id
    client.post_form(f"{path}/undo", {"change": change})
    assert names(made) == ["Tổ hợp tác Có Sẵn"]
    client.post_form(f"{path}/proposals?is_certified=1", {"all": "1"})
    assert len(names(made)) == 4
    client.post_form(f"{path}/undo", {"change": change})
    assert len(names(made)) == 4  # another act is the latest by now


@pytest.mark.db
def test_proposals_read_no_more_for_thirty_owners(sign_in, event):
    from sqlalchemy import event as listen

    client, made, seen = sign_in("organizer"), decision(event), []
    listen.listen(db.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))

    def reads():
        seen.clear()
        assert client.get(f"/awards/{made.id}/proposals").status_code == 200
        return len(seen)

    ocop.product()
    few = reads()
    for _ in range(29):
        ocop.product()
    assert reads() == few


def test_a_short_form_is_written_in_full_with_one_tap(sign_in, event):
    client, made = sign_in("organizer"), decision(event, names=["HTX Thử", "Tổ hợp tác Hai"])
    award = queries.standing_awards(made)[0]
    assert "Write “Hợp tác xã Thử”" in page(client, f"/awards/{made.id}")
    client.post_form(f"/awards/{made.id}/recipients/spelling", {"ids": award.id, "how": "full"})
    assert names(made) == ["Hợp tác xã Thử", "Tổ hợp tác Hai"]
    client.post_form(f"/awards/{made.id}/recipients/removals", {"ids": award.id})
    assert names(made) == ["Tổ hợp tác Hai"]


def test_letters_that_differ_from_the_registry_are_marked(sign_in, event):
    made = decision(event, names=[])
    services.add_recipient(made, "Hợp tác xã Hoà Tân", owner=ocop.owner(name="HTX Hòa Tân", kind="htx"))
    tree = sign_in("organizer").tree(f"/awards/{made.id}")
    assert tree.xpath("//mark/text()") == ["oà", "òa"]


def test_only_what_the_approver_saw_is_approved(sign_in, event):
    made = decision(event, names=["Tổ hợp tác Một", "Tổ hợp tác Hai"])
    client, path = sign_in("approver"), f"/awards/{made.id}"
    tree = client.tree(path)
    seen = tree.xpath("string(//input[@name='seen']/@value)")
    first, second = queries.standing_awards(made)
    row = {f"seen-{first.id}": tree.xpath(f"string(//input[@name='seen-{first.id}']/@value)")}
    with acting_as(Actor()):  # somebody else, while the page is open
        services.edit_recipient(second, printed_name="Tổ hợp tác Hái", printed_address="", recipient_kind="collective")
    client.post_form(f"{path}/approval", {"seen": seen})
    db.session.rollback()
    assert made.status == "draft"
    assert "Danh sách đã thay đổi sau khi anh chị mở trang này" in said(client, path)
    client.post_form(f"{path}/recipients/approvals", {"ids": first.id, **row})
    assert "Names approved by a second person: 1 of 2" in page(client, path)
    client.post_form(f"{path}/recipients/approvals", {"ids": second.id, f"seen-{second.id}": "old"})
    db.session.rollback()
    assert (first.name_approved_at is None, second.name_approved_at) == (False, None)


def test_a_check_that_stops_says_on_which_row(sign_in, event):
    made = decision(event, names=["HTX Thử"])
    organizer, approver = sign_in("organizer"), sign_in("approver")
    rules = dict.fromkeys(checks.CHECKS, "warn") | {"short_form": "block"}
    assert organizer.post_form(f"/awards/{made.id}/rules", {**rules, "twice": "loud"}).status_code == 422
    assert organizer.post_form(f"/awards/{made.id}/rules", rules).status_code == 303
    approver.post_form(f"/awards/{made.id}/approval", {})
    text = said(approver, f"/awards/{made.id}")
    assert "Chưa duyệt được vì một điều kiện kiểm tra của quyết định này đang chặn. Hãy xem lại: HTX Thử" in text
    assert "Chưa duyệt được." in text


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
    assert [cell.value for cell in sheet[1]] == ["TT", "Tên tập thể, cá nhân", "Địa chỉ", "Số vào sổ"]
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


def test_a_clerk_asks_for_a_number_to_be_corrected_and_nothing_else(sign_in, event):
    made = decision(event, kind="bang_khen", names=["Hợp tác xã Một"])
    issued(made)
    award = queries.standing_awards(made)[0]
    client = sign_in("clerk")
    form = {"printed_name": "Tên Khác", "register_number": "251", "reason": "Gõ nhầm"}
    assert client.post_form(f"/awards/recipients/{award.id}/reissue", form).status_code == 303
    asked = db.session.scalar(select(Correction))
    assert (asked.printed_name, asked.register_number) == ("Hợp tác xã Một", "251")


def test_a_jammed_sheet_is_noted_and_the_ledger_follows(sign_in, event):
    made = complete(decision(event))
    issued(made)
    client, kind = sign_in("clerk"), queries.decision_by_id(made.id).kind
    created = client.post_form("/awards/blanks/new", {"kind": kind.id, "paper": "Phôi A4"})
    stock = created.headers["Location"]
    assert client.post_form(stock, {"movement": "spoiled", "sheets": "1", "reason": ""}).status_code == 422
    client.post_form(stock, {"movement": "received", "sheets": "3", "reason": "Phiếu 12"})
    stock_id = int(stock.rsplit("/", 1)[1])
    client.post_form(f"/awards/{made.id}/print-run", {"stock": stock_id, "sheets": "3"})
    paper = queries.standing_awards(db.session.get(AwardDecision, made.id))[0].current
    client.post_form(f"/awards/certificates/{paper.id}/reprint", {"reason": "Kẹt giấy", "stock": stock_id})
    assert "đã dùng nhiều hơn số đã nhận" in said(client, f"/awards/{made.id}")
    count = ledger.count_of(ledger.stock_by_id(stock_id))
    assert (count.received, count.printed, count.spoiled, count.left) == (3, 3, 1, -1)
    assert "Kẹt giấy" in page(client, f"/awards/{made.id}")
    assert db.session.scalar(select(Reprint.certificate_id)) == paper.id
    first = db.session.scalar(select(BlankEntry.id).order_by(BlankEntry.id))
    client.post_form(f"/awards/blanks/entries/{first}/cancellation", {"reason": "Gõ nhầm"})
    assert ledger.count_of(ledger.stock_by_id(stock_id)).received == 0
    book = load_workbook(io.BytesIO(client.get("/awards/blanks.xlsx").data))
    assert [[cell.value for cell in row] for row in book["Phôi còn"].iter_rows(min_row=2)] == [
        ["Giấy khen", "Phôi A4", 0, 3, 1, -4]]  # fmt: skip
    assert book["Sổ phôi"].max_row == 7
    assert client.get(f"{stock}.docx").status_code == client.get(f"{stock}.pdf").status_code == 200


def test_a_kind_of_award_is_added_and_its_numbers_keep_their_form(sign_in, event):
    services.ensure_kinds()
    issuer = db.session.scalar(select(AwardKind)).organization_id
    client = sign_in("administrator")
    form = {
        "organization": issuer, "name": "Bằng khen của Hội", "template": "giay_khen", "issuer_line": "BAN CHẤP HÀNH",
        "register_label": "Vào sổ số", "number_symbol": "HPN", "capacities": "TM. BAN CHẤP HÀNH | CHỦ TỊCH\nCHỦ TỊCH",
        "qr": "face",
    }  # fmt: skip
    refused = client.post_form("/awards/kinds/new", form)
    assert (refused.status_code, "BAN CHẤP HÀNH" in refused.get_data(as_text=True)) == (422, True)
    assert client.post_form("/awards/kinds/new", {**form, "number_symbol": "qđ-hpn"}).status_code == 303
    made = db.session.scalar(select(AwardKind).where(AwardKind.code == "bang_khen_cua_ho"))
    assert (made.number_symbol, made.capacities) == ("QĐ-HPN", [["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"], ["", "CHỦ TỊCH"]])
    services.draft_decision(event, made, achievement="Đã có thành tích", number="7")
    changed = {**form, "number_symbol": "QĐ-KHAC"}
    assert client.post_form(f"/awards/kinds/{made.id}/edit", changed).status_code == 422
    renamed = {**form, "number_symbol": "QĐ-HPN", "name": "Bằng khen Hội"}
    assert client.post_form(f"/awards/kinds/{made.id}/edit", renamed).status_code == 303
    assert "Bằng khen Hội" in page(client, "/awards/kinds")


def test_office_papers_come_as_downloads_and_a_viewer_changes_nothing(sign_in, event):
    made, state = decision(event), decision(event, kind="bang_khen")
    viewer = sign_in("viewer")
    assert viewer.get(f"/awards/{made.id}/papers/decision.docx").status_code == 200
    assert viewer.get(f"/awards/{state.id}/papers/decision.docx").status_code == 404
    assert viewer.post_form(f"/awards/{made.id}/papers/edit", {"proposer_id": 0}).status_code == 403
    organizer = sign_in("organizer")
    form = {"proposer_id": 0, "addressee": "Sở Nội vụ", "legal_bases": ""}
    assert organizer.post_form(f"/awards/{made.id}/papers/edit", form).status_code == 303
    assert "Sở Nội vụ" in said(viewer, f"/awards/{made.id}/papers")
    assert queries.decision_by_id(made.id).addressee == "Sở Nội vụ"


def test_a_table_without_the_two_columns_names_nobody(app):
    made, book, out = decision(kind="bang_khen"), Workbook(), io.BytesIO()
    book.active.append(["TT", "Họ và tên"])
    book.active.append([1, "Hợp tác xã Nông nghiệp Huyền Hội"])
    book.save(out)
    assert services.read_register(made, out.getvalue(), "so.xlsx") == ({}, [])
