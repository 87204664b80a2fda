"""Who stands behind a bearer token: an API token or a paired desk."""

import datetime as dt
import time
from dataclasses import dataclass, field

from sqlalchemy import select, update

from workshop.accounts.models import ApiToken, DeskDevice
from workshop.accounts.secrets import digest
from workshop.extensions import db, utc_now
from workshop.transactions import transaction

DESK_SCOPES = frozenset({"checkin"})
# who watches the desks is warned after five minutes without contact
SEEN_EVERY = {"token": dt.timedelta(minutes=5), "desk": dt.timedelta(minutes=1)}


@dataclass(frozen=True)
class Caller:
    """A bearer: ``kind`` token or desk, its row id, the one event it is bound to, its scopes."""

    kind: str
    id: int
    event_id: int | None
    scopes: frozenset = field(default_factory=frozenset)
    label: str = ""
    point_code: str | None = None
    is_revoked: bool = False
    seen_at: dt.datetime | None = None
    listed_at: dt.datetime | None = None
    is_kiosk: bool = False


def caller_of(token):
    """The Caller that ``token`` names, revoked or expired ones marked so, or None."""
    kept = digest(token)
    if device := db.session.scalar(select(DeskDevice).where(DeskDevice.token_hash == kept)):
        ended = device.revoked_at is not None or device.expires_at <= utc_now()
        return Caller("desk", device.id, device.event_id, DESK_SCOPES, device.label, device.point_code, ended,
                      device.last_seen_at, device.listed_at, device.is_kiosk)  # fmt: skip
    found = db.session.scalar(select(ApiToken).where(ApiToken.token_hash == kept))
    if found is None:
        return None
    ended = found.revoked_at is not None or (found.expires_at is not None and found.expires_at <= utc_now())
    return Caller("token", found.id, found.event_id, frozenset(found.scopes), found.name, None, ended,
                  found.last_used_at)  # fmt: skip


_remembered = {}
REMEMBERED_SECONDS = 5


def remembered_caller(token):
    """The Caller that ``token`` names, as it was read within the last five seconds.

    For what desks send alone: there the end of a desk or token is decided inside the transaction.
    """
    kept, now = digest(token), time.monotonic()
    caller, read_at = _remembered.get(kept, (None, 0))
    if caller is None or now - read_at > REMEMBERED_SECONDS:
        caller = caller_of(token)
        if len(_remembered) > 1000:  # more than any hall has
            _remembered.clear()
        if caller is not None:
            _remembered[kept] = caller, now
    return caller


def forget_callers():
    """Read every caller anew: one was revoked."""
    _remembered.clear()


def seen(caller):
    """Note when a desk or token was last in contact; runs inside a transaction."""
    model, column = (DeskDevice, "last_seen_at") if caller.kind == "desk" else (ApiToken, "last_used_at")
    db.session.execute(update(model).where(model.id == caller.id).values({column: utc_now()}))


def note_seen(caller):
    """Remember that a desk or token is in use; written at most every minute or five."""
    if caller.seen_at is None or utc_now() - caller.seen_at >= SEEN_EVERY[caller.kind]:
        with transaction():
            seen(caller)
        forget_callers()
