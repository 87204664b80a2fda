"""Reads the items of a batch of scans: each on its own, by hand, since this path has to be fast."""

import datetime as dt
import hashlib
import hmac
import json
import re
from dataclasses import dataclass

from workshop.errors import N_, WorkshopError
from workshop.paper.codes import classify_foreign, read_code

MOST_ITEMS = 500
SMALLEST_SKEW = dt.timedelta(seconds=2)  # below it lies the network's delay, not the desk's clock
NOTABLE_SKEW = dt.timedelta(minutes=2)
LARGEST_ID = 2**31 - 1
STORABLE_ID = re.compile(r"[!-~]{1,36}")
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class NotScans(WorkshopError):
    """The body is no list of objects with ids."""

    status = 422
    message = N_("The body must hold a list “scans” of objects that each have an “id”.")


class TooManyScans(WorkshopError):
    """More than one request may hold."""

    status = 413
    message = N_("At most %(limit)s scans fit in one request.")


@dataclass(frozen=True)
class Foreign:
    """A text that is not ours: a salted hash, its length, its class, and nothing of its content."""

    hash: str
    length: int
    kind: str


@dataclass(frozen=True)
class Item:
    """One scan as its desk tells it; ``is_malformed`` where only the id could be read."""

    id: object
    body_hash: str
    scanned_at: dt.datetime
    corrected_at: dt.datetime
    is_malformed: bool = False
    point: str = ""
    code: str | None = None
    registration: int | None = None
    foreign: Foreign | None = None
    direction: str = "in"
    is_offline: bool = False
    shown: str | None = None
    skew: dt.timedelta = dt.timedelta(0)

    @property
    def can_be_stored(self):
        """Whether its id fits the column; what does not is answered and forgotten."""
        return isinstance(self.id, str) and STORABLE_ID.fullmatch(self.id) is not None

    @property
    def must_be_recorded(self):
        """Whether it already happened and somebody is inside, whatever the rules say."""
        return self.is_offline and self.shown == "admitted"


def require_scans(body):
    """The list of raw items in a request body.

    :raises NotScans: if it is no list of objects with ids.
    :raises TooManyScans: above 500.
    """
    scans = body.get("scans") if isinstance(body, dict) else None
    if not isinstance(scans, list):
        raise NotScans
    if len(scans) > MOST_ITEMS:
        raise TooManyScans(limit=MOST_ITEMS)
    if not all(isinstance(raw, dict) and raw.get("id") not in (None, "") for raw in scans):
        raise NotScans
    return scans


def skew_of(sent_at, received_at):
    """How far the desk's clock is behind ours, zero where it does not say or hardly differs."""
    sent_at = read_moment(sent_at) if not isinstance(sent_at, dt.datetime) else sent_at
    if sent_at is None:
        return dt.timedelta(0)
    skew = received_at - sent_at
    return skew if abs(skew) >= SMALLEST_SKEW else dt.timedelta(0)


def read_moment(text):
    """An aware time in UTC from RFC 3339 text, or None."""
    try:
        moment = dt.datetime.fromisoformat(text)
        return moment.astimezone(dt.UTC) if moment.tzinfo and "T" in text.upper() else None
    except (TypeError, ValueError, OverflowError):
        return None


def read_item(raw, *, salt, skew, received_at):
    """Read one raw item; ``salt`` keeps what is hashed from being guessed by trying."""
    said = _said(raw, skew)
    if said is None:
        whole = json.dumps(raw, sort_keys=True, default=str)
        return Item(raw["id"], salted(salt, whole), received_at, received_at, is_malformed=True)
    reading = read_code(said["code"]) if said["code"] is not None else None
    foreign = None
    if reading and reading.kind != "code":
        foreign = _foreign(said["code"], reading.kind, salt)
    return Item(
        id=raw["id"], body_hash=salted(salt, json.dumps(said, sort_keys=True, default=str)),
        scanned_at=said["scanned_at"], corrected_at=said["scanned_at"] + skew, point=said["point"],
        code=reading.code if reading and reading.kind == "code" else None, registration=said["registration"],
        foreign=foreign, direction=said["direction"], is_offline=said["offline"], shown=said["shown"], skew=skew,
    )  # fmt: skip


def salted(salt, text):
    """A hash that is worthless without ``salt``."""
    return hmac.new(salt.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _said(raw, skew):
    """The fields of a well-formed item, or None."""
    said = {
        "point": raw.get("point"), "code": raw.get("code"), "registration": raw.get("registration"),
        "direction": raw.get("direction", "in"), "offline": raw.get("offline", False), "shown": raw.get("shown"),
        "scanned_at": read_moment(raw.get("scanned_at")),
    }  # fmt: skip
    is_sound = (
        isinstance(raw["id"], str)
        and UUID.fullmatch(raw["id"])
        and isinstance(said["point"], str)
        and said["direction"] in ("in", "out")
        and isinstance(said["offline"], bool)
        and said["shown"] in (None, "admitted", "refused")
        and _names_one(said["code"], said["registration"])
        and is_in_calendar(said["scanned_at"], skew)
    )
    return said if is_sound else None


def _names_one(code, registration):
    if code is None:
        return type(registration) is int and 0 < registration <= LARGEST_ID
    return registration is None and isinstance(code, str) and code.strip() != ""


def is_in_calendar(moment, skew):
    """Whether ``moment`` corrected by ``skew`` is still a day of the calendar."""
    try:
        # a day of room on both sides, for local days
        return (
            moment is not None
            and moment + skew - dt.timedelta(days=1)
            and moment + skew + dt.timedelta(days=1)
        )
    except OverflowError:
        return False


def _foreign(text, kind, salt):
    described = classify_foreign(text)
    # sixteen digits may be a bank card: a wrong check symbol is kept no more than a stranger's text
    return Foreign(
        salted(salt, text), described.length, "bad_check" if kind == "bad_check" else described.kind
    )
