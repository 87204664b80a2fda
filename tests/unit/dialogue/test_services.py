"""The dialogue: one question on the screen, each move undone once, no answer without words or a name."""

import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import events
from tests.factories.dialogue import question
from workshop.dialogue import queries, services
from workshop.dialogue.listeners import purge
from workshop.dialogue.models import DialogueQuestion
from workshop.dialogue.refusals import AnswerMissing, DialogueClosed, NothingToUndo, QuestionEmpty
from workshop.errors import StaleVersion
from workshop.extensions import db
from workshop.transactions import transaction


def state_of(asked):
    db.session.expire_all()
    return db.session.get(DialogueQuestion, asked.id).status


def test_a_question_is_asked_of_a_published_workshop_only(app):
    asked = question(events.event(), text="  Khi nào mở gian hàng?  ", asked_by=" Kim  Rương ")
    assert (asked.text, asked.asked_by, asked.status) == ("Khi nào mở gian hàng?", "Kim Rương", "new")
    with pytest.raises(DialogueClosed):
        question(events.event(status="closed"))
    with pytest.raises(QuestionEmpty):
        question(events.event(), text=" \n")


def test_the_next_question_takes_the_screen_and_the_shown_one_stays_chosen(app):
    event = events.event()
    first, second = question(event), question(event)
    services.put_on_screen(first)
    services.put_on_screen(second)
    assert (state_of(first), state_of(second)) == ("chosen", "on_screen")
    assert queries.question_on_screen(event.id).id == second.id


@pytest.mark.db
def test_the_database_too_lets_one_question_on_the_screen(app):
    event = events.event()
    first, second = question(event), question(event)
    services.put_on_screen(first)
    with pytest.raises(IntegrityError), transaction() as session:
        session.get(DialogueQuestion, second.id).status = "on_screen"


def test_an_answer_needs_words_or_a_name_and_frees_the_screen(app):
    asked = services.put_on_screen(question(events.event()))
    with pytest.raises(AnswerMissing):
        services.answer_question(asked, asked.version, answer=" ", answered_by="")
    with pytest.raises(StaleVersion):
        services.answer_question(asked, asked.version - 1, answer="Có", answered_by="")
    answered = services.answer_question(
        asked, asked.version, answer="Từ tháng 6.", answered_by="Sở Công Thương"
    )
    assert (answered.status, answered.answer, answered.answered_by) == (
        "answered",
        "Từ tháng 6.",
        "Sở Công Thương",
    )
    assert answered.answered_at is not None


def test_a_move_is_undone_once(app):
    asked = question(events.event())
    services.hide_question(asked)
    assert (state_of(services.undo_change(asked)), state_of(asked)) == ("new", "new")
    with pytest.raises(NothingToUndo):
        services.undo_change(asked)


def test_undoing_an_answer_brings_the_question_back_to_the_screen(app):
    event = events.event()
    asked, other = question(event), question(event)
    services.put_on_screen(asked)
    services.answer_question(asked, asked.version, answer="Có.", answered_by="")
    services.put_on_screen(other)
    services.undo_change(asked)
    assert (state_of(asked), state_of(other)) == ("on_screen", "chosen")


def test_counts_leave_the_hidden_out_and_topics_put_the_nameless_last(app):
    event = events.event()
    asked = [question(event) for _ in range(4)]
    services.hide_question(asked[3])
    services.assign_question(asked[0], 1, assigned_to="Sở Công Thương", topic="Logistics")
    assert queries.counts(event) == {
        "new": 3, "chosen": 0, "on_screen": 0, "answered": 0, "hidden": 1, "total": 3
    }  # fmt: skip
    assert queries.topics(event) == [("Logistics", 1), ("", 2)]


def test_a_year_later_nobody_knows_who_asked(app):
    event = events.event()
    asked = question(event, asked_by="Kim Rương", organization="HTX Thử")
    shown = question(event, asked_by="Thạch Minh Họa", is_demonstration=True)
    later = event.ends_at.date() + dt.timedelta(days=367)
    assert [purge(day, dry_run) for day, dry_run in ((event.ends_at.date(), False), (later, True), (later, False))] == [
        {"dialogue_names": 0}, {"dialogue_names": 1}, {"dialogue_names": 1},
    ]  # fmt: skip
    db.session.expire_all()
    kept = [db.session.get(DialogueQuestion, each.id) for each in (asked, shown)]
    assert [(each.asked_by, each.organization) for each in kept] == [("", "HTX Thử"), ("Thạch Minh Họa", "")]
