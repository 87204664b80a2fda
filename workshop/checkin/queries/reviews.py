"""What waits for a person's decision, list by list."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from workshop.accounts.models import ApiToken, DeskDevice, User
from workshop.checkin.models import TO_REVIEW, Admission, Point, Scan, WalkIn
from workshop.checkin.queries.scans import LogEntry, named_scans
from workshop.extensions import db
from workshop.registrations.models import Registration

LISTS = ("conflict", "unknown", "flagged", "quarantine")
# written as the partial indexes say it, so that a list costs what waits and not what was scanned
_IS_OPEN, _IS_ASIDE = db.text(f"scan.{TO_REVIEW}"), db.text("scan.quarantine = 'waiting'")
_NOT_ASIDE = or_(Scan.quarantine.is_(None), Scan.quarantine == "accepted")


def review_counts(event):
    """{list: how many wait} of ``event``, every list named."""
    open_scans = select(Scan.review, func.count()).where(Scan.event_id == event.id, _IS_OPEN, _NOT_ASIDE)
    counted = Counter({row[0]: row[1] for row in db.session.execute(open_scans.group_by(Scan.review))})
    aside = select(func.count()).select_from(Scan).join(Point, Point.id == Scan.point_id, isouter=True)
    aside = aside.where(Scan.event_id == event.id, _IS_ASIDE, Point.rehearses_id.is_(None))
    strangers = select(func.count()).where(WalkIn.event_id == event.id, WalkIn.quarantine == "waiting")
    counted["quarantine"] = db.session.scalar(aside) + db.session.scalar(strangers)
    return {name: counted[name] for name in LISTS}


def to_review(event, review):
    """The scans of one list as a select of rows for ``log_entry``, the oldest first."""
    query = named_scans(event).where(_IS_OPEN, Scan.review == review, _NOT_ASIDE)
    return query.order_by(Scan.corrected_at, Scan.id)


@dataclass(frozen=True)
class Stranger:
    """A walk-in that was kept aside, where it came in, and who sent it."""

    walk_in: WalkIn
    point: Point
    sender: str | None


def kept_aside(event):
    """What was kept aside, as a select of rows for ``aside_entries``, the oldest first."""
    scans = (
        select(literal("scan").label("kind"), Scan.id.label("id"), Scan.corrected_at.label("at"))
        .outerjoin(Point, Point.id == Scan.point_id)
        .where(Scan.event_id == event.id, _IS_ASIDE, Point.rehearses_id.is_(None))
    )
    strangers = select(literal("walk_in"), WalkIn.id, WalkIn.scanned_at)
    strangers = strangers.where(WalkIn.event_id == event.id, WalkIn.quarantine == "waiting")
    both = union_all(scans, strangers).subquery()
    return select(both).order_by(both.c.at, both.c.id)


def aside_entries(event, rows) -> list[LogEntry | Stranger]:
    """The entries behind ``rows`` of ``kept_aside``, in their order."""
    ids = {kind: [row.id for row in rows if row.kind == kind] for kind in ("scan", "walk_in")}
    found = {
        row[0].id: LogEntry(*row)
        for row in db.session.execute(named_scans(event).where(Scan.id.in_(ids["scan"])))
    }
    query = (
        select(WalkIn, Point, func.coalesce(DeskDevice.label, User.full_name, ApiToken.name))
        .join(Point, Point.id == WalkIn.point_id)
        .outerjoin(DeskDevice, DeskDevice.id == WalkIn.desk_id)
        .outerjoin(User, User.id == WalkIn.user_id)
        .outerjoin(ApiToken, ApiToken.id == WalkIn.token_id)
        .where(WalkIn.id.in_(ids["walk_in"]))
    )
    found |= {
        walk_in.id: Stranger(walk_in, point, sender) for walk_in, point, sender in db.session.execute(query)
    }
    return [found[row.id] for row in rows]


def holders(scans):
    """{scan id: (admitted at, who sent it)} of the admission that stands where each of ``scans`` came second."""
    holder = aliased(Scan)
    sender = func.coalesce(DeskDevice.label, User.full_name, ApiToken.name)
    query = (
        select(Admission.registration_id, Admission.point_id, Admission.scan_id, Admission.admitted_at,
               Admission.exited_at, sender)
        .join(holder, holder.id == Admission.scan_id)
        .outerjoin(DeskDevice, DeskDevice.id == holder.desk_id)
        .outerjoin(User, User.id == holder.user_id)
        .outerjoin(ApiToken, ApiToken.id == holder.token_id)
        .where(Admission.registration_id.in_({scan.registration_id for scan in scans} - {None}))
        .where(Admission.undone_at.is_(None))
        .order_by(Admission.admitted_at)
    )  # fmt: skip
    rows = db.session.execute(query).all()
    found = {}
    for scan in scans:
        for registration_id, point_id, scan_id, at, left_at, who in rows:
            is_there = (registration_id, point_id) == (scan.registration_id, scan.point_id) and scan_id != scan.id
            if is_there and at <= scan.corrected_at and (left_at is None or left_at > scan.corrected_at):
                found[scan.id] = (at, who)
    return found


def proposed(event, scans):
    """{scan id: the registration that has its code by now} of ``scans`` with an unknown code."""
    codes = {scan.code for scan in scans} - {None}
    query = select(Registration).where(Registration.event_id == event.id, Registration.ticket_code.in_(codes))
    by_code = {person.ticket_code: person for person in db.session.scalars(query)} if codes else {}
    return {scan.id: by_code[scan.code] for scan in scans if scan.code in by_code}
