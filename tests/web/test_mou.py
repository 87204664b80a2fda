"""Pages of memoranda: drafting, editing, issuing, signing, confirming."""

import datetime as dt
import hashlib
from io import BytesIO

import pytest
from sqlalchemy import event as database_events

from tests.factories import events
from tests.factories import mou as factory
from workshop.accounts.services import create_token
from workshop.extensions import db
from workshop.mou import queries, services, texts
from workshop.mou.queries import choices
from workshop.ocop.models import Owner
from workshop.transactions import transaction


@pytest.fixture
def staff(sign_in):
    """A client of an administrator."""
    return sign_in("administrator")


def test_the_list_is_found_by_owner_without_accents(staff):
    factory.draft(owner=factory.owner(name="Hợp tác xã Dừa sáp Mẫu"))
    factory.draft()
    tree = staff.tree("/mous/?search=dua+sap")
    assert [link.text for link in tree.xpath("//tbody//th/a")] == ["Hợp tác xã Dừa sáp Mẫu"]


def _queries_of(client, path):
    """How many statements the page at ``path`` takes."""
    seen = []
    db.session.remove()  # what an earlier page has loaded would be spared

    def note(*arguments):
        seen.append(arguments[2])

    database_events.listen(db.engine, "before_cursor_execute", note)
    try:
        assert client.get(path).status_code == 200
    finally:
        database_events.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_lists_cost_the_same_however_long(staff):
    event = events.event()
    slug = event.slug
    factory.draft(event)
    parts = ("memoranda", "matching", "ceremony")
    pages = ["/mous/", f"/mous/new?event={slug}", *(f"/events/{slug}/{part}" for part in parts)]
    for page in pages:
        staff.get(page)
    few = [_queries_of(staff, page) for page in pages]
    for _ in range(10):
        factory.draft(event)
    assert [_queries_of(staff, page) for page in pages] == few


def test_an_empty_list_offers_to_draft(staff):
    assert staff.tree("/mous/").xpath("//div[@class='empty']//a/@href") == ["/mous/new"]


def test_several_owners_are_drafted_with_one_platform(staff):
    event, platform, owners = events.event(), factory.platform(), [factory.owner(), factory.owner()]
    path = f"/mous/new?event={event.slug}&platform={platform.id}"
    assert len(staff.tree(path).xpath("//input[@name='owners']")) == 2
    answer = staff.post_form(path, {"owners": [each.id for each in owners], "witness": "Hội Liên hiệp Phụ nữ tỉnh Mẫu"})
    assert (answer.status_code, answer.location) == (303, f"/events/{event.slug}/memoranda")
    assert queries.counts(event)["draft"] == 2


def test_drafting_without_an_owner_keeps_the_witness_typed(staff):
    platform = factory.platform()
    answer = staff.post_form(f"/mous/new?platform={platform.id}", {"witness": "Sở Công Thương tỉnh Mẫu"})
    assert answer.status_code == 422
    assert 'value="Sở Công Thương tỉnh Mẫu"' in answer.get_data(as_text=True)


def test_more_owners_than_fit_are_counted_and_found_by_name(staff, monkeypatch):
    monkeypatch.setattr(choices, "SHOWN_OWNERS", 2)
    platform, _owners = factory.platform(), [factory.owner(name=f"Cơ sở Mẫu {n}") for n in range(3)]
    path = f"/mous/new?platform={platform.id}"
    assert "Đang hiện 2 trong 3 chủ thể" in staff.get(path).get_data(as_text=True)
    found = staff.get(path + "&search=mau+2").get_data(as_text=True)
    assert ("Cơ sở Mẫu 2" in found, "Đang hiện" in found) == (True, False)


FORMS = [
    ("edit", {"title": "", "subject": "Về việc giữ lại"}, "Về việc giữ lại"),
    ("products/edit", {"lines-0-name": "", "lines-0-rank": "4 sao giữ lại"}, "4 sao giữ lại"),
    ("articles/edit", {"articles-0-heading": "", "articles-0-clauses": "Khoản giữ lại"}, "Khoản giữ lại"),
    ("parties/new", {"name": ""}, ""),
    ("cancellation", {"reason": ""}, ""),
]


@pytest.mark.parametrize(("part", "typed", "kept"), FORMS)
def test_a_form_with_bad_input_keeps_what_was_typed(staff, part, typed, kept):
    memorandum = factory.draft()
    answer = staff.post_form(f"/mous/{memorandum.id}/{part}", {**typed, "version": memorandum.version})
    assert answer.status_code == 422
    assert kept in answer.get_data(as_text=True)
    assert queries.memorandum(memorandum.id).status == "draft"


def test_a_party_with_no_copies_is_refused_and_its_name_kept(staff):
    memorandum = factory.draft()
    path = f"/mous/{memorandum.id}/parties/{memorandum.parties[0].id}/edit"
    answer = staff.post_form(path, {"name": "Tên giữ lại", "copies": "0", "version": memorandum.version})
    assert answer.status_code == 422
    assert "Tên giữ lại" in answer.get_data(as_text=True)


def test_an_article_is_moved_without_saving_and_saved_after(staff):
    memorandum = factory.draft()
    path = f"/mous/{memorandum.id}/articles/edit"
    rows = {"articles-0-heading": "Một", "articles-1-heading": "Hai", "bases": "Căn cứ", "version": memorandum.version}
    moved = staff.post_form(path, {**rows, "order": "up-1"})
    assert moved.status_code == 200
    assert len(texts.articles_of(queries.memorandum(memorandum.id))) == 10
    assert staff.post_form(path, rows).status_code == 303
    assert [each.heading for each in texts.articles_of(queries.memorandum(memorandum.id))] == ["Một", "Hai"]


def test_from_draft_to_confirmed_scan(staff, sign_in):
    memorandum = factory.draft(events.event())
    path = f"/mous/{memorandum.id}"
    assert staff.post_form(f"{path}/issue", {"version": memorandum.version}).status_code == 303
    issued = staff.get(f"{path}.pdf").data
    assert hashlib.sha256(issued).hexdigest() == queries.memorandum(memorandum.id).text_sha256
    assert staff.post_form(f"{path}/signature", {"signed_on": "2023-05-19"}).status_code == 422
    pages = [(BytesIO(factory.scan(shade=shade).data), f"trang-{shade}.png") for shade in (1, 60, 120, 180)]
    assert staff.post_form(f"{path}/scans", {"scans": pages}).status_code == 303
    assert staff.post_form(f"{path}/signature", {"signed_on": "2023-05-19"}).status_code == 303
    assert staff.post_form(f"{path}/confirmation").status_code == 403
    assert sign_in("approver").post_form(f"{path}/confirmation").status_code == 303
    assert queries.memorandum(memorandum.id).is_confirmed
    assert staff.get(path).status_code == 200


def test_what_the_annex_leaves_blank_is_named_and_stops_nothing(staff):
    memorandum = factory.draft()
    tree = staff.tree(f"/mous/{memorandum.id}")
    said = [" ".join(node.text_content().split()) for node in tree.xpath("//ul[@class='tasks']//div/a")]
    name = memorandum.product_lines[0].name
    assert (len(said), said[0]) == (2, f"“{name}” còn thiếu: giá dự kiến, sản lượng/tháng")
    assert f"/mous/{memorandum.id}/issue" in tree.xpath("//form/@action")


def test_a_file_that_is_no_scan_is_refused(staff):
    memorandum = services.mark_ready(factory.draft())
    answer = staff.post_form(f"/mous/{memorandum.id}/scans", {"scans": (BytesIO(b"MZ"), "virus.exe")})
    assert answer.status_code == 422
    assert queries.memorandum(memorandum.id).scans == []


def test_a_households_tax_code_is_masked_on_the_page(staff):
    memorandum = factory.draft(owner=factory.owner(kind="hkd", tax_code="084175012345"))
    page = staff.get(f"/mous/{memorandum.id}").get_data(as_text=True)
    assert "084175012345" not in page
    assert "•••••••••345" in page


def test_a_viewer_reads_and_changes_nothing(sign_in):
    event = events.event()
    memorandum = factory.draft(event)
    viewer = sign_in("viewer", event)
    assert viewer.get(f"/mous/{memorandum.id}").status_code == 200
    assert viewer.post_form(f"/mous/{memorandum.id}/agreement").status_code == 403
    other = sign_in("viewer", events.event())
    assert other.get(f"/mous/{memorandum.id}").status_code == 403
    assert other.tree("/mous/").xpath("//tbody//th/a") == []


def test_the_verification_page_says_what_stands_and_no_more(client):
    memorandum = factory.signed(events.event())
    answer = client.get(f"/v/{memorandum.code}", headers={"Accept": "application/json"}).json
    assert (answer["status"], answer["kind"], answer["demonstration"]) == ("valid", "memorandum", False)
    assert answer["parties"] == [party.name for party in memorandum.parties]
    assert answer["files"][0] == memorandum.text_sha256
    assert "Nguyễn Thị Thử" not in str(answer)
    draft = client.get(f"/v/{factory.draft().code}", headers={"Accept": "application/json"}).json
    assert sorted(draft) == ["code", "demonstration", "jws", "kind", "status", "title"]
    services.terminate_memorandum(memorandum, "Hai bên thỏa thuận")
    assert client.get(f"/v/{memorandum.code}", headers={"Accept": "application/json"}).json["status"] == "terminated"


def test_the_matrix_says_how_far_each_pair_is(staff):
    event = events.event()
    memorandum = factory.signed(event)
    with transaction() as session:
        name = session.get(Owner, memorandum.owner_id).name
    tree = staff.tree(f"/events/{event.slug}/matching?search={name}")
    assert tree.xpath("//table[@class='matrix']//td//span[contains(@class, 'tag')]/text()") == ["Đã ký"]
    assert staff.get(f"/events/{event.slug}/matching.xlsx").data[:2] == b"PK"


def test_the_api_lists_memoranda_without_contacts(client):
    event = events.event()
    memorandum = factory.draft(event, owner=factory.owner(phone="0912345678", tax_code="084175012345"))
    factory.draft()
    headers = {"Authorization": f"Bearer {create_token('Báo cáo', ['mou:read'], event_id=event.id)[1]}"}
    answer = client.get("/api/v1/mous", headers=headers)
    assert [item["id"] for item in answer.json["items"]] == [memorandum.id]
    assert "0912345678" not in answer.get_data(as_text=True)
    assert "084175012345" not in answer.get_data(as_text=True)


def test_the_command_writes_the_issued_bytes(app, tmp_path):
    memorandum = services.mark_ready(factory.draft(dated_on=dt.date(2023, 5, 19)))
    out = tmp_path / "bien-ban.pdf"
    done = app.test_cli_runner().invoke(args=["mou", "render", str(memorandum.id), "--out", str(out), "--json"])
    assert (done.exit_code, hashlib.sha256(out.read_bytes()).hexdigest()) == (0, memorandum.text_sha256)
    assert app.test_cli_runner().invoke(args=["mou", "render", "1", "--out", str(tmp_path / "x.txt")]).exit_code == 1
