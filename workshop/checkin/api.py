"""The API of desks and of systems that count: scans, bundle, search, walk-ins, undos, points, stats."""

import datetime as dt

from flask import current_app, request
from marshmallow import ValidationError

from workshop.accounts.access import current_caller, scope
from workshop.accounts.guard import exempt_from_csrf
from workshop.checkin import queries, schemas
from workshop.checkin.desks import note_listed
from workshop.checkin.intake import intake
from workshop.checkin.items import is_in_calendar, require_scans, skew_of
from workshop.checkin.origin import Origin
from workshop.checkin.refusals import KioskMayNot
from workshop.checkin.services import Newcomer, undo, walk_in
from workshop.checkin.services.answers import person_facts, written
from workshop.checkin.services.scanning import Submission
from workshop.errors import N_, Forbidden, WorkshopError
from workshop.events.models import Event
from workshop.events.queries import event_by_slug, past_events, upcoming_events
from workshop.extensions import db, utc_now
from workshop.paper.codes import read_code
from workshop.registrations.delegations.queries import delegation_by_code, people_of
from workshop.registrations.queries import search as find_people
from workshop.registrations.services import Delegate, SpareUnknown
from workshop.web.operations import Operations

blueprint = Operations("checkin_api", __name__, url_prefix="/api/v1", description="Check-in")
exempt_from_csrf(blueprint)
ETAG = {"ETag": {"required": True, "description": "of these counts", "schema": {"type": "string"}}}


class Unreadable(WorkshopError):
    """A body or an argument that is not what the description says."""

    status = 422
    message = N_("This cannot be read: %(fields)s.")


class NoEvent(Forbidden):
    """A token with this scope must be bound to an event."""

    message = N_("A token with this scope must be bound to one workshop.")


@blueprint.post("/checkin/scans")
@blueprint.takes(schemas.Scans)
@blueprint.gives(schemas.Results, description="One answer a scan")
@blueprint.gives(schemas.Results, 202, description="Kept aside: the desk has ended")
@scope("checkin", takes_revoked=True)
def send_scans():
    """Answer up to 500 scans, each on its own; the same id again gets the stored answer."""
    body = _body()
    scans = require_scans(body)
    heartbeat = {"queue": body.get("queue"), "list_age": body.get("list_age")}
    caller = current_caller()
    if caller.event_id is None:
        raise NoEvent
    results = intake.take(caller.event_id, Submission(scans, Origin.of(caller), body.get("sent_at"), heartbeat))
    is_aside = caller.is_revoked or any("quarantined" in result["flags"] for result in results)
    answer = {"results": results, "server_time": written(utc_now())}
    return _json({**answer, "status": "quarantined"} if is_aside else answer, 202 if is_aside else 200)


@blueprint.get("/checkin/bundle")
@blueprint.doc(parameters=[{"in": "query", "schema": schemas.Page}])
@blueprint.refuses(422)
@blueprint.gives(schemas.Bundle)
@scope("checkin")
def show_bundle():
    """What a desk needs without network, a page at a time, then what changed since ``cursor``.

    By default names are readable and phones are a hash of their last four digits; in the strict setting, and for
    a kiosk, each person is a card that only the ticket's code opens.
    """
    said, caller = _read(schemas.Page(), request.args), current_caller()
    if caller.kind == "desk":
        note_listed(caller.id, caller.listed_at)
    return _json(queries.bundle(_event(), said.get("cursor"), said["page_size"], is_kiosk=caller.is_kiosk))


@blueprint.get("/checkin/search")
@blueprint.doc(parameters=[{"in": "query", "schema": schemas.Search}])
@blueprint.refuses(422)
@blueprint.gives(schemas.Found)
@scope("checkin")
def search():
    """People by words of name or unit without accents, the last digits of a phone, or the one code of a unit.

    ``group`` is the unit whose code it was, also while nobody of it is named.
    """
    _require_staffed()
    said = _read(schemas.Search(), request.args)
    event = _event()
    group = _group_of(event, said["q"])
    found = people_of(group)[: said["page_size"]] if group else find_people(event, said["q"], said["page_size"])
    inside = queries.admitted_now(event, [person.id for person in found])
    deputies = queries.deputies_of(found)
    items = [{**person_facts(person), "status": person.status, "honorific": person.honorific,
              "replaced_by": deputies.get(person.id),
              "admitted": [{"point": code, "at": at, "left_at": left_at, "scan": scan}
                           for code, at, left_at, scan in inside.get(person.id, [])]}
             for person in found]  # fmt: skip
    unit = {"unit": group.unit, "kind": group.kind} if group else None
    return _json({"items": items, "group": unit, "next_cursor": None})


@blueprint.post("/checkin/walk-ins")
@blueprint.takes(schemas.WalkIn)
@blueprint.refuses(404, 409, 429)
@blueprint.gives(schemas.WalkInAnswer, description="This id was answered before")
@blueprint.gives(schemas.WalkInAnswer, 201, description="Registered, confirmed and checked in")
@blueprint.gives(schemas.WalkInAnswer, 202, description="Kept aside until a person decides")
@scope("checkin", takes_revoked=True)
def send_walk_in():
    """Register, confirm and check in somebody who is on no list; the same id makes no second person.

    With ``offline`` the person is in the hall already: what a rule refuses is kept for a person's decision.
    """
    _require_staffed()
    said = _read(schemas.WalkIn(), _body())
    person = Delegate(**{name: value or "" for name, value in said["person"].items()})
    scanned_at, skew = said["scanned_at"], skew_of(said["sent_at"], utc_now())
    if scanned_at and not is_in_calendar(scanned_at, skew):
        raise Unreadable(fields="scanned_at")
    group = read_code(said["group_code"]).code if said["group_code"] else None
    newcomer = Newcomer(person, said["in_place_of"], _spare_code(said["ticket_code"]), group)
    result = walk_in(_event(), said["id"], newcomer, said["point"], caller=Origin.of(current_caller()),
                     scanned_at=scanned_at and scanned_at + skew, happened=said["offline"])  # fmt: skip
    is_aside = result["outcome"] == "quarantined"
    return _json(result, 202 if is_aside else 200 if result["replayed"] else 201)


def _spare_code(text):
    """The code on a spare ticket, or None where none was given.

    :raises SpareUnknown: if what was given is no ticket code of ours.
    """
    if not text:
        return None
    reading = read_code(text)
    if reading.code is None:
        raise SpareUnknown
    return reading.code


@blueprint.post("/checkin/undos")
@blueprint.takes(schemas.Undo)
@blueprint.refuses(404, 409)
@blueprint.gives(schemas.UndoAnswer)
@scope("checkin")
def send_undo():
    """End the admission that a scan belongs to, with a reason; the same id changes nothing more."""
    _require_staffed()
    said = _read(schemas.Undo(), _body())
    return _json(undo(_event(), said["id"], said["scan"], said["reason"], Origin.of(current_caller())))


@blueprint.get("/events")
@blueprint.lists(schemas.EventAnswer)
@scope("checkin", "registrations:read", "reports:read")
def list_events():
    """The workshops that this token may ask about."""
    caller = current_caller()
    ids = None if caller.event_id is None else [caller.event_id]
    names = ("id", "slug", "title", "title_en", "starts_at", "ends_at", "venue", "status")
    events = [*upcoming_events(ids), *past_events(ids)]
    return _json(
        {"items": [{name: getattr(event, name) for name in names} for event in events], "next_cursor": None}
    )


@blueprint.get("/events/<slug>/points")
@blueprint.refuses(404)
@blueprint.lists(schemas.PointAnswer)
@scope("checkin", "registrations:read", "reports:read")
def list_points(slug):
    """Where people are admitted; ``admits`` names the kinds that may pass, empty lets everybody.

    What is scanned at a point with ``rehearsal`` counts nowhere and was wiped up to ``wiped_at``.
    """
    points = queries.points(event_by_slug(slug))
    return _json({"items": [queries.point_facts(point) for point in points], "next_cursor": None})


@blueprint.get("/events/<slug>/stats")
@blueprint.refuses(404)
@blueprint.gives(schemas.Stats, headers=ETAG)
@blueprint.alt_response(304, description="Nothing has changed since the ETag in If-None-Match")
@scope("checkin", "reports:read")
def show_stats(slug):
    """Expected and arrived, by kind, unit, point and ten minutes, counted at this moment."""
    response = _json({**queries.live_counts(event_by_slug(slug))})
    response.add_etag()
    return response.make_conditional(request)


def _group_of(event, text):
    reading = read_code(text)
    return delegation_by_code(event, reading.code) if reading.kind == "code" else None


def _require_staffed():
    if current_caller().is_kiosk:
        raise KioskMayNot


def _event():
    caller = current_caller()
    if caller.event_id is None:
        raise NoEvent
    return db.session.get(Event, caller.event_id)


def _body():
    try:
        return request.get_json(force=True, silent=True)
    except RecursionError:  # brackets a thousand deep
        return None


def _read(schema, source):
    if not hasattr(source, "get"):
        raise Unreadable(fields="body")
    try:
        return schema.load(source)
    except ValidationError as error:
        raise Unreadable(fields=", ".join(sorted(_named(error.messages)))) from error


def _named(messages):
    """The fields that were refused, one within another as "person.full_name"."""
    for name, inner in messages.items():
        within = inner if isinstance(inner, dict) and "_schema" not in inner else {}
        yield from [f"{name}.{each}" for each in _named(within)] or [str(name)]


def _json(answer, status=200):
    body = current_app.json.dumps(answer, default=_written)
    return current_app.response_class(body, status=status, mimetype="application/json")


def _written(value):
    """A moment as RFC 3339, which Flask's own encoder would not write; the rest as it does."""
    return written(value) if isinstance(value, dt.datetime) else current_app.json.default(value)
