"""The hall's screen: public, cached for a second, with an ETag; staff choose what it shows."""

import pytest
from lxml import html
from sqlalchemy import event as listening

from tests.factories import events, registrations
from tests.factories.dialogue import question
from workshop.dialogue.services import put_on_screen
from workshop.extensions import db
from workshop.projector.services import choose_mode
from workshop.projector.views import screens


@pytest.fixture(autouse=True)
def _no_second_is_kept():
    screens.forget()


@pytest.fixture
def statements(app):
    """The SQL that the database was asked."""
    asked = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    listening.listen(db.engine, "before_cursor_execute", note)
    yield asked
    listening.remove(db.engine, "before_cursor_execute", note)


def words(tree):
    return " ".join(" ".join(tree.xpath("//main")[0].itertext()).split())


def test_the_screen_welcomes_with_a_code_until_somebody_chooses(client):
    event = events.event(title="Hội thảo dừa", title_en="Coconut workshop")
    tree = client.tree(f"/e/{event.slug}/live?lang=vi")
    assert tree.xpath("//h1")[0].text_content() == "Hội thảo dừa"
    assert tree.xpath("//svg/@aria-label | //*[local-name()='svg']/@aria-label") == [
        f"https://ocop.example/e/{event.slug}/ask"
    ]
    assert client.get("/e/khong-co/live").status_code == 404
    assert client.get(f"/e/{events.event(status='draft').slug}/live").status_code == 404


def test_the_screen_speaks_english_too(client):
    event = events.event(title="Hội thảo dừa", title_en="Coconut workshop")
    assert client.tree(f"/e/{event.slug}/live?lang=en").xpath("//h1")[0].text_content() == "Coconut workshop"


@pytest.mark.parametrize("mode", ["welcome", "arrivals", "question", "signing", "award", "programme"])
def test_a_hundred_viewers_cost_what_one_costs(client, statements, mode):
    event = events.event()
    choose_mode(event, mode)
    statements.clear()
    first = client.get(f"/e/{event.slug}/live.json")
    cost = len(statements)
    assert (first.status_code, first.get_json()["mode"], 0 < cost <= 12) == (200, mode, True)
    for _ in range(100):
        assert client.get(f"/e/{event.slug}/live.json").status_code == 200
    assert len(statements) == cost
    again = client.get(f"/e/{event.slug}/live.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, len(statements)) == (304, b"", cost)


def test_the_question_on_the_screen_names_the_unit_and_not_the_person(client):
    event = events.event()
    asked = question(event, text="Bao giờ <b>mở</b> gian hàng?", asked_by="Kim Rương", organization="HTX Thử",
                     addressed_to="Sở Công Thương")  # fmt: skip
    put_on_screen(asked)
    choose_mode(event, "question")
    shown = words(client.tree(f"/e/{event.slug}/live?lang=en"))
    assert (
        shown
        == f"Question to the dialogue Bao giờ <b>mở</b> gian hàng? To: Sở Công Thương HTX Thử {event.title}"
    )


def test_a_long_question_is_cut_at_a_word_to_six_lines(client):
    event = events.event()
    put_on_screen(question(event, text="chữ " * 200))
    choose_mode(event, "question")
    heading = client.tree(f"/e/{event.slug}/live").xpath("//h1")[0].text_content()
    assert (heading.endswith("chữ …"), len(heading) <= 262) == (True, True)


def test_arrivals_count_expected_people_and_name_nobody(client):
    event = events.event()
    person = registrations.registration(event, kind="owner", full_name="Thạch Thị Thử")
    choose_mode(event, "arrivals")
    shown = words(client.tree(f"/e/{event.slug}/live?lang=en"))
    assert shown == f"Delegates present 0 of 1 expected {event.title}"
    assert person.full_name not in shown


def test_staff_choose_and_the_screen_follows_at_once(client, sign_in):
    event = events.event()
    organizer = sign_in("organizer")
    before = client.get(f"/e/{event.slug}/live.json")
    response = organizer.post_form(f"/events/{event.slug}/projector", {"mode": "programme", "session_id": ""})
    assert response.status_code == 303
    after = client.get(f"/e/{event.slug}/live.json", headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.get_json()["mode"]) == (200, "programme")
    page = html.fromstring(organizer.get(f"/events/{event.slug}/projector").get_data(as_text=True))
    assert page.xpath("count(//section[contains(@class, 'card')])") == 6
    assert organizer.post_form(f"/events/{event.slug}/projector", {"mode": "film"}).status_code == 422


def test_only_staff_of_the_dialogue_choose(client, sign_in):
    event = events.event()
    assert client.get(f"/events/{event.slug}/projector").status_code == 302
    assert sign_in("viewer").get(f"/events/{event.slug}/projector").status_code == 403
