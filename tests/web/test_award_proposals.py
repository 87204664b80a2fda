"""Pages of awards from the proposal to the approval: propose, check, approve, kinds, office papers."""


import pytest
from sqlalchemy import select

from tests.factories import events, ocop
from tests.factories.awards import decision
from tests.support.client import page, said
from workshop.audit.actor import Actor, acting_as
from workshop.awards import checks, queries, services
from workshop.awards.models import AwardDecision, AwardKind
from workshop.extensions import db


@pytest.fixture
def event(app):
    return events.event()


def names(made):
    db.session.rollback()
    return [award.printed_name for award in queries.standing_awards(db.session.get(AwardDecision, made.id))]


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


def test_who_receives_stands_in_each_row_and_is_set_for_several_at_once(sign_in, event):
    client, made = sign_in("organizer"), decision(event, names=["Nguyễn Thị Một"])
    path = f"/awards/{made.id}"
    pasted = client.post_form(f"{path}/recipients/pasted", {"names": "Bà Trần Thị Hai\nTổ hợp tác Ba"},
                              query_string={"lang": "en"})  # fmt: skip
    assert pasted.status_code == 303
    assert "1 of them is taken for a person" in page(client, path)
    ids = [award.id for award in queries.standing_awards(queries.decision_by_id(made.id))]
    client.post_form(f"{path}/recipients/kinds", {"ids": [ids[0]], "recipient_kind": "individual"})
    db.session.expire_all()
    kinds = [award.recipient_kind for award in queries.standing_awards(queries.decision_by_id(made.id))]
    assert kinds == ["individual", "individual", "collective"]
    assert client.post_form(f"{path}/recipients/kinds", {"ids": [ids[0]], "recipient_kind": "x"}).status_code == 400
