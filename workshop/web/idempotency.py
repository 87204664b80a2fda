"""Idempotency-Key: a write that is sent again is answered again, not done again."""

import datetime as dt
import hashlib
import json
from functools import wraps

from flask import g, jsonify, request
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from workshop.errors import N_, Invalid, WorkshopError
from workshop.extensions import utc_now
from workshop.transactions import transaction
from workshop.web.models import IdempotentAnswer

KEPT_HOURS = 72
# a process that died in the middle must not hold its key for three days
IN_FLIGHT_SECONDS = 120
LONGEST_KEY = 120
IDEMPOTENCY_KEY = {
    "in": "header", "name": "Idempotency-Key",
    "description": "Sent again within 72 hours with the same body, it answers what was answered and does nothing more.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[ -~]+$"},
    "example": "0d1f6c1e-6a3b-4d2c-9f55-2b6f0a9d7c11",
}  # fmt: skip


class KeyUnusable(Invalid):
    """The key is empty or too long."""

    message = N_("The Idempotency-Key must have 1 to 120 visible ASCII characters.")


class KeyReused(WorkshopError):
    """The key came before with another body."""

    status = 422
    message = N_("This Idempotency-Key was already used with another request.")


class StillInFlight(WorkshopError):
    """The first request with this key has not been answered yet."""

    message = N_("The first request with this Idempotency-Key is still being worked on. Try again in a moment.")


def idempotent(view):
    """Let ``view``, which answers ``dict`` or ``(dict, status)``, be sent again under one Idempotency-Key.

    The key is bound to the bearer, the route and the body and kept for 72 hours. A refusal frees it,
    so that the same request may succeed later. Without the header the view runs as it is. The view runs
    inside one transaction, so it lets refusals pass and never catches them.
    """

    @wraps(view)
    def answered(*args, **kwargs):
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return view(*args, **kwargs)
        if not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
            raise KeyUnusable("Idempotency-Key")
        caller = f"{g.caller.kind}:{g.caller.id}"
        kept = _take(caller, f"{request.method} {request.path}"[:200], key, _body_hash())
        if kept.status is not None:
            return _replayed(kept)
        return _first(kept.id, view, args, kwargs)

    return answered


def sweep():
    """Delete answers older than 72 hours; returns how many."""
    with transaction() as session:
        old = delete(IdempotentAnswer).where(IdempotentAnswer.created_at < utc_now() - dt.timedelta(hours=KEPT_HOURS))
        return session.execute(old).rowcount


def forget_answers(texts):
    """Delete the answers that hold one of these ``texts``: who is erased stands in no kept answer; returns how many.

    A request that is sent again meanwhile is done again, or refused by the id that its body carries.
    """
    with transaction() as session:
        held = select(IdempotentAnswer).where(IdempotentAnswer.body.is_not(None))
        found = [each.id for each in session.scalars(held) if any(text in _strings(each.body) for text in texts)]
        session.execute(delete(IdempotentAnswer).where(IdempotentAnswer.id.in_(found)))
        return len(found)


def _strings(body):
    return json.dumps(body, ensure_ascii=False)


def _take(caller, route, key, body_hash):
    """The kept answer of this key, or a fresh row without a status, which is ours to fill."""
    with transaction() as session:
        mine = (IdempotentAnswer.caller == caller, IdempotentAnswer.route == route, IdempotentAnswer.key == key)
        session.execute(delete(IdempotentAnswer).where(*mine, _is_over()))
        insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
        row = insert(IdempotentAnswer).values(
            caller=caller, route=route, key=key, body_hash=body_hash, created_at=utc_now()
        )
        # the unique constraint decides which of two requests at once is the first
        fresh = session.scalar(row.on_conflict_do_nothing().returning(IdempotentAnswer.id))
        kept = session.scalar(select(IdempotentAnswer).where(*mine))
        if fresh is None and kept.body_hash != body_hash:
            raise KeyReused
        if fresh is None and kept.status is None:
            raise StillInFlight
        return kept


def _is_over():
    now = utc_now()
    is_dead = (IdempotentAnswer.status.is_(None)) & (
        IdempotentAnswer.created_at < now - dt.timedelta(seconds=IN_FLIGHT_SECONDS)
    )
    return is_dead | (IdempotentAnswer.created_at < now - dt.timedelta(hours=KEPT_HOURS))


def _first(row_id, view, args, kwargs):
    try:
        # the act and its answer commit as one: a server that dies in between has done neither
        with transaction() as session:
            body, status = _parts(view(*args, **kwargs))
            filled = update(IdempotentAnswer).where(IdempotentAnswer.id == row_id)
            session.execute(filled.values(status=status, body=body))
    except Exception:
        with transaction() as session:
            session.execute(delete(IdempotentAnswer).where(IdempotentAnswer.id == row_id))
        raise
    return jsonify(body), status


def _replayed(kept):
    response = jsonify(kept.body)
    response.status_code = kept.status
    response.headers["Idempotency-Replayed"] = "true"
    return response


def _parts(answer):
    return answer if isinstance(answer, tuple) else (answer, 200)


def _body_hash():
    return hashlib.sha256(request.full_path.encode() + b"\0" + request.get_data()).hexdigest()
