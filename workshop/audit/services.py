"""record(): one line in the audit log, committed together with the act."""

import datetime as dt

from sqlalchemy import select

from workshop.audit.actor import current_actor
from workshop.audit.models import AuditEntry
from workshop.extensions import db, utc_now
from workshop.transactions import transaction

LOOK_SECONDS = 3600  # one look an hour is one line: reading a page twice is not looking twice

ENTER = AuditEntry.__table__.insert()


def record(action, subject, *, event_id=None, subject_type=None, subject_id=None, **details):
    """Write that the actor in force did ``action`` to ``subject``, inside the running transaction.

    ``details`` hold ids, field names, counts and salted hashes; never a person's values.
    """
    session = db.session()
    if not session.info.get("writing"):
        raise RuntimeError("an audit record commits with its act: call record() inside transaction()")
    if subject is not None:
        session.flush()
        subject_type = subject_type or type(subject).__name__
        subject_id = subject_id or getattr(subject, "id", None)
        event_id = event_id or getattr(subject, "event_id", None)
    actor = current_actor()
    # on the connection, since every scan writes one and the unit of work would cost more than the row
    session.connection().execute(ENTER, {
        "actor_kind": actor.kind, "actor_id": actor.id, "request_id": actor.request_id, "action": action,
        "subject_type": subject_type or "", "subject_id": subject_id if isinstance(subject_id, int) else None,
        "event_id": event_id, "details": details,
    })  # fmt: skip


def record_look(action, subject, *, event_id=None, **details):
    """Write that the actor in force looked at personal data of ``subject``: one line an actor, record and hour."""
    actor = current_actor()
    subject_type, subject_id = type(subject).__name__, subject.id
    query = select(AuditEntry.details).where(
        AuditEntry.at > utc_now() - dt.timedelta(seconds=LOOK_SECONDS), AuditEntry.actor_kind == actor.kind,
        AuditEntry.actor_id == actor.id if actor.id is not None else AuditEntry.actor_id.is_(None),
        AuditEntry.action == action, AuditEntry.subject_type == subject_type, AuditEntry.subject_id == subject_id,
    )  # fmt: skip
    if details in db.session.scalars(query):
        return
    event_id = event_id or getattr(subject, "event_id", None)
    with transaction():
        record(action, None, event_id=event_id, subject_type=subject_type, subject_id=subject_id, **details)
