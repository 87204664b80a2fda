"""The organizer's own questions."""

from tests.factories import events
from tests.factories.registrations import registration
from workshop.events.queries import event_by_slug
from workshop.events.services import edit_kind
from workshop.extensions import db
from workshop.questions.models import Question
from workshop.questions.queries import form_questions, questions_of, standard_fields
from workshop.questions.services import add_question, remove_question


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
    assert [question.label for question in form_questions(event)] == ["Biển số xe"]
    assert [question.label for question in questions_of(event)] == ["Biển số xe", "Ăn chay?"]
    staff.post_form(f"{path}/{first.id}/restoration")
    assert [question.label for question in form_questions(event)] == ["Biển số xe", "Ăn chay?"]


def test_a_question_without_choices_is_refused_and_stays_typed(sign_in):
    event = events.event()
    typed = {"label": "Ăn trưa?", "kind": "choice", "choices_text": "Có"}
    answer = sign_in("organizer").post_form(f"/events/{event.slug}/questions/new", typed)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'value="Ăn trưa?"' in text
    assert 'id="choices_text-error"' in text
    assert db.session.query(Question).count() == 0


def test_a_question_that_was_answered_keeps_its_kind_and_says_how_many_answered(sign_in):
    event = events.event()
    question = add_question(event, kind="line", label="Biển số xe")
    registration(event, answers={str(question.id): "84A-123"})
    staff, path = sign_in("organizer"), f"/events/{event.slug}/questions"
    page = staff.tree(path)
    assert page.xpath("//td[@data-label='Số câu trả lời']/text()") == ["1"]
    typed = {"label": "Biển số xe", "kind": "number"}
    assert staff.post_form(f"{path}/{question.id}/edit", typed).status_code == 422
    assert staff.post_form(f"{path}/{question.id}/edit", {**typed, "kind": "line", "hint": "Ví dụ"}).status_code == 303
    assert (question.kind, question.hint) == ("line", "Ví dụ")


def test_a_question_is_asked_of_chosen_kinds_in_both_languages(sign_in):
    event = events.event()
    staff, path = sign_in("organizer"), f"/events/{event.slug}/questions"
    typed = {"label": "Bữa ăn", "label_en": "Meals", "kind": "choices", "choices_text": "Sáng\nTrưa",
             "choices_en_text": "Morning\nNoon", "only_kinds": ["owner"]}  # fmt: skip
    assert staff.post_form(path + "/new", typed).status_code == 303
    made = form_questions(event)[0]
    assert (made.choices_en, made.only_kinds) == (["Morning", "Noon"], ["owner"])
    preview = staff.tree(f"/events/{event.slug}/registrations/preview?lang=en")
    assert preview.xpath("//legend[contains(., 'Meals')]/following::label[1]/text()") == ["Morning"]
    assert preview.xpath("//main//button") == []
    crossed = staff.post_form(path + "/new", {"label": "Số", "kind": "number", "minimum": "5", "maximum": "2"})
    assert crossed.status_code == 422


def test_a_copied_workshop_asks_the_same(sign_in):
    event = events.event()
    kept, gone = (add_question(event, kind="line", label=label, only_kinds=["owner"]) for label in ("Biển số", "Cũ"))
    remove_question(gone)
    edit_kind(event.kinds[1], label="Chủ thể", capacity=7, needs_approval=True)
    typed = {"title": "Lần hai", "starts_at": "2027-05-19T07:30", "ends_at": "2027-05-19T11:30"}
    made = event_by_slug(sign_in("organizer").post_form(f"/events/{event.slug}/duplicate", typed).location[8:])
    copied = form_questions(made)
    assert [(each.label, each.only_kinds, each.id != kept.id) for each in copied] == [("Biển số", ["owner"], True)]
    assert [(kind.capacity, kind.needs_approval) for kind in made.kinds] == [(None, None), (7, True)]


def test_standard_fields_are_chosen(sign_in):
    event = events.event()
    staff, path = sign_in("organizer"), f"/events/{event.slug}/questions/fields"
    usual = dict.fromkeys(("honorific", "organization", "position", "email"), "optional")
    chosen = {**usual, "phone": "required", "note": "required", "version": "1"}
    assert staff.post_form(path, chosen).status_code == 303
    assert standard_fields(event)["note"] == "required"
    assert staff.post_form(path, chosen).status_code == 422  # somebody saved meanwhile
