"""Reads of the audit log: the list, and the walk along the chain."""

import datetime as dt

from sqlalchemy import func, select

from workshop.audit.chain import FIRST, HASHED, link
from workshop.audit.models import AuditEntry, AuditSeal
from workshop.extensions import db
from workshop.vietnamese.dates import LOCAL_ZONE


def entries(*, actor="", action="", event_id=None, day=None):
    """(AuditEntry, its seal's hash or None), the latest first, as a select.

    ``actor`` is a kind or ``kind:id``, ``action`` an action or the room before its dot, ``day`` a day in Vietnam.
    """
    query = select(AuditEntry, AuditSeal.hash).outerjoin(AuditSeal, AuditSeal.entry_id == AuditEntry.id)
    kind, _, number = actor.partition(":")
    if kind:
        query = query.where(AuditEntry.actor_kind == kind)
    if number.isdecimal():
        query = query.where(AuditEntry.actor_id == int(number[:9]))
    if action:
        of_room = AuditEntry.action.startswith(f"{action}.", autoescape=True)
        query = query.where(AuditEntry.action == action if "." in action else of_room)
    if event_id is not None:
        query = query.where(AuditEntry.event_id == event_id)
    if day is not None:
        begins = dt.datetime.combine(day, dt.time(), LOCAL_ZONE)
        query = query.where(AuditEntry.at >= begins, AuditEntry.at < begins + dt.timedelta(days=1))
    return query.order_by(AuditEntry.id.desc())


def actions():
    """Every action on record, in alphabetical order."""
    return list(db.session.scalars(select(AuditEntry.action).distinct().order_by(AuditEntry.action)))


def actors():
    """Every (kind, id) that acted."""
    query = select(AuditEntry.actor_kind, AuditEntry.actor_id).distinct()
    return [tuple(row) for row in db.session.execute(query.order_by(AuditEntry.actor_kind, AuditEntry.actor_id))]


def verify():
    """Walk the chain: ``entries``, ``unsealed``, ``ok``, and the number of the first entry that is broken."""
    total = db.session.scalar(select(func.count()).select_from(AuditEntry))
    previous, sealed, first_broken = FIRST, 0, None
    chain = HASHED.add_columns(AuditSeal.entry_id, AuditSeal.previous_hash, AuditSeal.hash)
    chain = chain.select_from(AuditSeal).outerjoin(AuditEntry, AuditEntry.id == AuditSeal.entry_id)
    for row in db.session.execute(chain.order_by(AuditSeal.id).execution_options(yield_per=1000)):
        sealed += 1
        is_whole = row.id is not None and row.previous_hash == previous and row.hash == link(previous, row)
        if not is_whole and first_broken is None:
            first_broken = row.entry_id
        previous = row.hash
    return {"entries": total, "unsealed": max(0, total - sealed), "ok": first_broken is None,
            "first_broken": first_broken}  # fmt: skip
