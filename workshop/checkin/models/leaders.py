"""LeaderRule, LeaderAbsence and LeaderFreeze: who is received in person, and what the MC reads out."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db, utc_now


class LeaderRule(db.Model):
    """Which delegates of an event are received as leaders; without a row its first kind of delegates is."""

    __tablename__ = "leader_rule"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    kinds: Mapped[list[Any]] = mapped_column(default=list)  # codes of kinds of delegates
    lowest_rank: Mapped[int | None]  # also everyone whose rank is not below it; None where kinds alone decide


class LeaderAbsence(db.Model):
    """A leader of whom was said that they do not come (vắng); whoever comes after all is here."""

    __tablename__ = "leader_absence"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), unique=True)
    marked_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    marked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class LeaderFreeze(db.Model):
    """The introduction list as it stood at one moment (chốt danh sách), as it is printed for the MC.

    ``lines`` are {"id", "name", "titles", "behalf_id", "behalf"} in order, ``groups`` are {"name", "text", "note"}.
    """

    __tablename__ = "leader_freeze"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    frozen_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    frozen_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    lines: Mapped[list[Any]] = mapped_column(default=list)
    groups: Mapped[list[Any]] = mapped_column(default=list)
    ended_at: Mapped[dt.datetime | None]
    __table_args__ = (
        Index("uq_leader_freeze_standing", "event_id", unique=True, sqlite_where=text("ended_at IS NULL"),
              postgresql_where=text("ended_at IS NULL")),
    )  # fmt: skip
