"""StageOrder, StageGroup, StageTurn and HandOver: who comes onto the stage, and what was given to whom."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now

STATUSES = ("waiting", "done", "absent")
WAYS = ("stage", "office", "post")


class StageOrder(db.Model):
    """The order of one part of an event: locked by whom, and which group stands on the stage.

    One row a part, so that there is one group on the stage at a time. ``step`` counts the moves of the
    conductor: a phone that saw an older one moves nothing.
    """

    __tablename__ = "stage_order"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    part: Mapped[str] = mapped_column(String(10))
    group_size: Mapped[int]
    locked_at: Mapped[dt.datetime | None]
    locked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    current_group: Mapped[int | None]  # None before the first call, and once all are through
    ended_at: Mapped[dt.datetime | None]
    step: Mapped[int] = mapped_column(default=0)
    locked_by: Mapped["User | None"] = relationship("User")  # noqa: F821 (accounts)
    __table_args__ = (
        UniqueConstraint("event_id", "part"),
        CheckConstraint("part in ('signing','award')", name="part"),
        CheckConstraint("group_size between 1 and 30", name="group_size"),
        CheckConstraint("current_group is null or ended_at is null", name="on_stage_or_ended"),
    )


class StageGroup(db.Model):
    """Who presents to one group (đợt lên sân khấu); without a row nobody is named yet."""

    __tablename__ = "stage_group"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    part: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    presenter: Mapped[str] = mapped_column(String(200), default="")
    __table_args__ = (
        UniqueConstraint("event_id", "part", "number"),
        CheckConstraint("part in ('signing','award')", name="part"),
    )


class StageTurn(db.Model):
    """One pair or recipient in its place in the order of the stage (lượt lên sân khấu)."""

    __tablename__ = "stage_turn"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    part: Mapped[str] = mapped_column(String(10))  # signing | award
    subject_id: Mapped[int]  # memorandum or award, by part
    group: Mapped[int] = mapped_column(default=1)  # those who stand on the stage together
    place: Mapped[int] = mapped_column(default=1, server_default="1")  # in the group, from the hall's left
    position: Mapped[int]
    folder: Mapped[int | None]  # the number on the folder; stays when the turn comes later than planned
    label: Mapped[str] = mapped_column(String(300))
    section: Mapped[str] = mapped_column(String(80), default="", server_default="")  # a group never mixes two
    status: Mapped[str] = mapped_column(String(10), default="waiting")
    proxy_name: Mapped[str] = mapped_column(String(200), default="", server_default="")
    hand_over: Mapped["HandOver | None"] = relationship(
        back_populates="turn", cascade="all, delete-orphan", lazy="joined"
    )
    __table_args__ = (
        UniqueConstraint("event_id", "part", "subject_id"),
        UniqueConstraint("event_id", "part", "position"),
        UniqueConstraint("event_id", "part", "folder"),
        CheckConstraint("part in ('signing','award')", name="part"),
        CheckConstraint("status in ('waiting','done','absent')", name="status"),
    )


class HandOver(db.Model):
    """What was given to whom (trao, nhận): on the stage, later at the office, or by post."""

    __tablename__ = "hand_over"
    turn_id: Mapped[int] = mapped_column(ForeignKey("stage_turn.id", ondelete="CASCADE"), primary_key=True)
    handed_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    way: Mapped[str] = mapped_column(String(10), default="stage")
    presented_by: Mapped[str] = mapped_column(String(200), default="")
    received_by: Mapped[str] = mapped_column(String(200), default="")
    is_proxy: Mapped[bool] = mapped_column(default=False)
    photo_number: Mapped[str] = mapped_column(String(40), default="")
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    turn: Mapped[StageTurn] = relationship(back_populates="hand_over")
    __table_args__ = (CheckConstraint("way in ('stage','office','post')", name="way"),)
