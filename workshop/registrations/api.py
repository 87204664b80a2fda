"""The API of registrations."""

import re

from flask import request

from workshop.accounts import guard
from workshop.accounts.access import current_caller, scope
from workshop.audit import services as audit
from workshop.errors import NotFound, StaleVersion
from workshop.events.queries import event_by_slug
from workshop.registrations import queries, services
from workshop.registrations.delegates import Delegate
from workshop.registrations.models import Registration
from workshop.registrations.schemas import (
    RegistrationChange,
    RegistrationIn,
    RegistrationOut,
    RegistrationPage,
)
from workshop.web.cursors import cursor_list
from workshop.web.idempotency import IDEMPOTENCY_KEY, idempotent
from workshop.web.operations import Operations
from workshop.web.schemas import ListQuery

blueprint = Operations("registrations_api", __name__, url_prefix="/api/v1", description="Delegates")
guard.exempt_from_csrf(blueprint)
ETAG = {"ETag": {"required": True, "description": "the version", "schema": {"type": "string"}}}
IF_MATCH = {
    "in": "header", "name": "If-Match", "description": "the ETag of the version that was seen",
    "schema": {"type": "string", "pattern": r'^(W/)?"[0-9]{1,18}"$'}, "example": '"1"',
}  # fmt: skip
READABLE_TAG = re.compile(r'(W/)?"?([0-9]{1,18})"?')
SHOWN = ("id", "full_name", "honorific", "position", "organization", "kind", "status", "phone", "email", "version")


@blueprint.get("/events/<slug>/registrations")
@scope("registrations:read")
@blueprint.refuses(404)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, RegistrationPage, description="A page of the list")
def index(asked, slug):
    """The registrations of a workshop in the order of sign-up, the cancelled too; ``?search=`` as in the office."""
    event = event_by_slug(slug)
    audit.record_look("registrations.exported", event, event_id=event.id, form="api")
    query = queries.everyone(event, asked["search"])
    return cursor_list(query, [Registration.id], listed)


@blueprint.post("/events/<slug>/registrations")
@scope("registrations:write")
@blueprint.refuses(400, 404, 409)
@blueprint.doc(parameters=[IDEMPOTENCY_KEY])
@blueprint.arguments(RegistrationIn)
@blueprint.response(201, RegistrationOut)
@idempotent
def create(delegate, slug):
    """Register a delegate; takes an Idempotency-Key. ``status: confirmed`` insists on a place."""
    status = delegate.pop("status", None)
    stated = {name: value or "" for name, value in delegate.items() if name != "titles"}
    person = Delegate(**stated, titles=delegate.get("titles", []))
    return shown(services.register(event_by_slug(slug), person, source="api", status=status)), 201


@blueprint.get("/registrations/<int:registration_id>")
@scope("registrations:read")
@blueprint.refuses(404)
@blueprint.response(200, RegistrationOut, headers=ETAG)
def show(registration_id):
    """One registration; its version stands in the ETag too."""
    found = _reachable(registration_id)
    audit.record_look("registrations.viewed", found)
    return _answer(found)


@blueprint.patch("/registrations/<int:registration_id>")
@scope("registrations:write")
@blueprint.refuses(400, 404, 409, 412)
@blueprint.doc(parameters=[IF_MATCH])
@blueprint.arguments(RegistrationChange)
@blueprint.response(200, RegistrationOut, headers=ETAG)
def edit(changes, registration_id):
    """Correct, confirm or cancel a registration; needs the version that was seen, in If-Match or in the body."""
    found = _reachable(registration_id)
    version, status = _version_seen(changes.pop("version", None)), changes.pop("status", None)
    changed = services.change_registration(found, version=version, status=status, **changes)
    return _answer(changed)


def listed(registration):
    """A registration in a list: without contacts where the person asked that they are only kept."""
    return {**shown(registration), **({"phone": None, "email": None} if registration.restricted_at else {})}


def shown(registration):
    """A registration as the API gives it."""
    item = {name: getattr(registration, name) for name in SHOWN}
    if "registrations:read" in current_caller().scopes:
        item["ticket_code"] = registration.ticket_code
    return item


def _answer(registration):
    return shown(registration), 200, {"ETag": f'"{registration.version}"'}


def _reachable(registration_id):
    found = queries.registration(registration_id)
    bound_to = current_caller().event_id
    if bound_to is not None and found.event_id != bound_to:
        raise NotFound
    return found


def _version_seen(in_body):
    tag = request.headers.get("If-Match")
    if tag is None:
        if in_body is None:
            raise StaleVersion
        return in_body
    # what is no version of ours matches none, as RFC 9110 has it
    if (readable := READABLE_TAG.fullmatch(tag.strip())) is None:
        raise StaleVersion
    return int(readable[2])
