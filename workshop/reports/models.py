"""ReportText and ReportIssue: what people write into a report, and the report as it was issued."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


class ReportText(db.Model):
    """One part of an event's report that a person writes (đánh giá, kiến nghị ...)."""

    __tablename__ = "report_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    section: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("event_id", "section"),)


class ReportIssue(db.Model):
    """A report as it left the office (phát hành); a correction is the next number."""

    __tablename__ = "report_issue"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    number: Mapped[int]  # 1, 2 ... within the event
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the counts that this issue states
    issued_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    file: Mapped["StoredFile"] = relationship("StoredFile")  # noqa: F821 (paper)
    __table_args__ = (UniqueConstraint("event_id", "number"),)
