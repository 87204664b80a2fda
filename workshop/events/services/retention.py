"""Deciding how long personal data of one workshop is kept."""

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.events import refusals
from workshop.events.models import EventRetention
from workshop.extensions import utc_now
from workshop.transactions import transaction

LONGEST_MONTHS = 120


def set_retention(event, months, names_months, reason):
    """Keep contacts ``months`` after the end, names ``names_months`` (None: in the archive), for a stated reason.

    :raises ReasonMissing: without a reason.
    :raises RetentionUnreasonable: below a month, above ten years, or names before contacts.
    """
    if not reason.strip():
        raise refusals.ReasonMissing("reason")
    if not 1 <= (months or 0) <= LONGEST_MONTHS:
        raise refusals.RetentionUnreasonable("months")
    if names_months is not None and not months <= names_months <= LONGEST_MONTHS:
        raise refusals.NamesBeforeContacts("names_months")
    actor = current_actor()
    with transaction() as session:
        kept = session.get(EventRetention, event.id) or EventRetention(event_id=event.id)
        kept.months, kept.names_months, kept.reason = months, names_months, reason.strip()[:300]
        kept.changed_at, kept.changed_by_id = utc_now(), actor.id if actor.kind == "user" else None
        session.add(kept)
        session.flush()
        audit.record("events.retention_set", None, event_id=event.id, subject_type="Event", subject_id=event.id,
                     months=months, names_months=names_months)  # fmt: skip
        return kept
