"""Reads of scans: the log, the latest, and what waits for a decision."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from workshop.accounts.models import ApiToken, DeskDevice, User
from workshop.checkin.models import Admission, Point, Scan, Undo, WalkIn
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations.models import Registration
from workshop.vietnamese.names import search_words

OUTCOMES = ("accepted", "duplicate", "refused", "unknown")


@dataclass
class LogEntry:
    """A scan with the names around it; ``admission_id`` where it holds one that stands."""

    scan: Scan
    full_name: str | None
    organization: str | None
    point_label: str | None
    point_label_en: str | None
    desk: str | None
    admission_id: Any
    undone_at: Any = None

    @property
    def is_undone(self):
        """Whether what it said was taken back, and nothing stands by it since."""
        return self.undone_at is not None and self.admission_id is None


def scan_log(event, outcome=None, point_code=None, search=""):
    """The scans of ``event`` as a select of rows for ``log_entry``, the latest first.

    ``outcome`` is one of the four, or ``flagged`` for what somebody should look at. A rehearsal stands in it only
    where its point is asked for.
    """
    query = named_scans(event)
    if outcome in OUTCOMES:
        query = query.where(Scan.outcome == outcome)
    elif outcome == "flagged":
        query = query.where(db.cast(Scan.flags, db.Text) != "[]")
    query = query.where(Point.code == point_code if point_code else Point.rehearses_id.is_(None))
    for word in search_words(search):
        query = query.where(Registration.search_text.like(f"% {word}%"))
    return query.order_by(Scan.received_at.desc(), Scan.corrected_at.desc(), Scan.id)


def log_entry(row):
    """A row of ``scan_log`` with names for its columns."""
    return LogEntry(*row)


def recent_scans(event, limit=10):
    """The latest scans of ``event``."""
    return [log_entry(row) for row in db.session.execute(scan_log(event).limit(limit))]


def find_entry(event, scan_id):
    """The scan of ``event`` with this id and the names around it, or None."""
    row = db.session.execute(named_scans(event).where(Scan.id == scan_id[:36])).first()
    return log_entry(row) if row else None


def named_entry(event, row_id):
    """What a scan or a walk-in of ``event`` is called for a person: the name, else the code, else its id."""
    if entry := find_entry(event, row_id):
        return entry.full_name or entry.scan.code or row_id
    stranger = db.session.get(WalkIn, row_id[:36])
    person = stranger.person if stranger is not None and stranger.event_id == event.id else None
    return (person or {}).get("full_name") or row_id


def entry_of(event, scan_id):
    """The scan of ``event`` with this id and the names around it.

    :raises NotFound: if there is none.
    """
    found = find_entry(event, scan_id)
    if found is None:
        raise NotFound
    return found


def named_scans(event):
    """The scans of ``event`` as a select of rows for ``log_entry``."""
    holds = or_(Admission.scan_id == Scan.id, Admission.exit_scan_id == Scan.id)
    held = (
        select(Admission.id)
        .where(holds, Admission.undone_at.is_(None))
        .limit(1)
        .correlate(Scan)
        .scalar_subquery()
    )
    # an undo names one scan of a passage, and ends it for the scan that holds it too
    undone = db.func.coalesce(
        select(db.func.max(Undo.created_at))
        .where(Undo.scan_id == Scan.id, Undo.outcome == "undone").correlate(Scan).scalar_subquery(),
        select(db.func.max(Admission.undone_at)).where(Admission.scan_id == Scan.id).correlate(Scan).scalar_subquery(),
    )  # fmt: skip
    sender = db.func.coalesce(DeskDevice.label, User.full_name, ApiToken.name)
    return (
        select(
            Scan, Registration.full_name, Registration.organization, Point.label, Point.label_en, sender, held,
            undone,
        )
        .outerjoin(Registration, Registration.id == Scan.registration_id)
        .outerjoin(Point, Point.id == Scan.point_id)
        .outerjoin(DeskDevice, DeskDevice.id == Scan.desk_id)
        .outerjoin(User, User.id == Scan.user_id)
        .outerjoin(ApiToken, ApiToken.id == Scan.token_id)
        .where(Scan.event_id == event.id)
    )
