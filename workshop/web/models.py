"""Counters behind the limits and the kept answers of idempotent requests."""

import datetime as dt
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db, utc_now


class RateCounter(db.Model):
    """How often ``key`` happened in the window that began at ``window_start`` (epoch seconds)."""

    __tablename__ = "rate_counter"
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    window_start: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[int] = mapped_column(default=0)  # epoch seconds of the latest one


class IdempotentAnswer(db.Model):
    """The answer to a write that carried an Idempotency-Key, bound to caller, route and body."""

    __tablename__ = "idempotent_answer"
    id: Mapped[int] = mapped_column(primary_key=True)
    caller: Mapped[str] = mapped_column(String(80))
    route: Mapped[str] = mapped_column(String(200))
    key: Mapped[str] = mapped_column(String(120))
    body_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int | None]  # NULL while the first request is still in flight
    body: Mapped[dict[str, Any] | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now, index=True)
    __table_args__ = (UniqueConstraint("caller", "route", "key"),)
