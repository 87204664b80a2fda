"""Who is inside."""

from sqlalchemy import func, or_, select

from workshop.checkin.models import Admission, Point
from workshop.events.queries import phase
from workshop.extensions import db, utc_now
from workshop.registrations.models import Registration
from workshop.vietnamese.dates import local_day
from workshop.vietnamese.names import search_words


def deputies_of(people):
    """{registration id: name of who comes instead} of those of ``people`` who gave their place away."""
    given = [person.id for person in people if person.status == "cancelled"]
    if not given:
        return {}
    query = select(Registration.in_place_of_id, Registration.full_name)
    query = query.where(Registration.in_place_of_id.in_(given), Registration.status == "confirmed")
    return dict(db.session.execute(query).all())


def admitted_now(event, registration_ids):
    """{registration id: [(point code, admitted at, exited at, scan id)]} of what stands, by point and time."""
    query = (
        select(
            Admission.registration_id,
            Point.code,
            Admission.admitted_at,
            Admission.exited_at,
            Admission.scan_id,
        )
        .join(Point, Point.id == Admission.point_id)
        .where(Admission.registration_id.in_(list(registration_ids)), Admission.event_id == event.id)
        .where(Admission.undone_at.is_(None))
        .order_by(Point.position, Admission.admitted_at)
    )
    found = {}
    for registration_id, *facts in db.session.execute(query):
        found.setdefault(registration_id, []).append(tuple(facts))
    return found


def last_entries(event, point, registration_ids, now=None):
    """{registration id: its latest standing admission at ``point``}; of one day where the point counts by day.

    That day is today, and once the workshop is over its last day.
    """
    query = select(Admission).where(
        Admission.registration_id.in_(list(registration_ids)),
        Admission.point_id == point.id,
        Admission.undone_at.is_(None),
    )
    if point.is_per_day:
        query = query.where(Admission.day == present_day(event, now))
    return {row.registration_id: row for row in db.session.scalars(query.order_by(Admission.passage))}


def present_day(event, now=None):
    """The day that is counted: today, and once the workshop is over its last day."""
    return min(local_day(now or utc_now()), local_day(event.ends_at)).isoformat()


def inside_now(event, point, search="", now=None):
    """Who is inside ``point`` as a select of (registration, admission), the latest first.

    Somebody who never passed the way out is inside until the day is over where the point counts by day.
    """
    query = (
        select(Registration, Admission)
        .join(Admission, Admission.registration_id == Registration.id)
        .where(Admission.event_id == event.id, Admission.point_id == point.id)
        .where(Admission.undone_at.is_(None), Admission.exited_at.is_(None))
        .where(Admission.day == (present_day(event, now) if point.is_per_day else ""))
    )
    for word in search_words(search):
        query = query.where(Registration.search_text.like(f"% {word}%"))
    return query.order_by(Admission.admitted_at.desc(), Admission.id.desc())


def arrivals(event_id):
    """A subquery of (registration_id, at): the first entry of everyone who has come; a rehearsal is none."""
    query = select(Admission.registration_id, func.min(Admission.admitted_at).label("at"))
    return _entries(query, event_id).group_by(Admission.registration_id).subquery()


def present(event, now=None):
    """``arrivals`` of the present day, or of every day once the workshop is over, a place counted once.

    Who has given the place away and whoever came for it are one: a leader of the first day and the deputy of the
    second would otherwise be two of one who was expected.
    """
    given_way = select(Registration.in_place_of_id).join(Admission, Admission.registration_id == Registration.id)
    given_way = given_way.where(Registration.in_place_of_id.is_not(None), Registration.status == "confirmed")
    query = select(Admission.registration_id, func.min(Admission.admitted_at).label("at"))
    days = [] if phase(event, now) == "after" else [counts_on(present_day(event, now))]
    given_way = _entries(given_way, event.id).where(*days)
    query = _entries(query, event.id).where(*days, Admission.registration_id.not_in(given_way))
    return query.group_by(Admission.registration_id).subquery()


def counts_on(day):
    """Whether an admission counts on ``day`` or later: where the point does not count by day, on every day."""
    return or_(Admission.day == "", Admission.day >= day)


def _entries(query, event_id):
    """``query`` of admissions, of those alone that stand at an entrance of the event; a rehearsal is none."""
    return (
        query.join(Point, Point.id == Admission.point_id)
        .where(Admission.event_id == event_id, Admission.undone_at.is_(None), Point.kind == "entry")
        .where(Point.rehearses_id.is_(None))
    )
