"""Walk-ins: somebody stands at the desk who is on no list."""

import json
from dataclasses import asdict, fields

from workshop.audit import services as audit
from workshop.checkin import desks
from workshop.checkin.items import salted
from workshop.checkin.models import Admission, Point, WalkIn
from workshop.checkin.refusals import IdReused, PointUnknown, ReplacedAlreadyHere
from workshop.checkin.services.answers import person_facts, written
from workshop.checkin.services.scanning import check_in
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.registrations import queries as registrations
from workshop.registrations.models import Registration
from workshop.registrations.services import Delegate, assign_spare, hand_over, register
from workshop.transactions import transaction
from workshop.web import limits

AN_HOUR = 60  # walk-ins of one desk; more looks like a stolen phone than like a queue
PERSON_FIELDS = tuple(field.name for field in fields(Delegate))


def walk_in(event, id, person, point, in_place_of=None, *, caller, scanned_at=None, ticket_code=None,
            an_hour=AN_HOUR):  # fmt: skip
    """Register, confirm and check in ``person`` (a registrations Delegate) at the point with code ``point``.

    The same ``id`` again makes no second person; ``id`` is the scan's id too. ``in_place_of`` is the id
    of a registration whose place passes on, ``ticket_code`` a spare ticket that the person takes.
    What an ended desk sends is kept until somebody decides; at a rehearsal nobody is registered.

    :raises IdReused: if ``id`` stood for another request.
    :raises TooManyAttempts: above sixty an hour from one desk.
    :raises SpareUnknown: if the ticket is no spare one of this workshop; SpareTaken if somebody has it.
    :raises EventFull: AlreadyRegistered, Invalid and PointUnknown as their names say.
    """
    scanned_at = scanned_at or utc_now()
    spare = {"ticket_code": ticket_code} if ticket_code else {}
    said = json.dumps([asdict(person), point, in_place_of, *spare.values()], sort_keys=True)
    with transaction() as session:
        is_ended = desks.note_contact(session, caller, {"answered": True}, utc_now())
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        body_hash = salted(event.desk_salt, said)
        if known := session.get(WalkIn, id):
            if (known.event_id, known.body_hash) != (event.id, body_hash):
                raise IdReused
            return _answer(known, is_ended, replayed=True)
        if in_place_of is not None:
            registrations.registration_at(event, in_place_of)  # refuses one that is not of this workshop
        place = _point(session, event, point)
        _require_pace(place, caller, an_hour)
        made = WalkIn(
            id=id, event_id=event.id, scanned_at=scanned_at, body_hash=body_hash, in_place_of_id=in_place_of,
            point_id=place.id, person={**asdict(person), **spare}, **caller.columns,
            quarantine="waiting" if is_ended else None,
        )  # fmt: skip
        session.add(made)
        if place.is_rehearsal:  # nobody is registered for the sake of trying
            made.person, made.quarantine = None, None
        elif not is_ended:
            admit(session, event, made, caller)
        audit.record("checkin.walk_in", made, quarantined=is_ended, registration=made.registration_id)
        return _answer(made, is_ended, replayed=False)


def _require_pace(place, caller, an_hour):
    if not place.is_rehearsal:
        limits.hit_below(f"walk-ins:{caller}", an_hour, 3600)


def admit(session, event, made, caller):
    """Register and check in the person whom the walk-in ``made`` keeps."""
    delegate = Delegate(**{name: value for name, value in made.person.items() if name in PERSON_FIELDS})
    registration = _registered(session, event, delegate, made.in_place_of_id)
    if code := made.person.get("ticket_code"):
        assign_spare(code, registration)
    made.registration_id, made.person = registration.id, None
    session.flush()
    point = session.get(Point, made.point_id)
    scan = {"id": made.id, "point": point.code, "registration": registration.id, "shown": "admitted",
            "offline": True, "scanned_at": written(made.scanned_at)}  # fmt: skip
    [result] = check_in(event, [scan], caller=caller)
    if result["outcome"] != "accepted":
        raise IdReused  # a scan of that id was there before
    made.scan_id = made.id


def _registered(session, event, delegate, registration_id):
    """The newcomer with a place: a free one, or that of the registration with this id."""
    if registration_id is None:
        return register(event, delegate, source="walk_in", status="confirmed")
    replaced = registrations.registration_at(event, registration_id)
    stands = (
        db.select(Admission.id)
        .join(Point, Point.id == Admission.point_id)
        .where(Admission.registration_id == replaced.id, Admission.undone_at.is_(None))
        .where(Point.rehearses_id.is_(None))
    )
    if session.scalar(stands.limit(1)) is not None:
        raise ReplacedAlreadyHere
    return hand_over(replaced, delegate, source="walk_in", status="confirmed")


def _point(session, event, code):
    point = session.scalar(db.select(Point).where(Point.event_id == event.id, Point.code == code))
    if point is None:
        raise PointUnknown("point")
    return point


def _answer(made, is_ended, *, replayed):
    registration = db.session.get(Registration, made.registration_id) if made.registration_id else None
    is_kept_aside = made.quarantine == "waiting"
    is_rehearsal = db.session.get(Point, made.point_id).is_rehearsal if made.point_id else False
    return {
        "id": made.id,
        "outcome": "accepted" if is_rehearsal or (registration and not is_kept_aside) else "quarantined",
        "replayed": replayed,
        "scan": made.scan_id,
        "registration": None if registration is None or is_ended else
        {**person_facts(registration), "ticket_code": registration.ticket_code},
    }  # fmt: skip
