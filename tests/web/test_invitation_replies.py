"""The reply page of an invited unit, opened by its link."""

import logging

import lxml.html
import pytest

from tests.factories.invitations import invitation
from tests.factories.registrations import registration
from workshop.extensions import db
from workshop.registrations.delegations import queries, services
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.links import token_of
from workshop.registrations.invitations.services import edit_letter
from workshop.registrations.models import Registration

AN = {"person_full_name": "Lê Văn An", "person_position": "Phó Giám đốc", "person_phone": "0912 345 678",
      "person_email": "", "person_honorific": ""}  # fmt: skip


@pytest.fixture
def found(app):
    return invitation(unit="Sở Công Thương", contact_name="Kim Sa", contact_phone="0912345678", quota=2)


def path_of(found, rest=""):
    return f"/i/{token_of(found.delegation)}{rest}"


def text(answer):
    return answer.get_data(as_text=True)


def test_a_unit_answers_by_its_link(client, found):
    page = client.get(path_of(found))
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    db.session.expire_all()
    assert found.opened_at is None, "a GET changes nothing"
    assert client.post_form(path_of(found, "/opening")).status_code == 204
    assert found.opened_at is not None
    answer = client.post_form(path_of(found, "/people/new"), {**AN, "act": "save"})
    assert (answer.status_code, answer.location) == (303, path_of(found))
    [person] = queries.people_of(found.delegation)
    assert (person.full_name, person.position, person.phone) == ("Lê Văn An", "Phó Giám đốc", "0912345678")
    page = text(client.get(path_of(found)))
    assert "Lê Văn An" in page
    assert found.delegation.group_code[:4] in page
    assert "0912" not in page
    assert client.get(path_of(found, f"/people/{person.id}/qr.png")).data[:4] == b"\x89PNG"
    assert client.get(path_of(found, "/group.png")).data[:4] == b"\x89PNG"


def test_pasted_lines_are_looked_through_before_they_count(client, found):
    lines = "1. Lê Văn An, Phó Giám đốc, 0912345678\n2. Bà Lê Thị Bé, Chuyên viên"
    page = client.post_form(path_of(found, "/people/new"), {"lines": lines, "act": "read"})
    assert page.status_code == 200
    assert 'value="Lê Thị Bé"' in text(page)
    assert db.session.query(Registration).count() == 0
    kept = client.post_form(path_of(found, "/people/new"), {**AN, "lines": lines, "act": "save"})
    assert kept.status_code == 422, "pasted lines that were not read are not lost in silence"
    assert "Lê Thị Bé" in text(kept)


def test_over_the_quota_is_refused_in_words_and_nothing_typed_is_lost(client, found):
    services.add_people(found.delegation, [Person("Một"), Person("Hai")])
    answer = client.post_form(path_of(found, "/people/new"), {**AN, "act": "save"})
    assert answer.status_code == 422
    assert "Đơn vị được mời 2 người và đã đăng ký 2" in text(answer)
    assert 'value="Lê Văn An"' in text(answer)
    edit_letter(found.event, version=0, texts={}, over_quota="approve")
    assert client.post_form(path_of(found, "/people/new"), {**AN, "act": "save"}).status_code == 303
    assert [each.status for each in queries.people_of(found.delegation)] == ["confirmed", "confirmed", "pending"]


def test_people_are_corrected_replaced_removed_and_taken_up_again(client, found):
    [person] = services.add_people(found.delegation, [Person("Lê An", "Giám đốc", "0912345678")])
    page = client.get(path_of(found, f"/people/{person.id}"))
    assert "0912345678" not in text(page)
    typed = {"full_name": "Lê Văn An", "position": "Giám đốc", "phone": "", "version": str(person.version)}
    assert client.post_form(path_of(found, f"/people/{person.id}"), typed).status_code == 303
    assert (person.full_name, person.phone) == ("Lê Văn An", "0912345678")
    stale = client.post_form(path_of(found, f"/people/{person.id}"), typed)
    assert stale.status_code == 422
    answer = client.post_form(path_of(found, f"/people/{person.id}/replacement"), {"full_name": "Lê Thị Bé"})
    assert answer.status_code == 303
    [deputy] = queries.people_of(found.delegation)
    assert (deputy.full_name, deputy.in_place_of_id) == ("Lê Thị Bé", person.id)
    client.post_form(path_of(found, f"/people/{deputy.id}/removal"))
    assert queries.people_of(found.delegation) == []
    client.post_form(path_of(found, f"/people/{deputy.id}/restoration"))
    assert [each.id for each in queries.people_of(found.delegation)] == [deputy.id]


def test_a_unit_declines_with_a_reason_and_comes_after_all(client, found):
    client.post_form(path_of(found, "/refusal"), {"reason": "Trùng lịch"})
    assert (found.declined_at is not None, found.decline_reason) == (True, "Trùng lịch")
    assert "Đơn vị đã báo không cử được người" in text(client.get(path_of(found)))
    client.post_form(path_of(found, "/acceptance"))
    assert found.declined_at is None
    services.add_people(found.delegation, [Person("Một")])
    client.post_form(path_of(found, "/completion"))
    assert found.completed_at is not None
    client.post_form(path_of(found, "/completion"), {"is_complete": "0"})
    assert found.completed_at is None


def test_declining_asks_why_in_words(client, found):
    answer = client.post_form(path_of(found, "/refusal"), {"reason": "  "})
    assert answer.status_code == 422
    assert "vì sao không cử được người" in text(answer)
    assert found.declined_at is None


def test_a_wrong_phone_is_said_at_the_phone(client, found):
    answer = client.post_form(path_of(found, "/people/new"), {**AN, "person_phone": "09123", "act": "save"})
    wrong = lxml.html.fromstring(text(answer)).xpath("//input[@aria-invalid='true']")
    assert (answer.status_code, [each.get("name") for each in wrong]) == (422, ["person_phone"])
    assert wrong[0].get("value") == "09123"
    assert wrong[0].getprevious().get("id") == wrong[0].get("aria-describedby")
    answer = client.post_form(path_of(found, "/people/new"), {**AN, "person_full_name": "", "act": "save"})
    wrong = lxml.html.fromstring(text(answer)).xpath("//input[@aria-invalid='true']")
    assert [each.get("name") for each in wrong] == ["person_full_name"]


def test_a_stranger_finds_nothing(client, found):
    other = registration(found.event)
    assert client.get(path_of(found, f"/people/{other.id}")).status_code == 404
    assert client.get(path_of(found, f"/people/{other.id}/qr.png")).status_code == 404
    assert client.get(f"/d/{token_of(found.delegation)}").status_code == 404
    assert client.get("/i/" + "a" * 40).status_code == 404
    assert client.get("/i/ổ").status_code == 404
    before = path_of(found)
    services.renew_link(found.delegation)
    assert client.get(before).status_code == 404
    assert client.get(path_of(found)).status_code == 200


def test_the_token_stands_in_no_log(client, found, caplog):
    with caplog.at_level(logging.INFO):
        client.get(path_of(found))
    assert token_of(found.delegation) not in caplog.text
    assert "/i/…" in caplog.text
