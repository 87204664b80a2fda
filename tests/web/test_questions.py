"""The organizer's own questions."""

from tests.factories import events
from workshop.extensions import db
from workshop.questions.models import Question
from workshop.questions.queries import questions_of


def test_a_question_is_written_moved_changed_and_removed(sign_in):
    event = events.event()
    staff, path = sign_in("organizer"), f"/events/{event.slug}/questions"
    typed = {"label": "Ăn trưa?", "kind": "choice", "choices_text": "Có\nKhông\nCó"}
    assert staff.post_form(path + "/new", typed).status_code == 303
    staff.post_form(path + "/new", {"label": "Biển số xe", "kind": "text"})
    first, second = questions_of(event)
    assert first.choices == ["Có", "Không"]
    staff.post_form(f"{path}/{second.id}/place", {"to": "up"})
    assert [question.label for question in questions_of(event)] == ["Biển số xe", "Ăn trưa?"]
    staff.post_form(f"{path}/{first.id}/edit", {**typed, "label": "Ăn chay?", "is_required": "y"})
    assert (first.label, first.is_required) == ("Ăn chay?", True)
    staff.post_form(f"{path}/{first.id}/removal")
    assert [question.label for question in questions_of(event)] == ["Biển số xe"]


def test_a_question_without_choices_is_refused_and_stays_typed(sign_in):
    event = events.event()
    typed = {"label": "Ăn trưa?", "kind": "choice", "choices_text": "Có"}
    answer = sign_in("organizer").post_form(f"/events/{event.slug}/questions/new", typed)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'value="Ăn trưa?"' in text
    assert 'id="choices_text-error"' in text
    assert db.session.query(Question).count() == 0
