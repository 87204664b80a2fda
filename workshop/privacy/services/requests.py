"""A request about one's data: taken, answered, extended once, carried out or refused."""

import datetime as dt

from sqlalchemy import func, select

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.errors import StaleVersion
from workshop.extensions import utc_now
from workshop.privacy import refusals
from workshop.privacy.deadlines import deadline_of, dues
from workshop.privacy.models import DataRequest
from workshop.privacy.services.deleting import erase_person
from workshop.registrations.models import Registration
from workshop.registrations.places import locked_event
from workshop.registrations.services import restrict_registration, withdraw_consent
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day

WORDS_LIMIT = 2000
NEEDS_WORDS = ("correct", "complain", "object")


def take_request(registration, kind, *, words="", came_by="link", is_identified=False, received_at=None):
    """Number a request and start its clock; who asks for the same thing twice has one open request.

    :raises WordsMissing: where nobody could know what is asked.
    """
    words = words.strip()[:WORDS_LIMIT]
    if kind in NEEDS_WORDS and not words:
        raise refusals.WordsMissing("words")
    with transaction() as session:
        locked_event(session, registration.event_id)
        if twin := _same(session, registration, kind, words):
            return twin
        received_at = received_at or utc_now()
        answered, done = dues(kind, local_day(received_at))
        last = select(func.max(DataRequest.number)).where(DataRequest.event_id == registration.event_id)
        made = DataRequest(
            event_id=registration.event_id, registration_id=registration.id, number=(session.scalar(last) or 0) + 1,
            kind=kind, words=words, came_by=came_by, is_identified=is_identified, received_at=received_at,
            answer_due_on=answered, done_due_on=done,
        )  # fmt: skip
        session.add(made)
        audit.record("privacy.request_taken", made, kind=kind, came_by=came_by, registration=registration.id)
        return made


def identify_request(request, is_sure, *, version):
    """Keep that somebody made sure who asks.

    :raises IdentityUnsure: where that was not ticked.
    """
    if not is_sure:
        raise refusals.IdentityUnsure
    with transaction() as session:
        request = _open(session, request, version)
        request.is_identified = True
        audit.record("privacy.request_identified", request)
        return request


def answer_request(request, words, *, version):
    """Keep the first answer.

    :raises AnswerMissing: without words.
    """
    words = _told(words, "answer")
    with transaction() as session:
        request = _open(session, request, version)
        request.answer, request.answered_at, request.state = words, utc_now(), "answered"
        audit.record("privacy.request_answered", request)
        return request


def extend_request(request, reason, *, version):
    """Give a request more time, once, for a reason.

    :raises ExtendedBefore: a second time.
    """
    if not reason.strip():
        raise refusals.ReasonMissing("reason")
    with transaction() as session:
        request = _open(session, request, version)
        if request.extended_at:
            raise refusals.ExtendedBefore
        days = deadline_of(request.kind, local_day(request.received_at)).extension_days
        request.done_due_on += dt.timedelta(days=days)
        request.extended_at, request.extension_reason = utc_now(), reason.strip()[:300]
        audit.record("privacy.request_extended", request, days=days)
        return request


def complete_request(request, words, *, version, purposes=()):
    """Close a request as done, and do what its kind means: erase, restrict, take agreements back.

    :raises IdentityUnsure: if somebody would be erased and nobody made sure who asks.
    """
    words = _told(words, "outcome")
    with transaction() as session:
        request = _open(session, request, version)
        if request.kind == "delete" and not request.is_identified:
            raise refusals.IdentityUnsure
        registration = session.get(Registration, request.registration_id) if request.registration_id else None
        if registration is not None:
            _carry_out(request.kind, registration, purposes)
        _close(request, "done", words)
        return request


def refuse_request(request, words, *, version):
    """Close a request without doing it; the person is told why."""
    words = _told(words, "outcome")
    with transaction() as session:
        request = _open(session, request, version)
        _close(request, "refused", words)
        return request


def _carry_out(kind, registration, purposes):
    if kind == "delete":
        erase_person(registration)
    elif kind in ("restrict", "object"):
        restrict_registration(registration)
    elif kind == "withdraw":
        for purpose in purposes:
            withdraw_consent(registration, purpose)


def _same(session, registration, kind, words):
    return session.scalar(
        select(DataRequest).where(
            DataRequest.registration_id == registration.id, DataRequest.kind == kind, DataRequest.words == words,
            DataRequest.state.in_(("new", "answered")),
        )
    )


def _open(session, request, version):
    found = session.get(DataRequest, request.id, populate_existing=True)
    if not found.is_open:
        raise refusals.RequestClosed
    if found.version != version:
        raise StaleVersion
    return found


def _close(request, state, words):
    actor = current_actor()
    now = utc_now()
    request.state, request.outcome, request.closed_at = state, words, now
    request.answered_at = request.answered_at or now
    request.closed_by_id = actor.id if actor.kind == "user" else None
    audit.record(f"privacy.request_{state}", request, kind=request.kind)


def _told(words, field):
    if not words.strip():
        raise refusals.AnswerMissing(field)
    return words.strip()[:WORDS_LIMIT]
