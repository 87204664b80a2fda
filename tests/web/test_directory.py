"""Pages of organisations and administrative units."""

from lxml import html

from workshop.directory.queries import organization_named
from workshop.directory.services import create_organization, load_admin_units
from workshop.extensions import db

ANSWER = {"name": "Sở Công Thương", "kind": "state", "header_profile": "state", "document_symbol": "SCT",
          "header_parent": "Ủy ban nhân dân tỉnh Trà Vinh", "place": "Trà Vinh"}  # fmt: skip


def test_adds_edits_and_shows_the_head_of_its_papers(sign_in):
    client = sign_in("registry")
    assert client.post_form("/admin/organizations/new", ANSWER).status_code == 303
    path = f"/admin/organizations/{organization_named('Sở Công Thương').id}/edit"
    head = client.tree(path).xpath("//div[@class='paper-head']/@aria-label")
    assert head == ["ỦY BAN NHÂN DÂN TỈNH TRÀ VINH, SỞ CÔNG THƯƠNG, Số: …/QĐ-SCT, Trà Vinh, ngày … tháng … năm …"]
    renamed = {**ANSWER, "version": "1", "name": "Sở Công Thương mới", "renamed_on": "2025-07-01"}
    assert client.post_form(path, renamed).status_code == 303
    assert [item.text_content().split()[0] for item in client.tree(path).xpath("//main//ul/li[br]")] == ["Sở", "Sở"]


def test_a_refused_entry_keeps_what_was_typed(sign_in):
    create_organization("Sở Công Thương")
    client = sign_in("registry")
    refused = client.post_form("/admin/organizations/new", {**ANSWER, "address": "Số 1"})
    tree = html.fromstring(refused.get_data(as_text=True))
    kept = {control.get("name"): control.get("value") for control in tree.xpath("//input")}
    assert (refused.status_code, kept["name"], kept["address"]) == (422, "Sở Công Thương", "Số 1")


def test_somebody_elses_change_is_not_written_over(sign_in):
    made = create_organization("Sở Công Thương")
    client, path = sign_in("registry"), f"/admin/organizations/{made.id}/edit"
    assert client.post_form(path, {**ANSWER, "version": str(made.version)}).status_code == 303
    assert client.post_form(path, {**ANSWER, "version": "1", "place": "Hà Nội"}).status_code == 422
    db.session.expire_all()
    assert organization_named("Sở Công Thương").place == "Trà Vinh"


def test_a_viewer_reads_and_does_not_edit(sign_in):
    made = create_organization("Sở Công Thương")
    client = sign_in("viewer")
    assert client.tree("/admin/organizations").xpath("//tbody//a") == []
    assert client.get(f"/admin/organizations/{made.id}/edit").status_code == 403


def test_finds_units_without_accents_and_by_time(sign_in):
    load_admin_units()
    client = sign_in("viewer")
    names = client.tree("/admin/units?search=duyen+hai&when=before").xpath("//tbody/tr/th/text()")
    assert names == ["Huyện Duyên Hải", "Thị xã Duyên Hải"]
    assert client.get("/admin/units?page=2").status_code == 200
