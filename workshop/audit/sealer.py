"""The sealer: chains what was recorded since the last time, one sealer at a time."""

from sqlalchemy import func, select, text

from workshop.audit.chain import FIRST, HASHED, link
from workshop.audit.models import AuditEntry, AuditSeal
from workshop.extensions import db
from workshop.transactions import transaction

# on PostgreSQL an entry may commit after one with a higher number; so far back it is still looked for each time
LOOK_BACK = 10_000
LOCK = 20230519  # any number that no other advisory lock of ours uses


def seal(limit=1000):
    """Chain up to ``limit`` entries that have no seal yet, in the order of their numbers; returns how many."""
    if db.session.execute(_unsealed().limit(1)).first() is None:
        db.session.rollback()  # called every second: an idle sealer writes nothing and holds no snapshot
        return 0
    with transaction() as session:
        if not _is_alone(session):
            return 0
        last = session.scalar(select(AuditSeal.hash).order_by(AuditSeal.id.desc()).limit(1)) or FIRST
        rows = session.execute(_unsealed().order_by(AuditEntry.id).limit(limit)).all()
        for row in rows:
            made = AuditSeal(entry_id=row.id, previous_hash=last, hash=link(last, row))
            session.add(made)
            session.flush()  # one at a time, so that the seals' own numbers keep the order of the chain
            last = made.hash
    return len(rows)


def seal_all():
    """Seal until nothing is left; returns how many were sealed."""
    total = 0
    while sealed := seal():
        total += sealed
    return total


def _unsealed():
    newest = select(func.coalesce(func.max(AuditSeal.entry_id), 0)).scalar_subquery()
    sealed = select(AuditSeal.id).where(AuditSeal.entry_id == AuditEntry.id)
    return HASHED.where(AuditEntry.id > newest - LOOK_BACK, ~sealed.exists())


def _is_alone(session):
    """Whether no other sealer is at work; on SQLite the write's turn says so."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    return session.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK})
