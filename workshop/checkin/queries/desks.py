"""Reads of desks and their pairings."""

from sqlalchemy import select

from workshop.accounts.models import DeskDevice, DeskPairing
from workshop.errors import NotFound
from workshop.extensions import db, utc_now

QUIET_SECONDS = 300
OLD_LIST_SECONDS = 900
SKEW_SECONDS = 120  # as the desk itself warns


def pairing_by_hash(token_hash):
    """The pairing whose token has this hash, or None."""
    return db.session.scalar(select(DeskPairing).where(DeskPairing.token_hash == token_hash))


def pairing(event, pairing_id):
    """A pairing offered at ``event``.

    :raises NotFound: if there is none.
    """
    return _found(DeskPairing, event, pairing_id)


def desk(event, device_id):
    """A desk of ``event``.

    :raises NotFound: if there is none.
    """
    return _found(DeskDevice, event, device_id)


def desks(event):
    """The desks of ``event``, those that work first, then by name."""
    query = select(DeskDevice).where(DeskDevice.event_id == event.id)
    return list(
        db.session.scalars(
            query.order_by(DeskDevice.revoked_at.is_not(None), DeskDevice.label, DeskDevice.id)
        )
    )


def desk_state(device, now=None):
    """``revoked``, ``expired``, ``quiet`` (five minutes unheard), ``waiting`` (it keeps scans back) or ``ok``."""
    now = now or utc_now()
    if device.revoked_at is not None:
        return "revoked"
    if device.expires_at <= now:
        return "expired"
    if device.last_seen_at is None or (now - device.last_seen_at).total_seconds() > QUIET_SECONDS:
        return "quiet"
    return "waiting" if device.waiting_scans else "ok"


def desk_warnings(device, now=None):
    """What a supervisor should see to, most pressing first: ``quiet``, ``queue``, ``old_list``, ``clock``."""
    now = now or utc_now()
    state = desk_state(device, now)
    if state in ("revoked", "expired"):
        return ["queue"] if device.waiting_scans else []
    listed = device.listed_at
    found = {
        "quiet": state == "quiet",
        "queue": device.waiting_scans > 0,
        "old_list": listed is None or (now - listed).total_seconds() > OLD_LIST_SECONDS,
        "clock": abs(device.clock_skew_seconds or 0) > SKEW_SECONDS,
    }
    return [name for name, is_so in found.items() if is_so]


def _found(model, event, row_id):
    row = db.session.get(model, row_id)
    if row is None or row.event_id != event.id:
        raise NotFound
    return row
