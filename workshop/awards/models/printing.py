"""CertificatePattern and PrinterProfile: how certificates come onto paper."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.awards.models.decisions import AwardKind
from workshop.extensions import db, utc_now


class CertificatePattern(db.Model):
    """How one kind's certificates look from a day on: what differs from the shipped pattern, as plain values."""

    __tablename__ = "certificate_pattern"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind_id: Mapped[int] = mapped_column(ForeignKey("award_kind.id", ondelete="CASCADE"), index=True)
    valid_from: Mapped[dt.date]
    sheet: Mapped[str] = mapped_column(String(8), default="a4")
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    note: Mapped[str] = mapped_column(String(200), default="")  # the rule or letter it follows
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    kind: Mapped[AwardKind] = relationship()
    __table_args__ = (
        UniqueConstraint("kind_id", "valid_from"),
        CheckConstraint("sheet in ('a4','a3','400x300')", name="sheet"),
    )


class PrinterProfile(db.Model):
    """How one printer lays text onto one paper: by how much it is off, and which edge goes in first."""

    __tablename__ = "printer_profile"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    sheet: Mapped[str] = mapped_column(String(8), default="a4")
    offset_x_mm: Mapped[float] = mapped_column(default=0.0)  # to the right
    offset_y_mm: Mapped[float] = mapped_column(default=0.0)  # downwards
    scale_x: Mapped[float] = mapped_column(default=100.0)  # per cent
    scale_y: Mapped[float] = mapped_column(default=100.0)
    rotation_deg: Mapped[float] = mapped_column(default=0.0)  # against the clock
    feed: Mapped[int] = mapped_column(default=0)  # the page turned clockwise for the tray, by quarters
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("name", "sheet"),
        CheckConstraint("sheet in ('a4','a3','400x300')", name="sheet"),
        CheckConstraint("feed in (0,90,180,270)", name="feed"),
    )
