"""A decision from its draft to its number, date and scan."""

import unicodedata

from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.awards.models import AwardDecision
from workshop.awards.queries import standing_awards
from workshop.awards.refusals import AlreadyApproved, DecisionFrozen, NoRecipients, SamePerson
from workshop.errors import StaleVersion
from workshop.extensions import utc_now
from workshop.paper.services import store_file
from workshop.transactions import transaction

FIELDS = ("achievement", "capacity_line", "place", "signer_name", "signer_title")


def draft_decision(event, kind, *, achievement, **fields):
    """Begin a decision of ``kind``, for an event or for none; who signs defaults to the kind's head."""
    with transaction() as session:
        line, title = kind.capacities[0] if kind.capacities else ("", "")
        values = {
            "capacity_line": line, "signer_title": title, "place": kind.organization.place, "achievement": achievement,
            "is_demonstration": bool(event and event.is_demonstration), "created_by_id": _user_id(), **fields,
        }  # fmt: skip
        decision = AwardDecision(kind=session.merge(kind), event_id=event.id if event else None, **_tidy(values))
        session.add(decision)
        record("awards.decision_drafted", decision, fields=sorted(fields))
    return decision


def edit_decision(decision, version, **fields):
    """Change what the certificates say; an approval falls away.

    :raises DecisionFrozen: once valid certificates stand on it.
    :raises StaleVersion: if somebody changed it meanwhile.
    """
    with transaction() as session:
        found = _current(session, decision, version)
        changed = [name for name in FIELDS if name in fields and getattr(found, name) != _tidy(fields)[name]]
        for name in changed:
            setattr(found, name, _tidy(fields)[name])
        if changed:
            reopen(found)
            record("awards.decision_edited", found, fields=changed)
    return found


def approve_decision(decision, *, needs_second=True):
    """Approve the list of recipients as the actor in force, who has not prepared it.

    ``needs_second=False`` lets a one-person office approve alone; the decision says so for good.

    :raises SamePerson: if the actor prepared or last edited it.
    :raises NoRecipients: if nobody stands on it.
    :raises AlreadyApproved: if it is.
    """
    with transaction() as session:
        found = session.get(AwardDecision, decision.id)
        if found.status != "draft":
            raise AlreadyApproved
        if not standing_awards(found):
            raise NoRecipients
        by = _user_id()
        alone = by is not None and by in (found.created_by_id, found.edited_by_id)
        if alone and needs_second:
            raise SamePerson
        found.status, found.approved_by_id, found.approved_at = "approved", by, utc_now()
        found.is_approved_alone = alone
        record("awards.decision_approved", found, alone=alone)
    return found


def record_decision(decision, version, *, number, decided_on):
    """Enter the number and the date that the issuer gave; an approval stays.

    :raises DecisionFrozen: once valid certificates stand on it.
    """
    with transaction() as session:
        found = _current(session, decision, version)
        found.number, found.decided_on = number.strip(), decided_on
        record("awards.decision_recorded", found, fields=["number", "decided_on"])
    return found


def attach_scan(decision, upload, *, filename="quyet-dinh.pdf"):
    """Keep the scan of the signed decision (an ``AcceptedUpload``), without which a state award stays a preview."""
    with transaction() as session:
        found = session.get(AwardDecision, decision.id)
        found.scan_file = store_file(
            upload.data, filename=upload.named(filename), media_type=upload.media_type, pages=upload.pages
        )
        record("awards.scan_attached", found, file=found.scan_file.id)
    return found


def reopen(decision):
    """Note who edits, and take an approval back; inside a transaction.

    :raises DecisionFrozen: once valid certificates stand on it.
    """
    if decision.status in ("issued", "revoked"):
        raise DecisionFrozen
    decision.edited_by_id = _user_id() or decision.edited_by_id
    if decision.status == "approved":
        decision.status, decision.approved_by_id, decision.approved_at = "draft", None, None
        record("awards.approval_withdrawn", decision)


def _current(session, decision, version):
    found = session.get(AwardDecision, decision.id)
    if version is not None and found.version != version:
        raise StaleVersion
    if found.status in ("issued", "revoked"):
        raise DecisionFrozen
    return found


def _user_id():
    actor = current_actor()
    return actor.id if actor.kind == "user" else None


def _tidy(fields):
    return {
        name: unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value
        for name, value in fields.items()
    }
