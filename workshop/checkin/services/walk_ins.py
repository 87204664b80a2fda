"""Walk-ins: somebody stands at the desk who is on no list."""

import json
from dataclasses import asdict, dataclass, fields, replace

from workshop.audit import services as audit
from workshop.checkin import desks
from workshop.checkin.items import salted
from workshop.checkin.models import Admission, Point, WalkIn
from workshop.checkin.queries.settings import desk_setting
from workshop.checkin.refusals import IdReused, PointUnknown, ReplacedAlreadyHere
from workshop.checkin.services.answers import person_facts, written
from workshop.checkin.services.scanning import check_in
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.registrations import queries as registrations
from workshop.registrations.delegations.queries import delegation_by_code, delegation_of
from workshop.registrations.delegations.services import join
from workshop.registrations.models import Registration
from workshop.registrations.refusals import AlreadyRegistered, EventFull
from workshop.registrations.services import (
    Delegate,
    SpareTaken,
    SpareUnknown,
    assign_spare,
    hand_over,
    register,
)
from workshop.transactions import transaction
from workshop.web import limits

PERSON_FIELDS = tuple(field.name for field in fields(Delegate))


@dataclass(frozen=True)
class Newcomer:
    """Who stands at the desk: the ``person`` (a registrations Delegate), and what else was said of them.

    ``in_place_of`` is the id of a registration whose place passes on (đi thay), ``ticket_code`` a spare ticket
    that the person takes, ``group_code`` the one code of the unit to which they belong.
    """

    person: Delegate
    in_place_of: int | None = None
    ticket_code: str | None = None
    group_code: str | None = None

    @property
    def kept(self):
        """As it waits in a walk-in, plain JSON."""
        more = {"ticket_code": self.ticket_code, "group_code": self.group_code}
        return {**asdict(self.person), **{name: value for name, value in more.items() if value}}


def walk_in(event, id, newcomer, point, *, caller, scanned_at=None, happened=False):
    """Register, confirm and check in ``newcomer`` at the point with code ``point``.

    The same ``id`` again makes no second person; ``id`` is the scan's id too. ``happened`` says that the person
    was let in without network: then what a rule refuses is kept until somebody decides, as is all that an ended
    desk sends. At a rehearsal nobody is registered.

    :raises IdReused: if ``id`` stood for another request.
    :raises TooManyAttempts: above what one desk may add in an hour; more looks like a stolen phone than like a queue.
    :raises SpareUnknown: if the ticket is no spare one of this workshop; SpareTaken if somebody has it.
    :raises EventFull: AlreadyRegistered, Invalid and PointUnknown as their names say.
    """
    said = {"id": id, "newcomer": newcomer, "point": point, "caller": caller, "scanned_at": scanned_at or utc_now(),
            "happened": happened}  # fmt: skip
    try:
        return _take(event, **said)
    except (EventFull, AlreadyRegistered):
        if not happened:
            raise
        return _take(event, **said, is_aside=True)


def _take(event, *, id, newcomer, point, caller, scanned_at, happened, is_aside=False):
    with transaction() as session:
        is_ended = desks.note_contact(session, caller, {"answered": True}, utc_now())
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        body_hash = salted(event.desk_salt, json.dumps([newcomer.kept, point, newcomer.in_place_of], sort_keys=True))
        if known := session.get(WalkIn, id):
            if (known.event_id, known.body_hash) != (event.id, body_hash):
                raise IdReused
            return _answer(known, is_ended, replayed=True)
        if newcomer.in_place_of is not None:
            registrations.registration_at(event, newcomer.in_place_of)  # refuses one that is not of this workshop
        place = _point(session, event, point)
        _require_pace(place, caller, event)
        waits = (is_ended or is_aside) and not place.is_rehearsal
        made = WalkIn(
            id=id, event_id=event.id, scanned_at=scanned_at, body_hash=body_hash, in_place_of_id=newcomer.in_place_of,
            point_id=place.id, person=newcomer.kept, **caller.columns, quarantine="waiting" if waits else None,
        )  # fmt: skip
        session.add(made)
        if place.is_rehearsal:
            made.person = None  # nobody is registered for the sake of trying
        elif not waits:
            admit(session, event, made, caller, happened=happened)
        audit.record("checkin.walk_in", made, quarantined=waits, registration=made.registration_id)
        return _answer(made, is_ended, replayed=False)


def _require_pace(place, caller, event):
    if not place.is_rehearsal:
        limits.hit_below(f"walk-ins:{caller}", desk_setting(event).walk_ins_an_hour, 3600)


def admit(session, event, made, caller, *, happened=True, is_above_capacity=False):
    """Register and check in the person whom the walk-in ``made`` keeps; ``is_above_capacity`` is a person's decision.

    Where it already ``happened``, what was said of a spare ticket or of the person replaced may turn out wrong:
    then it is left out, since somebody stands in the hall.
    """
    delegate = Delegate(**{name: value for name, value in made.person.items() if name in PERSON_FIELDS})
    how = {"source": "walk_in", "status": "confirmed", "is_above_capacity": is_above_capacity}
    registration = _registered(session, event, delegate, made, happened, how)
    if code := made.person.get("ticket_code"):
        _give_spare(code, registration, happened)
    made.registration_id, made.person = registration.id, None
    session.flush()
    point = session.get(Point, made.point_id)
    scan = {"id": made.id, "point": point.code, "registration": registration.id, "shown": "admitted",
            "offline": True, "scanned_at": written(made.scanned_at)}  # fmt: skip
    [result] = check_in(event, [scan], caller=caller)
    if result["outcome"] != "accepted":
        raise IdReused  # a scan of that id was there before
    made.scan_id = made.id


def _registered(session, event, delegate, made, happened, how):
    """The newcomer with a place, a free one or that of the registration replaced, and in their unit."""
    replaced = registrations.registration_at(event, made.in_place_of_id) if made.in_place_of_id else None
    if replaced is not None and _is_inside(session, replaced):
        if not happened:
            raise ReplacedAlreadyHere
        replaced = None
    group = delegation_by_code(event, made.person.get("group_code", ""))
    if replaced is None:
        delegate = _of_unit(delegate, group, event) if group else delegate
        registration = register(event, delegate, **how)
    else:
        delegate = replace(delegate, organization=delegate.organization or replaced.organization)
        registration = hand_over(replaced, delegate, **how)
        group = group or delegation_of(replaced)
    if group:
        join(group, registration)
    return registration


def _of_unit(delegate, group, event):
    kinds = {kind.code for kind in event.kinds}
    kind = delegate.kind or (group.kind if group.kind in kinds else "")
    return replace(delegate, organization=delegate.organization or group.unit, kind=kind)


def _is_inside(session, registration):
    stands = (
        db.select(Admission.id)
        .join(Point, Point.id == Admission.point_id)
        .where(Admission.registration_id == registration.id, Admission.undone_at.is_(None))
        .where(Point.rehearses_id.is_(None))
    )
    return session.scalar(stands.limit(1)) is not None


def _give_spare(code, registration, happened):
    try:
        assign_spare(code, registration)
    except (SpareUnknown, SpareTaken):
        if not happened:
            raise


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
