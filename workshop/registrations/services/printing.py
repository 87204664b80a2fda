"""Remembering how papers were asked for, and printing many badges in the background."""

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.edges import jobs
from workshop.errors import N_, WorkshopError
from workshop.registrations import places, printed
from workshop.registrations.refusals import NobodyConfirmed
from workshop.registrations.services.undoing import paper_desk
from workshop.transactions import transaction

BADGES_A_STEP = 80  # a multiple of what every standard sheet holds


class BadgesIncomplete(WorkshopError):
    """A part of the badges could not be made; a pile that lacks some is worse than none."""

    message = N_("Some badges could not be made, so there is no file yet. Try again.")


def remember_choices(event, paper, choices):
    """Keep how ``paper`` ("badges", "lists", "plates", "spares") of ``event`` was asked for."""
    with transaction() as session:
        desk = paper_desk(session, places.locked_event(session, event.id))
        if desk.choices.get(paper) != choices:
            desk.choices = {**desk.choices, paper: choices}
        return desk


def request_badges(event, ids, choices, *, per_sheet=1):
    """Queue the badges of ``ids``, in this order, drawn as ``choices`` say (the remembered form of a choice).

    :raises NobodyConfirmed: if there is nobody.
    :raises DiskNearlyFull: if there is no room for the file.
    """
    if not ids:
        raise NobodyConfirmed
    step = max(1, BADGES_A_STEP // per_sheet) * per_sheet  # a sheet is never shared by two steps
    with transaction():
        actor = current_actor()
        job = jobs.enqueue(
            printed.BADGES,
            items=range(0, len(ids), step),
            arguments={"ids": list(ids), "choices": choices, "step": step},
            event_id=event.id,
            created_by_id=actor.id if actor.kind == "user" else None,
        )
        audit.record("registrations.badges_requested", event, event_id=event.id, job=job.id, rows=len(ids))
        return job
