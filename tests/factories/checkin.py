"""Delegates, points, desks and raw scans for tests of check-in."""

import datetime as dt
import uuid
from itertools import count

from tests.factories.events import STARTS_AT
from tests.factories.events import event as new_event
from workshop.accounts.models import ApiToken, DeskDevice
from workshop.accounts.secrets import digest, new_secret
from workshop.checkin.models import Point
from workshop.extensions import utc_now
from workshop.paper.codes import new_code
from workshop.registrations.models import Registration
from workshop.transactions import transaction
from workshop.vietnamese.names import fold, sort_key

_numbers = count(1)


def delegate(event, **values):
    """A confirmed delegate of ``event``."""
    number = next(_numbers)
    name = values.pop("full_name", f"Nguyễn Thị Hoa {number}")
    unit = values.pop("organization", "HTX Bún gạo Tân Hòa")
    phone = values.pop("phone", f"09120{number:05d}")
    defaults = {
        "event_id": event.id, "full_name": name, "name_folded": fold(name), "name_sort": sort_key(name),
        "organization": unit, "organization_folded": fold(unit), "search_text": f" {fold(name)} {fold(unit)}",
        "kind": "owner", "phone": phone, "phone_tail": phone[-4:] if phone else None, "ticket_code": new_code(),
        "position": "Giám đốc",
    }  # fmt: skip
    with transaction() as session:
        made = Registration(**{**defaults, **values})
        session.add(made)
    return made


def point(event, code="entry", **values):
    """A point of ``event``, open and without hours."""
    with transaction() as session:
        made = Point(
            **{"event_id": event.id, "code": code, "label": "Cửa vào", "label_en": "Entrance", **values}
        )
        session.add(made)
    return made


def event_with_entry():
    """A workshop with one point, its entrance."""
    made = new_event()
    point(made)
    return made


def desk(event, **values):
    """A paired desk of ``event``; returns (device, bearer token)."""
    token = new_secret()
    defaults = {"event_id": event.id, "label": f"Bàn {next(_numbers)}", "token_hash": digest(token),
                "expires_at": utc_now() + dt.timedelta(days=1)}  # fmt: skip
    with transaction() as session:
        made = DeskDevice(**{**defaults, **values})
        session.add(made)
    return made, token


def api_token(event=None, scopes=("checkin",)):
    """A bearer token of another system."""
    token = new_secret()
    with transaction() as session:
        session.add(
            ApiToken(
                name="Máy quét",
                token_hash=digest(token),
                scopes=list(scopes),
                event_id=event.id if event else None,
            )
        )
    return token


def at(minute, second=0):
    """RFC 3339 text of a minute after the start."""
    return (STARTS_AT + dt.timedelta(minutes=minute, seconds=second)).isoformat()


def scan(delegate=None, minute=0, **values):
    """A raw scan of the contract; of a delegate's ticket unless ``code`` or ``registration`` is given."""
    made = {"id": str(uuid.uuid4()), "point": "entry", "direction": "in", "scanned_at": at(minute)}
    if delegate is not None and "registration" not in values:
        made["code"] = delegate.ticket_code
    return {**made, **values}
