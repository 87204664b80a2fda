"""ListChange, Correction, Reprint, BlankStock and BlankEntry: what was done to a list and to its papers, for good."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.awards.models.decisions import Award, AwardDecision, AwardKind, Certificate
from workshop.extensions import db, utc_now


class ListChange(db.Model):
    """One act on many recipients of a decision, with each row before and after, so that it can be undone."""

    __tablename__ = "award_list_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("award_decision.id", ondelete="CASCADE"), index=True)
    act: Mapped[str] = mapped_column(String(12))
    rows: Mapped[list[Any]] = mapped_column(default=list)  # [{"id", "before": {...} | None, "after": {...} | None}]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    made_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    undone_at: Mapped[dt.datetime | None]
    __table_args__ = (CheckConstraint("act in ('proposed','removed','spelled','sorted')", name="act"),)


class Correction(db.Model):
    """What a certificate that is out should say instead (đính chính): asked for, then decided by a second person."""

    __tablename__ = "award_correction"
    id: Mapped[int] = mapped_column(primary_key=True)
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), index=True)
    printed_name: Mapped[str] = mapped_column(String(200))
    printed_address: Mapped[str] = mapped_column(String(250), default="")
    register_number: Mapped[str] = mapped_column(String(20), default="")
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the same three as the paper that is out says them
    reason: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    asked_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    decided_at: Mapped[dt.datetime | None]
    is_alone: Mapped[bool] = mapped_column(default=False)  # the second person was switched off
    award: Mapped[Award] = relationship()
    asked_by: Mapped["User | None"] = relationship("User", foreign_keys=[asked_by_id])  # noqa: F821 (accounts)
    decided_by: Mapped["User | None"] = relationship("User", foreign_keys=[decided_by_id])  # noqa: F821 (accounts)
    __table_args__ = (
        CheckConstraint("state in ('waiting','done','refused')", name="state"),
        Index("uq_award_correction_waiting", "award_id", unique=True, sqlite_where=text("state = 'waiting'"),
              postgresql_where=text("state = 'waiting'")),
    )


class BlankStock(db.Model):
    """The blanks (phôi) of one kind of award on one paper; what is left follows from its entries."""

    __tablename__ = "blank_stock"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind_id: Mapped[int] = mapped_column(ForeignKey("award_kind.id"), index=True)
    paper: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    kind: Mapped[AwardKind] = relationship()
    __table_args__ = (UniqueConstraint("kind_id", "paper"),)


class Reprint(db.Model):
    """The same paper printed again after a jam or a spoiled sheet: the same number and code, with the reason."""

    __tablename__ = "certificate_reprint"
    id: Mapped[int] = mapped_column(primary_key=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificate.id"), index=True)
    stock_id: Mapped[int | None] = mapped_column(ForeignKey("blank_stock.id"))
    reason: Mapped[str] = mapped_column(String(300))
    printed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    printed_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    certificate: Mapped[Certificate] = relationship()


class BlankEntry(db.Model):
    """One line of the ledger of blanks; a wrong one is cancelled by a line against it, never changed."""

    __tablename__ = "blank_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    stock_id: Mapped[int] = mapped_column(ForeignKey("blank_stock.id"), index=True)
    movement: Mapped[str] = mapped_column(String(8))
    sheets: Mapped[int]  # below zero where the line cancels another, or a reprint makes a printed sheet a spoiled one
    reason: Mapped[str] = mapped_column(String(300), default="")
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("award_decision.id"), index=True)
    reprint_id: Mapped[int | None] = mapped_column(ForeignKey("certificate_reprint.id"))
    cancels_id: Mapped[int | None] = mapped_column(ForeignKey("blank_entry.id"), unique=True)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    entered_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    stock: Mapped[BlankStock] = relationship()
    decision: Mapped[AwardDecision | None] = relationship()
    reprint: Mapped[Reprint | None] = relationship()
    entered_by: Mapped["User | None"] = relationship("User")  # noqa: F821 (accounts)
    __table_args__ = (
        CheckConstraint("movement in ('received','printed','spoiled')", name="movement"),
        CheckConstraint("sheets > 0 or (sheets < 0 and (cancels_id is not null or reprint_id is not null))",
                        name="sheets"),
    )
