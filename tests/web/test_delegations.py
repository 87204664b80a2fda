"""The public form on which one contact registers several people, and the link by which they are edited."""

import lxml.html
import pytest

from tests.factories.invitations import coming_event, invitation
from tests.factories.registrations import registration
from tests.support.signing_up import proof_for
from workshop.extensions import db
from workshop.privacy import queries as privacy
from workshop.privacy.holdings import source_words
from workshop.privacy.services import mark_informed
from workshop.registrations import consents, guarding, wordings
from workshop.registrations.delegations import queries
from workshop.registrations.delegations.links import token_of
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.models import Registration

AN = {"person_full_name": "Lê Văn An", "person_position": "Phó Giám đốc", "person_phone": "0912 345 678",
      "person_email": "", "person_honorific": ""}  # fmt: skip


def path_of(found, rest=""):
    return f"/i/{token_of(found.delegation)}{rest}"


def text(answer):
    return answer.get_data(as_text=True)


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


def test_the_same_name_twice_is_asked_about_unless_phones_tell_them_apart(client, unhurried):
    event = coming_event()
    answer = send(client, event, **rows_with("LÊ VĂN AN"))
    assert (answer.status_code, db.session.query(Registration).count()) == (422, 0)
    tree = lxml.html.fromstring(text(answer))
    assert tree.xpath("//select[@name='person_another']/@id") == ["person-another-1"]
    assert "Họ tên này đã có trong danh sách" in tree.text_content()
    assert "Viết thường là: Lê Văn An" in tree.text_content()
    answer = send(client, event, **rows_with("Lê Văn An"), person_another=["", "1"])
    assert (answer.status_code, db.session.query(Registration).count()) == (303, 2)
    twice = {**rows_with("Lê Văn An"), "person_phone": ["0912 345 678", "0987 345 678"]}
    assert send(client, coming_event(slug="khac"), **twice).status_code == 303


def test_somebody_named_before_is_asked_about_when_the_link_names_the_name_again(client, unhurried):
    event = coming_event()
    address = send(client, event, **rows_with("Lê Thị Bé")).location
    again = {**AN, "person_full_name": "Lê Thị Bé", "person_phone": "", "act": "save"}
    assert client.post_form(f"{address}/people/new", again).status_code == 422
    assert client.post_form(f"{address}/people/new", {**again, "person_another": "1"}).status_code == 303
    assert db.session.query(Registration).count() == 3
