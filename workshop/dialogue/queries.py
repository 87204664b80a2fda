"""Reads of the dialogue."""

from sqlalchemy import func, select

from workshop.dialogue.models import STATUSES, DialogueQuestion
from workshop.directory.models import Organization
from workshop.errors import NotFound
from workshop.events.models import Host, ProgrammeSession
from workshop.extensions import db


def questions(event, status=None):
    """The questions of ``event`` as a select, the oldest first; without a status all but the hidden."""
    query = select(DialogueQuestion).where(DialogueQuestion.event_id == event.id)
    query = query.where(DialogueQuestion.status == status if status else DialogueQuestion.status != "hidden")
    return query.order_by(DialogueQuestion.created_at, DialogueQuestion.id)


def question_at(event, question_id):
    """The question with this id at ``event``.

    :raises NotFound: if there is none.
    """
    found = db.session.get(DialogueQuestion, question_id)
    if found is None or found.event_id != event.id:
        raise NotFound
    return found


def question_on_screen(event_id):
    """The question that the hall reads now, or None."""
    query = select(DialogueQuestion)
    return db.session.scalar(
        query.where(DialogueQuestion.event_id == event_id, DialogueQuestion.status == "on_screen")
    )


def asked_by(person):
    """The questions under a person's name, of their unit or of none named, the oldest first."""
    query = select(DialogueQuestion).where(
        DialogueQuestion.event_id == person.event_id, DialogueQuestion.asked_by == person.full_name,
        DialogueQuestion.organization.in_(("", person.organization)),
    )  # fmt: skip
    return list(db.session.scalars(query.order_by(DialogueQuestion.id)))


def counts(event):
    """How many questions stand in each state, zeros included, with ``total`` (the hidden left out)."""
    grouped = select(DialogueQuestion.status, func.count()).where(DialogueQuestion.event_id == event.id)
    found = dict.fromkeys(STATUSES, 0)
    for status, number in db.session.execute(grouped.group_by(DialogueQuestion.status)):
        found[status] = number
    return {**found, "total": sum(found.values()) - found["hidden"]}


def topics(event):
    """[(topic, number)] of what was asked, the largest group first; "" for those in no group."""
    query = select(DialogueQuestion.topic, func.count()).where(
        DialogueQuestion.event_id == event.id, DialogueQuestion.status != "hidden"
    )
    rows = db.session.execute(query.group_by(DialogueQuestion.topic))
    return sorted((tuple(row) for row in rows), key=lambda row: (not row[0], -row[1], row[0]))


def people_to_ask(event):
    """Speakers in the order of the programme, then the organisations that hold the workshop."""
    speakers = select(ProgrammeSession.speaker).where(
        ProgrammeSession.event_id == event.id, ProgrammeSession.speaker != ""
    )
    hosts = select(Organization.name).join(Host, Host.organization_id == Organization.id)
    hosts = hosts.where(Host.event_id == event.id).order_by(Host.role != "lead", Host.position)
    names = [*db.session.scalars(speakers.order_by(ProgrammeSession.position)), *db.session.scalars(hosts)]
    return list(dict.fromkeys(names))
