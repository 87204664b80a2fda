"""ImportBatch and ImportRow: what was read, and what became of every row."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


class ImportBatch(db.Model):
    """One file handed in for one purpose: read, previewed, then applied or dropped."""

    __tablename__ = "import_batch"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # registrations | ocop
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(12), default="preview")
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as workshop.imports.mapping describes it
    allowed: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # sensitive code -> why
    version: Mapped[int] = mapped_column(default=1, server_default="1")  # raised when its rows are read or judged anew
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    applied_at: Mapped[dt.datetime | None]
    erased_at: Mapped[dt.datetime | None]  # when retention forgot what the file held
    event: Mapped["Event | None"] = relationship("Event")  # noqa: F821 (events)
    rows: Mapped[list["ImportRow"]] = relationship(back_populates="batch", order_by="ImportRow.place, ImportRow.part")
    __table_args__ = (CheckConstraint("status in ('preview','applied','dropped','undone')", name="status"),)


class ImportRow(db.Model):
    """One source row that held anything, with its outcome and the reason for it."""

    __tablename__ = "import_row"
    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id", ondelete="CASCADE"), index=True)
    sheet: Mapped[str] = mapped_column(String(80))
    row: Mapped[int]
    place: Mapped[int] = mapped_column(default=0, server_default="0")  # in the order of the file, through all sheets
    part: Mapped[int] = mapped_column(default=0, server_default="0")  # 1, 2 ... for further people of one cell
    outcome: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(300), default="")  # English gettext id, filled by reason_params
    reason_code: Mapped[str] = mapped_column(String(60), default="")
    reason_params: Mapped[dict[str, Any]] = mapped_column(default=dict)
    source: Mapped[list[Any]] = mapped_column(default=list)  # the cells as they stood in the file
    reading: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what was understood
    notes: Mapped[list[Any]] = mapped_column(default=list)  # [message, params] of what was repaired on the way
    shown: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what the accounting says of the record
    before: Mapped[dict[str, Any] | None]  # the record before an update, or the traces of a creation, for undo
    after: Mapped[dict[str, Any] | None]  # the record as the import left it: changed since, it is not undone
    subject_id: Mapped[int | None] = mapped_column(index=True)
    refusal: Mapped[dict[str, Any] | None]  # what reading alone said against the row: outcome, reason, code, params
    decision: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # what a person said of it
    is_decided: Mapped[bool] = mapped_column(default=False, server_default=false())
    was_decoded: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_applied: Mapped[bool] = mapped_column(default=False, server_default=false())
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    batch: Mapped[ImportBatch] = relationship(back_populates="rows")
    __table_args__ = (
        UniqueConstraint("batch_id", "sheet", "row", "part"),
        CheckConstraint("outcome in ('imported','updated','needs_person','skipped')", name="outcome"),
    )


class ImportOriginal(db.Model):
    """The bytes of a file that waits for its confirmation, in base64; forgotten with applying or dropping."""

    __tablename__ = "import_original"
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True)
    data: Mapped[str] = mapped_column(Text)
