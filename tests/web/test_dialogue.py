"""Asking without an account, and the desk that chooses, shows, answers and undoes."""

from io import BytesIO

import openpyxl
import pytest

from tests.factories import events
from tests.factories.dialogue import question
from workshop import hooks
from workshop.dialogue import queries
from workshop.dialogue.models import DialogueQuestion
from workshop.dialogue.services import choose_question
from workshop.events.services import add_session
from workshop.extensions import db


def all_questions():
    db.session.expire_all()
    return list(db.session.scalars(db.select(DialogueQuestion).order_by(DialogueQuestion.id)))


def test_a_delegate_asks_and_is_thanked(client):
    event = events.event()
    add_session(event, "talk", "Tổng quan", speaker="Trần Văn Ví Dụ")
    tree = client.tree(f"/e/{event.slug}/ask")
    assert tree.xpath("//select/option/@value") == ["", "Trần Văn Ví Dụ"]
    sent = {"text": "Phí bao nhiêu?", "asked_by": "Kim Rương", "organization": "HTX Thử",
            "addressed_to": "Trần Văn Ví Dụ"}  # fmt: skip
    response = client.post_form(f"/e/{event.slug}/ask", sent)
    assert (response.status_code, response.headers["Location"]) == (303, f"/e/{event.slug}/ask/thanks")
    (asked,) = all_questions()
    assert {name: getattr(asked, name) for name in sent} == sent
    assert client.get(f"/e/{event.slug}/ask/thanks").status_code == 200


def test_what_was_typed_stays_when_something_is_wrong(client):
    event = events.event()
    response = client.post_form(f"/e/{event.slug}/ask", {"text": " ", "organization": "HTX Thử"})
    assert (response.status_code, 'value="HTX Thử"' in response.get_data(as_text=True)) == (422, True)
    assert all_questions() == []


def test_a_browser_asks_five_times_a_minute_and_another_still_may(app, client):
    event = events.event()
    token = client.csrf_token()

    def ask(number):
        return client.post(f"/e/{event.slug}/ask", data={"text": f"Câu {number}", "csrf_token": token})

    assert [ask(number).status_code for number in range(6)] == [303] * 5 + [422]
    assert "Câu 5" in ask(5).get_data(as_text=True)
    other = type(client)(app)
    assert other.post_form(f"/e/{event.slug}/ask", {"text": "Câu khác"}).status_code == 303
    assert len(all_questions()) == 6


@pytest.mark.parametrize(("status", "expected"), [("draft", 404), ("cancelled", 404), ("closed", 422)])
def test_only_a_published_workshop_takes_questions(client, status, expected):
    event = events.event(status=status)
    assert client.post_form(f"/e/{event.slug}/ask", {"text": "Có không?"}).status_code == expected


def test_the_desk_chooses_shows_answers_and_undoes(app, sign_in):
    event = events.event()
    asked = question(event)
    desk, path = sign_in("organizer"), f"/events/{event.slug}/dialogue/{asked.id}"

    def state():
        return all_questions()[0].status

    for to in ("chosen", "on_screen"):
        assert desk.post_form(f"{path}/status", {"to": to}).status_code == 303
        assert state() == to
    version = str(all_questions()[0].version)
    empty = desk.post_form(path, {"answer": "", "answered_by": "", "version": version})
    assert empty.status_code == 422
    assert desk.post_form(path, {"answer": "Miễn phí.", "version": version}).status_code == 303
    assert (state(), all_questions()[0].answer) == ("answered", "Miễn phí.")
    stale = desk.post_form(path, {"answer": "Có phí.", "version": version})
    assert (stale.status_code, "Có phí." in stale.get_data(as_text=True)) == (422, True)
    back = desk.post_form(f"{path}/undo", {"status": "answered"})
    assert (state(), back.headers["Location"]) == (
        "on_screen",
        f"/events/{event.slug}/dialogue?status=answered",
    )


def test_a_question_is_assigned_and_keeps_its_answer_form_empty(app, sign_in):
    event = events.event()
    asked = question(event)
    desk = sign_in("organizer")
    sent = {"assigned_to": "Sở Công Thương", "topic": "Chi phí", "version": "1"}
    response = desk.post_form(f"/events/{event.slug}/dialogue/{asked.id}/assignment", sent)
    assert response.status_code == 303
    tree = desk.tree(response.headers["Location"])
    assert tree.xpath("//input[@name='answered_by']/@value") == ["Sở Công Thương"]
    assert queries.topics(event) == [("Chi phí", 1)]
    too_long = desk.post_form(
        f"/events/{event.slug}/dialogue/{asked.id}/assignment", {**sent, "topic": "x" * 81}
    )
    assert (too_long.status_code, "x" * 81 in too_long.get_data(as_text=True)) == (422, True)


def test_the_list_asks_the_database_as_often_for_one_as_for_thirty(app, sign_in):
    from sqlalchemy import event as listening

    event, desk, asked = events.event(), sign_in("organizer"), []
    listening.listen(db.engine, "before_cursor_execute", lambda *_args: asked.append(1))

    def reads():
        desk.get(f"/events/{event.slug}/dialogue")
        asked.clear()
        desk.tree(f"/events/{event.slug}/dialogue")
        return len(asked)

    question(event)
    few = reads()
    for _ in range(29):
        question(event)
    assert reads() == few


def test_the_table_of_questions_holds_no_formula(app, sign_in):
    event = events.event()
    question(event, text="=1+1", asked_by="Kim Rương")
    data = sign_in("organizer").get(f"/events/{event.slug}/dialogue.xlsx").data
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert [(cell.value, cell.data_type) for cell in sheet[2]][2:4] == [("=1+1", "s"), ("Kim Rương", "s")]


def test_questions_that_wait_need_attention(app):
    event = events.event()
    with app.test_request_context():
        assert [task for answer in hooks.call("needs_attention", event) for task in answer
                if "dialogue" in task["url"]] == []  # fmt: skip
        first = question(event)
        question(event)
        choose_question(first)
        (task,) = [task for answer in hooks.call("needs_attention", event) for task in answer
                   if "dialogue" in task["url"]]  # fmt: skip
    assert (task["title"], task["url"]) == (
        "1 câu hỏi đối thoại chờ duyệt", f"/events/{event.slug}/dialogue?status=new"
    )  # fmt: skip


def test_a_question_of_another_workshop_is_not_found_and_a_viewer_may_not_look(app, sign_in):
    asked, other = question(events.event()), events.event()
    assert sign_in("organizer").get(f"/events/{other.slug}/dialogue/{asked.id}").status_code == 404
    assert sign_in("viewer").get(f"/events/{other.slug}/dialogue").status_code == 403
