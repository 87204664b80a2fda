"""Column values as JSON and back, the same from SQLite and from PostgreSQL."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import JSON, Boolean, Date, DateTime, Numeric
from sqlalchemy.types import TypeDecorator

KINDS = ((Boolean, "bool"), (DateTime, "moment"), (Date, "date"), (JSON, "json"), (Numeric, "decimal"))


def kind_of(column):
    """What a column holds, as the archive's manifest says it: moment, date, decimal, json, bool or plain."""
    impl = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    return next((name for cls, name in KINDS if isinstance(impl, cls)), "plain")


def to_json(value):
    """``value`` as JSON can carry it; moments in UTC, which SQLite hands back without a zone."""
    if isinstance(value, dt.datetime):
        value = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def from_json(value, kind, *, naive):
    """The Python value of ``kind`` behind ``value``; ``naive`` strips the zone, as SQLite keeps moments."""
    if value is None:
        return None
    if kind == "moment":
        moment = dt.datetime.fromisoformat(value)
        return moment.replace(tzinfo=None) if naive else moment
    if kind == "date":
        return dt.date.fromisoformat(value)
    if kind == "decimal":
        return Decimal(value)
    return value
