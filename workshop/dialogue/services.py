"""The verbs of the dialogue: ask, choose, put on the screen, answer, hide, undo."""

from sqlalchemy import func, select, update

from workshop.audit import services as audit
from workshop.dialogue import queries
from workshop.dialogue.models import DialogueQuestion
from workshop.dialogue.refusals import AnswerMissing, DialogueClosed, NothingToUndo, QuestionEmpty
from workshop.errors import StaleVersion
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name


def ask(event, text, *, asked_by="", organization="", addressed_to="", is_demonstration=False):
    """Take a question to the dialogue; it waits until somebody chooses it.

    :raises QuestionEmpty: without a word in it.
    :raises DialogueClosed: unless the workshop is published.
    """
    if not text.strip():
        raise QuestionEmpty("text")
    with transaction() as session:
        if session.get(Event, event.id).status != "published":
            raise DialogueClosed
        question = DialogueQuestion(
            event_id=event.id, text=text.strip(), asked_by=clean_name(asked_by), organization=organization.strip(),
            addressed_to=addressed_to, is_demonstration=is_demonstration,
        )  # fmt: skip
        session.add(question)
        audit.record("dialogue.question_asked", question)
        return question


def choose_question(question):
    """Take the question up: it will be put to the hall."""
    with transaction() as session:
        return _move(session, _locked(session, question), "chosen")


def hide_question(question):
    """Take the question out of the dialogue; it is neither shown nor counted."""
    with transaction() as session:
        return _move(session, _locked(session, question), "hidden")


def put_on_screen(question):
    """Show the question to the hall, in the place of the one shown before."""
    with transaction() as session:
        question = _locked(session, question)
        _clear_screen(session, question)
        return _move(session, question, "on_screen")


def assign_question(question, version, *, assigned_to, topic):
    """Say who is to answer and which group of problems it belongs to.

    :raises StaleVersion: if somebody changed it since ``version``.
    """
    with transaction() as session:
        question = _present(session, question, version)
        question.assigned_to, question.topic = assigned_to.strip(), topic.strip()
        audit.record("dialogue.question_assigned", question, fields=["assigned_to", "topic"])
        return question


def answer_question(question, version, *, answer, answered_by):
    """Keep what was answered and by whom; a question on the screen leaves it.

    :raises AnswerMissing: if neither is known.
    :raises StaleVersion: if somebody changed it since ``version``.
    """
    if not (answer.strip() or answered_by.strip()):
        raise AnswerMissing("answer")
    with transaction() as session:
        question = _present(session, question, version)
        question.answer, question.answered_by = answer.strip(), answered_by.strip()
        question.answered_at = question.answered_at or utc_now()
        return _move(session, question, "answered")


def undo_change(question):
    """Put the question back where it stood before its last move; what was written stays.

    :raises NothingToUndo: if nothing moved it, or that was undone already.
    """
    with transaction() as session:
        question = _locked(session, question)
        if question.status_before is None:
            raise NothingToUndo
        before = question.status_before
        if before == "on_screen":
            _clear_screen(session, question)
        _move(session, question, before)
        question.status_before = None
        return question


def forget_asker(person):
    """Take the name of a delegate off their questions; returns how many bore it."""
    with transaction():
        found = queries.asked_by(person)
        for question in found:
            question.asked_by = ""
        if found:
            audit.record("dialogue.names_erased", None, event_id=person.event_id, subject_type="DialogueQuestion",
                         rows=len(found))  # fmt: skip
        return len(found)


def erase_names(event_ids, *, dry_run=False):
    """Erase who asked at these workshops; questions, units and answers stay. Returns how many."""
    due = (
        DialogueQuestion.event_id.in_(event_ids), DialogueQuestion.is_demonstration.is_(False),
        DialogueQuestion.asked_by != "",
    )  # fmt: skip
    number = db.session.scalar(select(func.count()).where(*due))
    if number and not dry_run:
        with transaction() as session:
            erased = update(DialogueQuestion).where(*due).values(asked_by="")
            session.execute(erased, execution_options={"synchronize_session": False})
            audit.record("dialogue.names_erased", None, subject_type="DialogueQuestion", rows=number)
    return number


def _locked(session, question):
    # one question an event is on the screen: whoever moves questions takes turns on the event's row
    session.get(Event, question.event_id, with_for_update=True, populate_existing=True)
    return session.get(DialogueQuestion, question.id, populate_existing=True)


def _present(session, question, version):
    question = _locked(session, question)
    if question.version != version:
        raise StaleVersion
    return question


def _clear_screen(session, question):
    shown = select(DialogueQuestion).where(
        DialogueQuestion.event_id == question.event_id, DialogueQuestion.status == "on_screen",
        DialogueQuestion.id != question.id,
    )  # fmt: skip
    for other in session.scalars(shown):
        other.status, other.status_before = ("answered" if other.answered_at else "chosen"), None
    session.flush()  # before the next one takes the only place


def _move(session, question, status):
    if question.status != status:
        audit.record("dialogue.question_moved", question, before=question.status, after=status)
        question.status_before, question.status = question.status, status
    session.flush()
    return question
