"""The pages of the registry."""

import datetime as dt

import pytest

from tests.factories import ocop
from workshop.accounts.models import ApiToken
from workshop.accounts.secrets import digest
from workshop.extensions import db
from workshop.ocop import queries, services
from workshop.ocop.models import Owner, Platform, Product
from workshop.transactions import transaction


@pytest.fixture
def clerk(sign_in):
    return sign_in("registry")


def _figures(tree):
    labels = [" ".join(node.text_content().split()) for node in tree.xpath("//p[@class='figure-label']")]
    values = [" ".join(node.text_content().split()) for node in tree.xpath("//p[@class='figure']")]
    return dict(zip(labels, values, strict=True))


def test_every_page_opens_empty_and_filled_in_both_languages(clerk):
    for path in ("/ocop/", "/ocop/owners", "/ocop/products", "/ocop/platforms", "/ocop/imports"):
        clerk.tree(path)
    product, platform = ocop.product(), ocop.platform()
    services.list_product(product, platform, url="https://vi-du.vn/shop")
    for path in (
        "/ocop/", "/ocop/?as_of=2023-05-19", "/ocop/owners", "/ocop/owners/new", "/ocop/products",
        f"/ocop/owners/{product.owner_id}", f"/ocop/owners/{product.owner_id}/edit",
        f"/ocop/owners/{product.owner_id}/products/new", f"/ocop/products/{product.id}",
        f"/ocop/products/{product.id}/edit", f"/ocop/products/{product.id}/certifications/new", "/ocop/platforms",
        "/ocop/platforms/new", f"/ocop/platforms/{platform.id}/edit", "/ocop/imports/new",
    ):  # fmt: skip
        for language in ("vi", "en"):
            clerk.tree(path, query_string={"lang": language} if "?" not in path else None)


def test_the_dashboard_counts_rows_and_a_deleted_product_is_one_less(clerk):
    led = ocop.owner(is_women_led=True)
    first = ocop.product(of=led)
    ocop.product(of=led)
    ocop.product(stars=5, is_potential=True)
    figures = _figures(clerk.tree("/ocop/?lang=en"))
    assert (figures["Certified products"], figures["Women-led products"]) == ("3", "2 / 3")
    assert clerk.post_form(f"/ocop/products/{first.id}/deletion").status_code == 303
    figures = _figures(clerk.tree("/ocop/"))
    assert (figures["Certified products"], figures["Women-led products"]) == ("2", "1 / 2")


def test_a_figure_opens_the_rows_it_counts(clerk):
    ocop.product(stars=5, is_potential=True)
    ocop.product(stars=4)
    tree = clerk.tree("/ocop/products?rank=potential")
    assert len(tree.xpath("//tbody/tr")) == 1


def test_owners_are_found_without_accents_by_their_products_too(clerk):
    wanted = ocop.owner(name="Hợp tác xã Rặng Sương", kind="htx")
    ocop.product(of=wanted, name="Kẹo dừa sáp thử")
    ocop.owner()
    for search in ("rang suong", "keo dua"):
        rows = clerk.tree("/ocop/owners", query_string={"search": search}).xpath("//tbody/tr/th")
        assert [row.text_content().split("\n")[0] for row in rows] == ["Hợp tác xã Rặng Sương"]


def test_a_wrong_form_keeps_what_was_typed(clerk):
    answer = clerk.post_form("/ocop/owners/new", {"name": "Cơ sở Thử", "kind": "co_so", "phone": "12"})
    assert answer.status_code == 422
    assert 'value="Cơ sở Thử"' in answer.text
    assert db.session.query(Owner).count() == 0
    product = ocop.product()
    answer = clerk.post_form(
        f"/ocop/products/{product.id}/certifications/new",
        {"rank": "4", "form": "new", "issuer": "UBND xã Thử", "decided_on": "2022-08-22", "expires_on": "2022-08-01"},
    )
    assert answer.status_code == 422
    assert 'value="UBND xã Thử"' in answer.text
    answer = clerk.post_form(f"/ocop/products/{product.id}/edit", {"name": "", "packaging": "Hộp thử", "version": 1})
    assert (answer.status_code, 'value="Hộp thử"' in answer.text) == (422, True)
    answer = clerk.post_form("/ocop/platforms/new", {"name": "", "legal_name": "Công ty Thử"})
    assert (answer.status_code, 'value="Công ty Thử"' in answer.text) == (422, True)
    ocop.platform()
    answer = clerk.post_form(f"/ocop/products/{product.id}/listings", {"url": "vi-du.vn/x"})
    assert (answer.status_code, 'value="vi-du.vn/x"' in answer.text) == (422, True)


def test_two_people_editing_one_owner_the_second_is_told(clerk):
    owner = ocop.owner()
    fields = {"name": owner.name, "kind": "hkd", "version": owner.version}
    assert clerk.post_form(f"/ocop/owners/{owner.id}/edit", {**fields, "address": "xã Thử"}).status_code == 303
    answer = clerk.post_form(f"/ocop/owners/{owner.id}/edit", {**fields, "address": "xã Khác"})
    assert answer.status_code == 422
    assert db.session.get(Owner, owner.id).address == "xã Thử"


def test_a_households_number_is_masked_and_kept_by_an_empty_field(clerk):
    owner = ocop.owner(tax_code="084000000123")
    for path in (f"/ocop/owners/{owner.id}", f"/ocop/owners/{owner.id}/edit"):
        text = clerk.get(path).text
        assert "084000000123" not in text
        assert "•••••••••123" in text
    fields = {"name": "Hộ đổi tên", "kind": "hkd", "version": owner.version, "tax_code": ""}
    clerk.post_form(f"/ocop/owners/{owner.id}/edit", fields)
    kept = db.session.get(Owner, owner.id)
    assert (kept.name, kept.tax_code) == ("Hộ đổi tên", "084000000123")


def test_owner_product_decision_and_shop_are_entered_one_after_another(clerk):
    fields = {"name": "Hợp tác xã Thử", "kind": "htx", "women_led": "yes", "phone": "0912.000.345"}
    clerk.post_form("/ocop/owners/new", fields)
    owner = db.session.query(Owner).one()
    assert (owner.phone, owner.is_women_led) == ("0912000345", True)
    clerk.post_form(f"/ocop/owners/{owner.id}/products/new", {"name": "Mứt thử", "group": "Thực phẩm"})
    product = db.session.query(Product).one()
    clerk.post_form(f"/ocop/products/{product.id}/certifications/new",
                    {"rank": "potential", "form": "new", "decided_on": "2022-08-31", "score": "95"})  # fmt: skip
    platform = ocop.platform()
    clerk.post_form(f"/ocop/products/{product.id}/listings", {"platform_id": platform.id, "url": "vi-du.vn/mut"})
    product = queries.product_by_id(product.id)
    assert (product.standing.rank, product.standing.expires_on) == ("potential", dt.date(2025, 8, 31))
    assert [(row.url, row.ended_on) for row in product.listings] == [("https://vi-du.vn/mut", None)]
    clerk.post_form(f"/ocop/products/{product.id}/listings/{product.listings[0].id}/end")
    db.session.expire_all()
    assert queries.product_by_id(product.id).listings[0].ended_on == queries.today()


def test_an_owner_with_products_is_not_deleted(clerk):
    product = ocop.product()
    clerk.post_form(f"/ocop/owners/{product.owner_id}/deletion")
    assert db.session.query(Owner).count() == 1
    services.delete_product(product)
    clerk.post_form(f"/ocop/owners/{product.owner_id}/deletion")
    assert db.session.query(Owner).count() == 0


def test_a_platform_without_a_legal_name_says_so(clerk):
    clerk.post_form("/ocop/platforms/new", {"name": "Sàn Thử"})
    assert "chưa đủ để ký" in clerk.get("/ocop/platforms?lang=vi").text.lower()
    platform = db.session.query(Platform).one()
    fields = {"name": "Sàn Thử", "version": platform.version, "operator_version": platform.operator.version}
    clerk.post_form(f"/ocop/platforms/{platform.id}/edit", {**fields, "legal_name": "Công ty Cổ phần Thử"})
    assert "chưa đủ để ký" not in clerk.get("/ocop/platforms").text.lower()


def test_a_viewer_reads_and_changes_nothing(sign_in):
    viewer, product = sign_in("viewer"), ocop.product()
    assert viewer.get("/ocop/").status_code == 200
    assert viewer.get("/ocop/owners/new").status_code == 403
    assert viewer.post_form(f"/ocop/products/{product.id}/deletion").status_code == 403


@pytest.mark.parametrize("path", ["/ocop/owners", "/ocop/products"])
def test_lists_take_as_many_queries_for_thirty_rows_as_for_one(clerk, path):
    from sqlalchemy import event

    def count():
        seen = []
        note = lambda *_args: seen.append(1)  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", note)
        clerk.tree(path)
        event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    ocop.product()
    one = count()
    for _ in range(29):
        ocop.product()
    assert count() == one


def test_the_api_lists_the_registry_and_masks_a_households_number(client):
    product = ocop.product(of=ocop.owner(tax_code="084000000123"), stars=5, is_potential=True)
    services.list_product(product, ocop.platform(), url="https://vi-du.vn/x")
    with transaction() as session:
        session.add(ApiToken(name="t", token_hash=digest("secret"), scopes=["ocop:read"]))
    answers = {
        name: client.get(f"/api/v1/ocop/{name}?page_size=1", headers={"Authorization": "Bearer secret"}).get_json()
        for name in ("owners", "products", "platforms", "listings")
    }
    assert {name: (len(answer["items"]), answer["next_cursor"]) for name, answer in answers.items()} == dict.fromkeys(
        answers, (1, None)
    )
    assert answers["owners"]["items"][0]["tax_code"] == "•••••••••123"
    assert answers["products"]["items"][0]["rank"] == "potential"
    assert answers["listings"]["items"][0]["url"] == "https://vi-du.vn/x"
    assert client.get("/api/v1/ocop/owners").status_code == 401
