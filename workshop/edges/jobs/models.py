"""Jobs, their items and leases: rows of ours on both databases."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


class Job(db.Model):
    """Background work made of items; taken up again when its lease runs out."""

    __tablename__ = "job"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    arguments: Mapped[dict[str, Any]] = mapped_column(default=dict)
    event_id: Mapped[int | None] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(String(12), default="queued", index=True)
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[str | None] = mapped_column(String(80))
    leased_until: Mapped[dt.datetime | None]
    cancel_requested_at: Mapped[dt.datetime | None]
    created_by_id: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    started_at: Mapped[dt.datetime | None]
    finished_at: Mapped[dt.datetime | None]
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    error: Mapped[str | None] = mapped_column(Text)
    items: Mapped[list["JobItem"]] = relationship(back_populates="job", order_by="JobItem.position")
    __table_args__ = (
        CheckConstraint("status in ('queued','running','done','failed','cancelled')", name="status"),
    )


class JobItem(db.Model):
    """One idempotent step of a job; done in the same commit as its effect."""

    __tablename__ = "job_item"
    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(120))
    status: Mapped[str] = mapped_column(String(12), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    error: Mapped[str | None] = mapped_column(Text)
    finished_at: Mapped[dt.datetime | None]
    job: Mapped[Job] = relationship(back_populates="items")
    __table_args__ = (
        UniqueConstraint("job_id", "key"),
        CheckConstraint("status in ('waiting','done','failed')", name="status"),
    )
