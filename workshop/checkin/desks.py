"""Desks: paired once with a number shown on both screens, heard from with every request, revoked."""

import datetime as dt
import hmac
import secrets

from sqlalchemy import case, update

from workshop.accounts.bearers import forget_callers
from workshop.accounts.models import DeskDevice, DeskPairing
from workshop.accounts.secrets import digest, new_secret
from workshop.audit import services as audit
from workshop.checkin.queries.desks import pairing_by_hash
from workshop.checkin.refusals import ConfirmationWrong, DeskEnded, LabelMissing, PairingOver
from workshop.events.models import Event
from workshop.events.services import touch
from workshop.extensions import utc_now
from workshop.paper.codes import new_code, read_code
from workshop.transactions import after_commit, transaction
from workshop.web import limits

PAIRING_LASTS = dt.timedelta(minutes=10)
DESK_OUTLASTS = dt.timedelta(hours=24)
WRONG_NUMBERS = 5  # of 9,000: one pairing in 1,800 would fall to guessing
LARGEST_COUNT = 2**31 - 1
LONGEST_AGE = 10**8  # three years of seconds
LISTED_EVERY = dt.timedelta(minutes=1)

devices = DeskDevice.__table__


def offer_pairing(event, label, point_code=None, by=None, *, is_kiosk=False):
    """Offer to pair one device, once and within ten minutes; returns (pairing, token).

    The token is a code in the form of tickets, so that it can be typed where no camera works; only
    its hash is kept. A kiosk is a device at which delegates scan themselves.

    :raises LabelMissing: without a name for the desk.
    """
    if not label.strip():
        raise LabelMissing("label")
    token = new_code()
    with transaction() as session:
        pairing = DeskPairing(
            event_id=event.id, label=label.strip()[:80], point_code=point_code or None, token_hash=digest(token),
            confirmation=str(1000 + secrets.randbelow(9000)), created_by_id=by.id if by else None,
            expires_at=utc_now() + PAIRING_LASTS, is_kiosk=is_kiosk,
        )  # fmt: skip
        session.add(pairing)
        audit.record("checkin.pairing_offered", pairing)
    return pairing, token


def pairing_of(token):
    """The pairing that ``token`` (scanned, or typed with or without dashes) still offers.

    :raises PairingOver: if it was used or cancelled, is over, or never was.
    """
    pairing = pairing_by_hash(digest(read_code(token).code or ""))
    if pairing is None or pairing.used_at is not None or pairing.expires_at <= utc_now():
        raise PairingOver
    return pairing


def confirm_pairing(token, confirmation, user_agent=""):
    """Pair the device that was shown the number; returns (device, its bearer token, shown once).

    :raises ConfirmationWrong: if the number is another; five times, and the offer is over.
    :raises PairingOver: if the offer is.
    """
    pairing = pairing_of(token)
    misses = f"pairing:{pairing.id}"
    if limits.count(misses, _window()) >= WRONG_NUMBERS:
        raise PairingOver
    if not hmac.compare_digest(pairing.confirmation, str(confirmation).strip()):
        limits.hit(misses, _window())
        raise ConfirmationWrong("confirmation")
    bearer = new_secret()
    with transaction() as session:
        pairing = session.get(DeskPairing, pairing.id, with_for_update=True, populate_existing=True)
        if pairing.used_at is not None:
            raise PairingOver
        event, now = session.get(Event, pairing.event_id), utc_now()
        device = DeskDevice(
            event_id=event.id, label=pairing.label, point_code=pairing.point_code, token_hash=digest(bearer),
            paired_by_id=pairing.created_by_id, expires_at=max(event.ends_at, now) + DESK_OUTLASTS,
            last_seen_at=now, user_agent=user_agent[:200], is_kiosk=pairing.is_kiosk,
            number=pairing.confirmation,
        )  # fmt: skip
        session.add(device)
        session.flush()
        pairing.used_at, pairing.device_id = now, device.id
        audit.record("checkin.desk_paired", device)
    return device, bearer


def cancel_pairing(pairing):
    """Take an offer back; one that was used already stays used."""
    with transaction() as session:
        pairing = session.get(DeskPairing, pairing.id, with_for_update=True, populate_existing=True)
        if pairing.used_at is None:
            pairing.used_at = utc_now()
            audit.record("checkin.pairing_cancelled", pairing)
        return pairing


def revoke_desk(device):
    """End a desk: it wipes its names at the next contact, and what it still sends waits for a person."""
    with transaction() as session:
        device = session.get(DeskDevice, device.id)
        if device.revoked_at is None:
            touch(device.event_id)  # the live pages of every process follow
            device.revoked_at = utc_now()
            audit.record("checkin.desk_revoked", device)
            after_commit(forget_callers)
        return device


def note_contact(session, caller, heartbeat, now):
    """Note that a desk was heard from, in the running transaction; returns whether it has ended.

    Staff and tokens have not: who is not let in any more is turned away at the door.
    """
    if caller.desk_id is None:
        return False
    change = (
        update(devices).where(devices.c.id == caller.desk_id).values(last_seen_at=now, **_told(heartbeat, now))
    )
    device = session.execute(change.returning(devices.c.revoked_at, devices.c.expires_at)).one()
    return device.revoked_at is not None or device.expires_at <= now


def require_alive(session, caller, now=None):
    """Insist, inside the transaction, that the desk may still change things.

    :raises DeskEnded: if it was revoked or its time is over.
    """
    if note_contact(session, caller, {}, now or utc_now()):
        raise DeskEnded


def note_listed(device_id, seen_at):
    """Note that a desk has just brought its list up to date; written once a minute at most."""
    now = utc_now()
    if seen_at is None or now - seen_at >= LISTED_EVERY:
        with transaction() as session:
            session.execute(update(devices).where(devices.c.id == device_id).values(listed_at=now))


def _told(heartbeat, now):
    """What a desk says of itself, where it makes sense.

    ``queue`` counts what waits on the device with the scans of this very request (``sent``), which are answered
    when it is written down; ``answered`` is one other row of the queue that was.
    """
    told = {}
    if (queue := _count(heartbeat.get("queue"))) is not None:
        told["waiting_scans"] = max(0, queue - heartbeat.get("sent", 0))
    elif heartbeat.get("answered"):
        told["waiting_scans"] = case((devices.c.waiting_scans > 0, devices.c.waiting_scans - 1), else_=0)
    if (age := _count(heartbeat.get("list_age"))) is not None:
        told.update(list_age_seconds=age, listed_at=now - dt.timedelta(seconds=min(age, LONGEST_AGE)))
    if heartbeat.get("skew") is not None:
        told["clock_skew_seconds"] = max(-LARGEST_COUNT, min(int(heartbeat["skew"].total_seconds()), LARGEST_COUNT))
    point = heartbeat.get("point")
    if isinstance(point, str) and 0 < len(point) <= 40 and point.isprintable():
        told["point_code"] = point
    return told


def _count(value):
    return value if type(value) is int and 0 <= value <= LARGEST_COUNT else None


def _window():
    return int(PAIRING_LASTS.total_seconds()) * 6
