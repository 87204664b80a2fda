"""What becomes of certificates when two registrations turn out to be one person."""

from sqlalchemy import select

from workshop.attendance.models import AttendanceCertificate
from workshop.extensions import db, utc_now

ROOM = "attendance"


def move_certificates(kept, dropped):
    """Let the certificates of ``dropped`` be those of ``kept``; where both had one, that of ``dropped`` is replaced."""
    rows = list(db.session.scalars(_of(dropped)))
    has_one = any(each.status == "valid" for each in db.session.scalars(_of(kept)))
    ended = []
    for each in rows:
        if each.status == "valid" and has_one:
            each.status, each.ended_at, each.end_reason = "replaced", utc_now(), "corrected"
            ended.append(each.id)
        each.registration_id = kept.id
    db.session.flush()
    return {"room": ROOM, "certificates": [each.id for each in rows], "ended": ended}


def return_certificates(kept, dropped, moved):
    """Give back what ``move_certificates`` moved; what it ended stands again."""
    for part in moved:
        if not part or part.get("room") != ROOM:
            continue
        query = select(AttendanceCertificate).where(AttendanceCertificate.id.in_(part["certificates"]))
        for each in db.session.scalars(query):
            each.registration_id = dropped.id
            if each.id in part["ended"] and each.status == "replaced":
                each.status, each.ended_at, each.end_reason = "valid", None, ""
    db.session.flush()


def _of(registration):
    return select(AttendanceCertificate).where(AttendanceCertificate.registration_id == registration.id)
