"""The result of one scan as the contract writes it."""

from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import select

from workshop.accounts.models import ApiToken, DeskDevice, User
from workshop.checkin import standing

Stored = SimpleNamespace  # a scan written in this request, read like a row
NAMES = {"desk_id": DeskDevice.label, "token_id": ApiToken.name, "user_id": User.full_name}


@dataclass(frozen=True)
class Source:
    """Where an act of this request came from, read like a row."""

    point_id: int
    desk_id: int | None = None
    token_id: int | None = None
    user_id: int | None = None


def result(batch, scan_id, verdict, key, person, *, is_ended, replayed=False):
    """What the desk hears; an ended desk hears no names. ``key`` is the timeline where the scan counts."""
    found = batch.ledger.passages(key) if key else []
    tells = person is not None and not is_ended
    return {
        "id": scan_id,
        "outcome": verdict.outcome,
        "replayed": replayed,
        "reason": verdict.reason,
        "flags": verdict.flags,
        "standing": standing.role_of(scan_id, found),
        "registration": person_facts(person) if tells else None,
        "first": _first(batch, scan_id, found) if tells and verdict.outcome == "duplicate" else None,
    }


def person_facts(person):
    """Whom a result names."""
    return {name: getattr(person, name) for name in ("id", "full_name", "position", "organization", "kind")}


def written(moment):
    """A moment as RFC 3339 in UTC."""
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def _first(batch, scan_id, found):
    others = standing.others_inside(scan_id, found)
    if not others:
        return None
    source = batch.ledger.sources[others[0].id]
    point = batch.ledger.points[source.point_id]
    return {"at": written(others[0].at), "desk": _name_of(batch.connection, source), "point": point.code}


def _name_of(connection, source):
    for column, name in NAMES.items():
        if (known := getattr(source, column)) is not None:
            return connection.scalar(select(name).where(name.class_.id == known)) or ""
    return ""
