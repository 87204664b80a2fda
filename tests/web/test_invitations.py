"""The pages of invitations: the office's, the reply page by link, several people on the public form."""

import io
import logging

import lxml.html
import openpyxl
import pytest

from tests.factories.invitations import coming_event, invitation
from tests.factories.registrations import registration
from tests.support.signing_up import proof_for
from workshop.edges.jobs.running import run_pending
from workshop.extensions import db
from workshop.privacy import queries as privacy
from workshop.privacy.holdings import source_words
from workshop.privacy.services import mark_informed
from workshop.registrations import consents, guarding, wordings
from workshop.registrations.delegations import queries, services
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.links import link_url, token_of
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.invitations.models import Invitation
from workshop.registrations.invitations.queries import letter_of, version_of
from workshop.registrations.invitations.services import edit_letter
from workshop.registrations.models import Registration

AN = {"person_full_name": "Lê Văn An", "person_position": "Phó Giám đốc", "person_phone": "0912 345 678",
      "person_email": "", "person_honorific": ""}  # fmt: skip


@pytest.fixture
def found(app):
    return invitation(unit="Sở Công Thương", contact_name="Kim Sa", contact_phone="0912345678", quota=2)


@pytest.fixture
def office(sign_in):
    return sign_in("organizer")


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


def test_the_office_sees_who_answered(office, found):
    here = f"/events/{found.event.slug}/invitations"
    invitation(found.event, unit="Sở Y tế")
    services.add_people(found.delegation, [Person("Lê An"), Person("Lê Bé")])
    assert "2 / 2" in text(office.get(here))
    assert "Sở Y tế" not in text(office.get(here + "?state=yes"))
    assert "Sở Công Thương" not in text(office.get(here + "?state=drafted"))
    page = text(office.get(f"{here}/{found.id}"))
    assert link_url(found.delegation) in page
    assert "0912 345 678" in page
    assert "Không còn đơn vị cần nhắc" in text(office.get(here + "/reminders"))


def test_many_at_once_are_sent_reminded_taken_off(office, found):
    here = f"/events/{found.event.slug}/invitations"
    office.post_form(here + "/bulk", {"ids": found.id, "act": "sent", "how": "axis"})
    assert (found.sent_how, found.sent_at is not None) == ("axis", True)
    answer = office.post_form(here + "/bulk", {"ids": found.id, "act": "remind"})
    page = text(office.get(answer.location))
    assert link_url(found.delegation) in page
    office.post_form(here + "/reminders", {"ids": found.id})
    assert found.reminders == 1
    office.post_form(here + "/bulk", {"act": "sent", "how": "axis"})
    assert "Hãy chọn ít nhất một đơn vị trước." in text(office.get(here))
    office.post_form(here + "/bulk", {"ids": found.id, "act": "take_off"})
    assert db.session.query(Invitation).count() == 0


def test_units_are_invited_singly_and_as_pasted_lines(office):
    event = coming_event()
    here = f"/events/{event.slug}/invitations"
    assert office.get(here).status_code == 200
    typed = {"unit": "Sở Y tế", "quota": "1", "kind": "leader", "contact_phone": "12"}
    wrong = office.post_form(here + "/new", typed)
    assert wrong.status_code == 422
    assert 'value="Sở Y tế"' in text(wrong)
    assert office.post_form(here + "/new", {**typed, "contact_phone": ""}).status_code == 303
    lines = {"lines": "Sở Y tế; 2\nUBND xã Phú Cần\t01 lãnh đạo", "quota_text": "02 đại biểu", "kind": "leader"}
    page = office.post_form(here + "/many", {**lines, "act": "read"})
    assert "UBND xã Phú Cần" in text(page)
    assert db.session.query(Invitation).count() == 1
    assert office.post_form(here + "/many", {**lines, "act": "invite"}).status_code == 303
    assert {each.unit for each in db.session.query(Delegation)} == {"Sở Y tế", "UBND xã Phú Cần"}
    assert "Không đưa vào: Sở Y tế" in text(office.get(here))
    later = coming_event()
    again = text(office.get(f"/events/{later.slug}/invitations/many?from={event.slug}"))
    assert "UBND xã Phú Cần; 01 lãnh đạo" in again


def test_units_of_the_directory_are_ticked(office):
    from workshop.directory.services import create_organization

    event, chosen = coming_event(), create_organization("Sở Tư pháp")
    here = f"/events/{event.slug}/invitations"
    typed = {"ids": chosen.id, "quota_text": "01 lãnh đạo", "kind": "leader"}
    assert office.post_form(here + "/directory", typed).status_code == 303
    made = db.session.query(Delegation).one()
    assert (made.unit, made.organization_id, made.quota) == ("Sở Tư pháp", chosen.id, 1)
    assert "Sở Tư pháp" not in text(office.get(here + "/directory"))


def test_an_invitation_is_corrected(office, found):
    here = f"/events/{found.event.slug}/invitations/{found.id}"
    typed = {"unit": "Sở Công Thương", "quota": "3", "quota_text": "03 đại biểu", "kind": "leader",
             "contact_name": "Kim", "contact_phone": "0912345679", "version": str(version_of(found))}  # fmt: skip
    assert office.get(here + "/edit").status_code == 200
    assert office.post_form(here + "/edit", typed).status_code == 303
    assert (found.delegation.quota, found.delegation.contact_phone) == (3, "0912345679")
    assert office.post_form(here + "/edit", typed).status_code == 422


def test_the_letter_is_written_and_looked_at(office, found):
    here = f"/events/{found.event.slug}/invitations"
    assert office.get(here + "/letter").status_code == 200
    typed = {"version": "0", "over_quota": "approve", "notes": "Mang theo thẻ", "number": "05",
             "reply_by": "2027-05-14"}  # fmt: skip
    assert office.post_form(here + "/letter", typed).status_code == 303
    letter = letter_of(found.event)
    assert (letter.texts, letter.over_quota, letter.number) == ({"notes": "Mang theo thẻ"}, "approve", "05")
    assert office.post_form(here + "/letter", typed).status_code == 422
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = office.get(f"{here}/{found.id}/paper.{ending}")
        assert answer.data[: len(start)] == start
        assert f"giay-moi-so-cong-thuong.{ending}" in answer.headers["Content-Disposition"]
    assert office.get(f"{here}/{found.id}/paper.exe").status_code == 404


def test_all_are_printed_by_a_job(office, found):
    here = f"/events/{found.event.slug}/invitations"
    answer = office.post_form(here + "/prints")
    assert answer.location.startswith("/jobs/")
    run_pending()
    job_id = answer.location.rsplit("/", 1)[-1]
    assert office.get(f"{here}/prints/{job_id}").status_code == 200
    assert office.get(f"{here}/prints/{job_id}/all.pdf").data[:4] == b"%PDF"
    assert office.get(f"{here}/prints/{job_id}/all.zip").data[:2] == b"PK"
    other = coming_event()
    assert office.get(f"/events/{other.slug}/invitations/prints/{job_id}").status_code == 404


def test_the_table_and_pages_hide_contacts_from_whom_may_not_see_them(office, sign_in, found):
    here = f"/events/{found.event.slug}/invitations"
    clerk = sign_in("clerk")
    for client, shown in ((office, True), (clerk, False)):
        book = openpyxl.load_workbook(io.BytesIO(client.get(here + "/answers.xlsx").data))
        cells = {cell.value for row in book.active.iter_rows() for cell in row}
        assert ("0912 345 678" in cells, "Sở Công Thương" in cells) == (shown, True)
        assert ("0912 345 678" in text(client.get(f"{here}/{found.id}"))) == shown
    page = text(clerk.get(f"{here}/{found.id}"))
    assert link_url(found.delegation) not in page
    assert "Kim Sa" not in page


@pytest.fixture
def unhurried(monkeypatch):
    monkeypatch.setattr(guarding, "FASTEST_SECONDS", 0)


def send(client, event, *, proven=True, **typed):
    path = f"/e/{event.slug}/register/group"
    began = client.tree(path).xpath("//input[@name='began']/@value")[0]
    usual = {"unit": "HTX Sa Rài", "contact_name": "Kim Sa", "contact_phone": "0912345678", "kind": "owner",
             "told": "y", "act": "save"}  # fmt: skip
    proof = proof_for(began) if proven else ""
    return client.post_form(path, {**usual, "began": began, "proof": proof, **typed})


def rows_with(name):
    """Two rows: Lê Văn An, and a person of whom only the name is known."""
    return {key: [value, name if key == "person_full_name" else ""] for key, value in AN.items()}


def test_one_contact_registers_several_and_edits_them_by_one_link(client, unhurried):
    event = coming_event()
    rows = rows_with("Lê Thị Bé")
    answer = send(client, event, **rows)
    made = db.session.query(Delegation).one()
    assert (answer.status_code, answer.location) == (303, f"/d/{token_of(made)}")
    people = queries.people_of(made)
    assert [(each.full_name, each.source, each.organization) for each in people] == [
        ("Lê Văn An", "public", "HTX Sa Rài"), ("Lê Thị Bé", "public", "HTX Sa Rài")]  # fmt: skip
    page = client.get(answer.location)
    assert page.headers["Cache-Control"] == "no-store"
    assert client.post_form(answer.location + "/people/new", {**AN, "person_full_name": "Ba"}).status_code == 303
    assert client.post_form(answer.location + "/refusal").status_code == 404
    assert client.post_form(answer.location + "/opening").status_code == 204


def test_without_a_script_the_group_is_looked_at_once_more(client, unhurried):
    event = coming_event()
    page = send(client, event, proven=False, **rows_with("Lê Thị Bé"))
    assert (page.status_code, "Lê Thị Bé" in text(page), db.session.query(Delegation).count()) == (200, True, 0)
    hidden = lxml.html.fromstring(text(page)).xpath("//form[@class='form']//input[@type='hidden']")
    typed = {}
    for each in hidden:
        typed.setdefault(each.get("name"), []).append(each.get("value"))
    assert client.post_form(f"/e/{event.slug}/register/group", typed).status_code == 303
    assert db.session.query(Registration).count() == 2


def test_as_whom_they_come_is_asked_and_never_guessed(client, unhurried):
    event = coming_event()
    page = client.tree(f"/e/{event.slug}/register/group")
    assert page.xpath("//select[@name='kind']/option/@value")[0] == ""
    assert page.xpath("//select[@name='kind']/option[@selected]/@value") in ([], [""])
    answer = send(client, event, **AN, kind="")
    assert (answer.status_code, db.session.query(Registration).count()) == (422, 0)
    assert "Lê Văn An" in text(answer)


def test_words_that_changed_meanwhile_are_shown_again(client, unhurried):
    event = coming_event()
    answer = send(client, event, **AN, words_shown="0" * 16)
    page = lxml.html.fromstring(text(answer))
    assert (answer.status_code, db.session.query(Registration).count()) == (422, 0)
    assert page.xpath("//input[@name='words_shown']/@value") == [wordings.for_others_shown(event.id, "vi")]
    assert (page.xpath("//input[@name='told']/@checked"), "Lê Văn An" in text(answer)) == ([], True)
    found = invitation(event)
    named = client.post_form(path_of(found, "/people/new"), {**AN, "words_shown": "0" * 16})
    assert (named.status_code, db.session.query(Registration).count()) == (422, 0)


def test_whom_others_name_is_to_be_informed_and_reads_who_did_it(app, client, unhurried):
    event = coming_event()
    assert send(client, event, **rows_with("Lê Thị Bé"), contact_phone=AN["person_phone"]).status_code == 303
    [named] = db.session.scalars(db.select(Registration).where(Registration.full_name == "Lê Thị Bé"))
    informed = [row[0].full_name for row in db.session.execute(privacy.to_inform(event))]
    assert informed == ["Lê Thị Bé"]  # who filled in the form was named by nobody else
    with app.test_request_context():
        assert source_words(named) == "Phiếu đăng ký công khai, do đơn vị HTX Sa Rài cử (Kim Sa)"
    assert mark_informed(event, [named.id]) == 1
    assert (privacy.number_to_inform(event), consents.standing(named)) == (0, [])


def test_doubles_are_named_one_by_one_and_nothing_is_lost(client, unhurried):
    event = coming_event()
    registration(event, full_name="Lê Văn An", phone="0912345678")
    rows = rows_with("Lê Thị Bé")
    answer = send(client, event, **rows)
    assert answer.status_code == 422
    page = text(answer)
    assert 'value="Lê Văn An"' in page
    assert 'value="Lê Thị Bé"' in page
    assert page.count('id="person-error-') == 1
    assert db.session.query(Delegation).count() == 0


@pytest.mark.parametrize("trap", [{"website": "x"}, {"began": "forged"}, {"told": ""}, {"contact_phone": "1"}])
def test_what_cannot_be_taken_is_refused(client, unhurried, trap):
    assert send(client, coming_event(), **{**AN, **trap}).status_code == 422
    assert db.session.query(Registration).count() == 0


def test_a_browser_sends_five_groups_a_minute(client, unhurried):
    event = coming_event()
    answers = [send(client, event, **{**AN, "person_full_name": f"Người {n}", "person_phone": ""}) for n in range(6)]
    assert [answer.status_code for answer in answers[:5]] == [303] * 5
    assert answers[5].status_code in (303, 429)  # the minute may turn in between


def test_rows_are_added_and_left_out_without_losing_any(client, unhurried):
    event = coming_event()
    assert text(send(client, event, **{**AN, "act": "more"})).count('name="person_full_name"') == 2
    dropped = text(send(client, event, **{**AN, "act": "drop-0"}))
    assert 'value="Lê Văn An"' not in dropped
    assert "HTX Sa Rài" in dropped
