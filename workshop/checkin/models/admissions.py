"""Point, Scan and Admission: what was answered, and what stands."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now

TO_REVIEW = "review in ('conflict','unknown','flagged')"


class Point(db.Model):
    """A place where people are admitted: the entry, a session, the document kit, lunch."""

    __tablename__ = "point"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    label: Mapped[str] = mapped_column(String(80))
    label_en: Mapped[str] = mapped_column(String(80), default="")
    kind: Mapped[str] = mapped_column(String(12), default="entry")
    is_per_day: Mapped[bool] = mapped_column(default=True)
    opens_at: Mapped[dt.datetime | None]
    closes_at: Mapped[dt.datetime | None]
    is_open: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    admits: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # codes of kinds; empty: everybody
    # a rehearsal (diễn tập) of another point: what is scanned here counts nowhere, and can be wiped
    rehearses_id: Mapped[int | None] = mapped_column(ForeignKey("point.id", ondelete="CASCADE"))
    wiped_at: Mapped[dt.datetime | None]  # what a device holds of a rehearsal from before is gone
    __table_args__ = (
        UniqueConstraint("event_id", "code"),
        UniqueConstraint("rehearses_id"),
        CheckConstraint("kind in ('entry','session','kit','meal')", name="kind"),
    )

    @property
    def is_rehearsal(self):
        """Whether it is there for trying only."""
        return self.rehearses_id is not None


class Scan(db.Model):
    """What was answered to one scan; append-only, its outcome is never rewritten."""

    __tablename__ = "scan"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)  # uuid made by the client
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    point_id: Mapped[int | None] = mapped_column(ForeignKey("point.id"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="SET NULL"), index=True)
    direction: Mapped[str] = mapped_column(String(3), default="in")
    outcome: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(24))
    flags: Mapped[list[Any]] = mapped_column(default=list)
    scanned_at: Mapped[dt.datetime]  # by the desk's clock
    corrected_at: Mapped[dt.datetime]  # by ours: scanned_at plus the skew of its request
    received_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    is_offline: Mapped[bool] = mapped_column(default=False)
    shown: Mapped[str | None] = mapped_column(String(10))
    quarantine: Mapped[str | None] = mapped_column(String(10))  # of an ended desk: until a person decides
    # why a person should look at it (conflict, unknown, flagged), then what was decided
    review: Mapped[str | None] = mapped_column(String(10))
    reviewed_at: Mapped[dt.datetime | None]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    body_hash: Mapped[str] = mapped_column(String(64))
    code: Mapped[str | None] = mapped_column(String(16))  # only text in the form of our codes
    foreign_class: Mapped[str | None] = mapped_column(String(16))
    foreign_length: Mapped[int | None]
    foreign_hash: Mapped[str | None] = mapped_column(String(64))
    desk_id: Mapped[int | None] = mapped_column(ForeignKey("desk_device.id", ondelete="SET NULL"))
    token_id: Mapped[int | None] = mapped_column(ForeignKey("api_token.id", ondelete="SET NULL"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    __table_args__ = (
        CheckConstraint("outcome in ('accepted','duplicate','refused','unknown')", name="outcome"),
        CheckConstraint("direction in ('in','out')", name="direction"),
        CheckConstraint("quarantine is null or quarantine in ('waiting','accepted','dropped')", name="quarantine"),
        CheckConstraint(
            "review is null or review in ('conflict','unknown','flagged','kept','undone','matched','dropped')",
            name="review",
        ),
        Index("ix_scan_event_received", "event_id", "received_at"),
        Index("ix_scan_review", "event_id", "review", sqlite_where=text(TO_REVIEW), postgresql_where=text(TO_REVIEW)),
        Index("ix_scan_quarantine", "event_id", sqlite_where=text("quarantine = 'waiting'"),
              postgresql_where=text("quarantine = 'waiting'")),
    )


class Admission(db.Model):
    """What stands: one passage of one delegate through one point on one day, held by its earliest scan."""

    __tablename__ = "admission"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), index=True)
    day: Mapped[str] = mapped_column(String(10), default="")  # YYYY-MM-DD in Asia/Ho_Chi_Minh, or ''
    passage: Mapped[int] = mapped_column(default=1)
    scan_id: Mapped[str] = mapped_column(ForeignKey("scan.id"), index=True)
    admitted_at: Mapped[dt.datetime]
    exit_scan_id: Mapped[str | None] = mapped_column(ForeignKey("scan.id"))
    exited_at: Mapped[dt.datetime | None]
    changed_at: Mapped[dt.datetime] = mapped_column(default=utc_now)  # for the desks' delta
    undone_at: Mapped[dt.datetime | None]
    undo_id: Mapped[str | None] = mapped_column(String(36))
    undo_reason: Mapped[str | None] = mapped_column(String(200))
    undone_by: Mapped[str | None] = mapped_column(String(80))
    scan: Mapped[Scan] = relationship(foreign_keys=[scan_id])
    __table_args__ = (
        Index("uq_admission_standing", "registration_id", "point_id", "day", "passage", unique=True,
              sqlite_where=text("undone_at IS NULL"), postgresql_where=text("undone_at IS NULL")),
        Index("ix_admission_event_point", "event_id", "point_id", "admitted_at"),
        Index("ix_admission_event_changed", "event_id", "changed_at", "id"),
    )


class Undo(db.Model):
    """A request to end an admission, kept so that the same id answers the same."""

    __tablename__ = "undo"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    scan_id: Mapped[str] = mapped_column(ForeignKey("scan.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(12))  # undone | nothing
    reason: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    desk_id: Mapped[int | None] = mapped_column(ForeignKey("desk_device.id", ondelete="SET NULL"))
    token_id: Mapped[int | None] = mapped_column(ForeignKey("api_token.id", ondelete="SET NULL"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    __table_args__ = (CheckConstraint("outcome in ('undone','nothing')", name="outcome"),)


class WalkIn(db.Model):
    """A walk-in by its client's id, so that a repeated request makes no second person.

    One that an ended desk sent has no registration yet: ``person`` waits for somebody's decision.
    """

    __tablename__ = "walk_in"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    scan_id: Mapped[str | None] = mapped_column(ForeignKey("scan.id"))
    point_id: Mapped[int | None] = mapped_column(ForeignKey("point.id"))
    in_place_of_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="SET NULL"))
    scanned_at: Mapped[dt.datetime]
    quarantine: Mapped[str | None] = mapped_column(String(10))
    person: Mapped[dict[str, Any] | None]  # emptied by the decision
    body_hash: Mapped[str] = mapped_column(String(64))
    desk_id: Mapped[int | None] = mapped_column(ForeignKey("desk_device.id", ondelete="SET NULL"))
    token_id: Mapped[int | None] = mapped_column(ForeignKey("api_token.id", ondelete="SET NULL"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (
        CheckConstraint("quarantine is null or quarantine in ('waiting','accepted','dropped')", name="quarantine"),
    )


class RevokedTicket(db.Model):
    """A ticket code that was lost or passed on; its owner was given another one."""

    __tablename__ = "revoked_ticket"
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(String(200), default="")
    revoked_at: Mapped[dt.datetime] = mapped_column(default=utc_now)


class DeskSetting(db.Model):
    """What holds for the desks of one event, where something else than the usual was decided."""

    __tablename__ = "desk_setting"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    is_strict: Mapped[bool] = mapped_column(default=False)  # devices hold no name that can be read without its ticket
    walk_ins_an_hour: Mapped[int] = mapped_column(default=60)  # of one desk
    epoch: Mapped[str] = mapped_column(String(16), default="")  # renewed by a restore: what was sent is offered again
    changed_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    __table_args__ = (CheckConstraint("walk_ins_an_hour between 1 and 1000", name="walk_ins_an_hour"),)
