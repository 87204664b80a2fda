"""Invitations of many units as files, made by a background job."""

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.edges import jobs
from workshop.registrations.invitations import queries, refusals
from workshop.transactions import transaction

KIND = "registrations.invite"


def print_invitations(event, ids=None):
    """Queue the invitations of ``ids``, or of all units, as one PDF and a ZIP of PDF and DOCX.

    :raises NothingChosen: if there is none.
    """
    with transaction():
        chosen = [row[0].id for row in queries.rows_of(queries.invitations(event, ids=ids))]
        if not chosen:
            raise refusals.NothingChosen
        actor = current_actor()
        job = jobs.enqueue(
            KIND, items=chosen, arguments={"event": event.id}, event_id=event.id,
            created_by_id=actor.id if actor.kind == "user" else None,
        )  # fmt: skip
        audit.record("registrations.invitations_printed", event, event_id=event.id, units=len(chosen), job=job.id)
        return job
