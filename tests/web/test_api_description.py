"""The API describes itself so that an outside developer can trust it: every operation with all that it answers."""

import jsonschema_rs
import pytest

from tests.factories import checkin as make
from tests.factories import events, mou, ocop
from tests.factories.registrations import registration

WITHOUT_WORDS = ("...", ":", "-")


@pytest.fixture
def described(client):
    return client.get("/api/v1/openapi.json").get_json()


@pytest.fixture
def operations(described):
    """{"GET /path": operation}."""
    return {f"{method.upper()} {path}": operation for path, methods in described["paths"].items()
            for method, operation in methods.items() if method != "parameters"}  # fmt: skip


@pytest.fixture
def ask(client):
    """``ask(method, path, **more)`` with a token that may do everything everywhere."""
    scopes = ("registrations:read", "registrations:write", "ocop:read", "mou:read", "awards:read", "reports:read")
    headers = {"Authorization": f"Bearer {make.api_token(None, scopes)}"}

    def asked(method, path, *, more_headers=(), **more):
        return client.open(f"/api/v1{path}", method=method, headers={**headers, **dict(more_headers)}, **more)

    return asked


def test_the_description_is_a_sound_document(described):
    text = str(described)
    assert text == text.encode("utf-8", "replace").decode()  # no half of a surrogate pair
    assert (described["openapi"], described["components"]["securitySchemes"]["bearer"]["scheme"]) == ("3.1.0", "bearer")
    jsonschema_rs.meta.validate({"$defs": described["components"]["schemas"]})


def test_every_operation_names_its_scope_its_refusals_and_a_success(operations):
    assert len(operations) == 18
    ids = [operation["operationId"] for operation in operations.values()]
    assert sorted(ids) == sorted(set(ids))
    for label, operation in operations.items():
        assert operation["summary"], label
        assert all(each["bearer"] for each in operation["security"]), label
        assert operation["security"], label
        answers = operation["responses"]
        assert {"401", "403", "500", "503", "507"} <= set(answers), label
        assert [status for status in answers if status.startswith("2")], label
        assert "default" not in answers, label
        problems = [answer for status, answer in answers.items() if status >= "4"]
        assert all(answer["$ref"].startswith("#/components/responses/") for answer in problems), label


def test_every_body_has_an_example_that_fits_its_schema(described, operations):
    tried = 0
    for label, operation in operations.items():
        bodies = [operation.get("requestBody"), *operation["responses"].values()]
        for content in [body["content"]["application/json"] for body in bodies if body and "content" in body]:
            schema = {**content["schema"], "components": described["components"]}
            assert jsonschema_rs.is_valid(schema, content["example"]), label
            tried += 1
    assert tried == 26
    for name, answer in described["components"]["responses"].items():
        content = answer["content"]["application/problem+json"]
        schema = {**content["schema"], "components": described["components"]}
        assert jsonschema_rs.is_valid(schema, content["example"]), name


@pytest.mark.parametrize("name", WITHOUT_WORDS)
def test_a_name_without_a_word_is_registered(ask, name):
    event = events.event()
    answer = ask("POST", f"/events/{event.slug}/registrations", json={"full_name": name})
    assert (answer.status_code, answer.json["full_name"]) == (201, name)
    changed = ask("PATCH", f"/registrations/{answer.json['id']}", json={"full_name": "An", "version": 1})
    assert (changed.status_code, changed.json["full_name"]) == (200, "An")


def test_listings_are_found_by_several_words(ask):
    owner = mou.owner(products=2)
    listed = ocop.services.list_product(owner.products[0], mou.platform())
    name = owner.products[0].name
    assert [each["id"] for each in ask("GET", f"/ocop/listings?search={name}").json["items"]] == [listed.id]
    assert ask("GET", f"/ocop/listings?search={name} khong").json["items"] == []


@pytest.mark.db
@pytest.mark.parametrize("cursor", ["WyJhYmMiXQ", "W3RydWVd", "WzEsMl0", "WzFlOTld", "x"])  # ["abc"] and the like
def test_a_cursor_of_another_list_is_refused_by_every_database(ask, cursor):
    assert ask("GET", f"/ocop/owners?cursor={cursor}").json["code"] == "cursor_unknown"


@pytest.mark.parametrize(
    ("tag", "body", "status"),
    [('"1"', {}, 200), ('W/"1"', {}, 200), ("1", {}, 200), ('"2"', {"version": 1}, 412), ('"x"', {"version": 1}, 412),
     ("*", {"version": 1}, 412), ('"' + "1" * 5000 + '"', {"version": 1}, 412), (None, {"version": 1}, 200)],
)  # fmt: skip
def test_if_match_counts_before_the_body_and_nonsense_matches_nothing(ask, tag, body, status):
    made = registration(events.event())
    headers = {"If-Match": tag} if tag else {}
    answer = ask("PATCH", f"/registrations/{made.id}", json={"organization": "X", **body}, more_headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("data", "status"),
    [(b'{"full_name":"An","version":' + b"1" * 5000 + b"}", 400), (b"{", 400), (b'{"full_name":"\xff"}', 400),
     (b"[" * 20_000, 422), (b"", 422), (b"[]", 422), (b'{"full_name":"a\\u0000b"}', 422),
     (b'{"full_name":"a\\ud800b"}', 422), (b'{"full_name":"An"}', 201)],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_body_is_read_as_json_whatever_it_is_called(ask, data, status, kind):
    event = events.event()
    answer = ask("POST", f"/events/{event.slug}/registrations", data=data, content_type=kind)
    assert answer.status_code == status


def test_a_state_that_no_memorandum_has_is_refused(ask):
    assert ask("GET", "/mous?status=expired").json == {"items": [], "next_cursor": None}
    assert ask("GET", "/mous?status=lost").json["errors"].keys() == {"status"}


def test_a_method_that_an_address_does_not_take_names_those_it_takes(ask):
    answer = ask("DELETE", "/registrations/1")
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, PATCH"
