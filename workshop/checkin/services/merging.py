"""What becomes of scans and admissions when two registrations turn out to be one person."""

from sqlalchemy import or_, select, update

from workshop.checkin.models import Admission, LeaderAbsence, Point, RevokedTicket, Scan, WalkIn
from workshop.extensions import db, utc_now
from workshop.registrations.refusals import BothAdmitted

ROOM = "checkin"
MOVED = {"scans": Scan, "admissions": Admission, "walk_ins": WalkIn, "revoked": RevokedTicket,
         "absences": LeaderAbsence}  # fmt: skip
_REHEARSALS = select(Point.id).where(Point.rehearses_id.is_not(None))
KEYS = {"revoked": RevokedTicket.code}


def move_records(kept, dropped):
    """Let the scans, admissions, walk-ins and old tickets of ``dropped`` be those of ``kept``; rehearsals stay.

    :raises BothAdmitted: if both were admitted at one point and day: that two people stood there is more
        likely than that one came twice.
    """
    both = _admitted_twice(kept, dropped)
    if both is not None:
        raise BothAdmitted(point=both)
    moved = {"room": ROOM}
    for name, model in MOVED.items():
        key = KEYS.get(name, getattr(model, "id", None))
        mine = select(key).where(model.registration_id == dropped.id)
        if hasattr(model, "point_id"):
            mine = mine.where(or_(model.point_id.is_(None), model.point_id.not_in(_REHEARSALS)))
        moved[name] = list(db.session.scalars(mine))
        if model is LeaderAbsence and _is_absent(kept):
            moved[name] = []  # said of both: once is enough, and goes with who is dropped
        _give(model, key, moved[name], kept)
    return moved


def return_records(kept, dropped, moved):
    """Give back what ``move_records`` moved."""
    for each in moved:
        if each and each.get("room") == ROOM:
            for name, model in MOVED.items():
                _give(model, KEYS.get(name, getattr(model, "id", None)), each.get(name, ()), dropped)


def _give(model, key, keys, owner):
    if keys:
        values = {"registration_id": owner.id}
        if model is Admission:
            values["changed_at"] = utc_now()  # the desks ask for what changed
        change = update(model).where(key.in_(keys)).values(**values)
        db.session.execute(change, execution_options={"synchronize_session": False})


def _admitted_twice(kept, dropped):
    mine, theirs = (
        {
            (row.point_id, row.day): row.label
            for row in db.session.execute(
                select(Admission.point_id, Admission.day, Point.label)
                .join(Point, Point.id == Admission.point_id)
                .where(Admission.registration_id == each.id, Admission.undone_at.is_(None))
                .where(Point.rehearses_id.is_(None))
            )
        }
        for each in (kept, dropped)
    )
    return next((label for key, label in mine.items() if key in theirs), None)


def _is_absent(person):
    return db.session.scalar(select(LeaderAbsence.id).where(LeaderAbsence.registration_id == person.id)) is not None
