"""/v: what stands behind a code on paper, for people and for programs."""

import base64
import datetime as dt
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from workshop import hooks
from workshop.paper import codes, services
from workshop.transactions import transaction

FACTS = {
    "status": "valid", "demonstration": True, "title": "Giấy khen", "holder": "Hợp tác xã Thử", "award": "Giấy khen",
    "decision": "12/QĐ-BTV", "issuer": "Hội LHPN tỉnh", "date": dt.date(2023, 5, 19), "number": "7", "issue": 1,
    "files": ["ab" * 32],
}  # fmt: skip
JSON = {"Accept": "application/json"}


@pytest.fixture
def code(app, monkeypatch):
    monkeypatch.setitem(hooks._listeners, "verify_code", [lambda kind, subject: FACTS if subject == 5 else None])
    with transaction():
        return services.new_verification_code("certificate", 5)


def test_a_person_sees_what_was_issued(client, code):
    tree = client.tree(f"/V/{code}")
    text = " ".join(tree.text_content().split())
    for words in ("Hợp tác xã Thử", "12/QĐ-BTV", "19/05/2023", "ocop.example", "ab" * 32):
        assert words in text
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]


def test_a_program_gets_the_same_as_json_whatever_the_case(client, code):
    response = client.get(f"/v/{code.lower()}", headers=JSON)
    said = {**FACTS, "kind": "certificate", "date": "2023-05-19", "code": code}
    answer = response.get_json()
    assert {name: value for name, value in answer.items() if name != "jws"} == said
    header, payload, signature = answer["jws"].split(".")
    [key] = client.get("/.well-known/jwks.json").get_json()["keys"]
    assert (json.loads(decoded(header))["kid"], key["crv"]) == (key["kid"], "Ed25519")
    Ed25519PublicKey.from_public_bytes(decoded(key["x"])).verify(decoded(signature), f"{header}.{payload}".encode())
    signed = json.loads(decoded(payload))
    assert {name: signed[name] for name in said} == said
    assert (signed["host"], dt.datetime.fromisoformat(signed["answered_at"]).tzinfo) == ("https://ocop.example", dt.UTC)
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert (response.headers["Referrer-Policy"], response.headers["X-Robots-Tag"]) == (
        "no-referrer", "noindex, nofollow")  # fmt: skip


def decoded(text):
    return base64.urlsafe_b64decode(f"{text}==")


def test_an_unknown_code_is_a_404_in_words(client, code):
    unknown = codes.new_code()
    assert client.get(f"/v/{unknown}").status_code == 404
    response = client.get(f"/V/{unknown}", headers=JSON)
    assert (response.status_code, response.get_json()["code"]) == (404, "code_unknown")


def test_typing_a_code_leads_to_its_page_and_a_mistake_is_named(client, code):
    typed = codes.grouped(code).lower()
    assert client.get("/v/", query_string={"code": typed}).headers["Location"] == f"/v/{code}"
    wrong = ("1" if code[0] == "0" else "0") + code[1:]
    response = client.get("/v/", query_string={"code": wrong, "lang": "en"})
    assert response.status_code == 422
    assert "One symbol of this code is mistyped" in response.get_data(as_text=True)
    assert f'value="{wrong}"' in response.get_data(as_text=True)


def test_misses_are_limited_and_hits_stay_free(client, code):
    statuses = [client.get(f"/v/{codes.new_code()}", headers=JSON).status_code for _ in range(31)]
    assert statuses == [404] * 30 + [429]
    assert client.get(f"/v/{code}", headers=JSON).status_code == 200
    assert client.get(f"/v/{codes.new_code()}").status_code == 429


def test_a_letter_that_looks_like_a_digit_is_named(client, app):
    body = "0" * 14 + "1"
    code = body + codes.check_symbol(body)
    for typed in (code.replace("0", "O"), code.replace("1", "l"), code.replace("1", "I").lower()):
        response = client.get("/v/", query_string={"code": typed, "lang": "en"})
        page = response.get_data(as_text=True)
        assert response.status_code == 422
        assert "Codes do not use the letters O, I and L" in page
        assert f"Did you mean {codes.grouped(code)}?" in page
        assert f'value="{typed}"' in page
    wrong = client.get("/v/", query_string={"code": "O" + code[1:-1] + "I", "lang": "en"}).get_data(as_text=True)
    assert "Codes do not use the letters O, I and L" in wrong
    assert ("Did you mean" in wrong) is (code[-1] == "1")


LINES = [{"line": "issuer", "text": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ"}, {"line": "title", "text": "GIẤY KHEN"},
         {"line": "name", "text": "Hợp tác xã Thử"}, {"line": "address", "text": "Xã Thử, tỉnh Thử"},
         {"line": "capacity", "text": "CHỦ TỊCH"}, {"line": "signer", "text": "Người Ký Thử"}]  # fmt: skip


def test_a_person_compares_the_lines_of_the_face_as_they_are_printed(client, code, monkeypatch):
    said = {**FACTS, "lines": LINES, "withheld": []}
    monkeypatch.setitem(hooks._listeners, "verify_code", [lambda kind, subject: said])
    tree = client.tree(f"/v/{code}", query_string={"lang": "en"})
    shown = [(row.findtext("dt"), row.findtext("dd")) for row in tree.xpath("//dl")[0].xpath("div")]
    assert shown == [
        ("Issued by", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ"), ("Title of the paper", "GIẤY KHEN"),
        ("Name as printed", "Hợp tác xã Thử"), ("Address", "Xã Thử, tỉnh Thử"), ("Signed as", "CHỦ TỊCH"),
        ("Signer", "Người Ký Thử")]  # fmt: skip
    answer = client.get(f"/v/{code}", headers=JSON).get_json()
    assert (answer["lines"], json.loads(decoded(answer["jws"].split(".")[1]))["lines"]) == (LINES, LINES)


def test_the_page_of_a_preview_does_not_speak_of_issued_files(client, code, monkeypatch):
    said = {**FACTS, "status": "preview", "issued_on": dt.date(2023, 5, 18)}
    monkeypatch.setitem(hooks._listeners, "verify_code", [lambda kind, subject: said])
    text = " ".join(client.tree(f"/v/{code}", query_string={"lang": "en"}).text_content().split())
    assert "Preview made here on 18/05/2023" in text
    assert ("Issued here on" in text, "Is this the very file?" in text) == (False, False)
