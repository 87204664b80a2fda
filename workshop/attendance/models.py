"""AttendanceRule and AttendanceCertificate."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


class AttendanceRule(db.Model):
    """Who is given a certificate at one event, and what stands on it."""

    __tablename__ = "attendance_rule"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    points: Mapped[list[Any]] = mapped_column(default=list)  # ids of the points that count
    needed: Mapped[int] = mapped_column(default=1)  # at how many of them somebody must have been admitted
    issuer_line: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[str] = mapped_column(String(80), default="")
    dated_on: Mapped[dt.date | None]
    signer_title: Mapped[str] = mapped_column(String(120), default="")
    signer_name: Mapped[str] = mapped_column(String(120), default="")
    is_unsigned: Mapped[bool] = mapped_column(default=False, server_default=false())  # somebody wants no signature
    merged_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id", ondelete="SET NULL"))
    merged_file: Mapped["StoredFile | None"] = relationship("StoredFile")  # noqa: F821 (paper)
    job: Mapped["Job | None"] = relationship("Job")  # noqa: F821 (edges)
    __table_args__ = (CheckConstraint("needed > 0", name="needed"),)

    @property
    def lacks_signer(self):
        """Whether it is open who signs: neither a title with a name, nor the word that nobody does."""
        return not self.is_unsigned and not (self.signer_title and self.signer_name)


class AttendanceCertificate(db.Model):
    """One issue of a delegate's certificate: its code, its bytes, its state. Never deleted, but emptied on request."""

    __tablename__ = "attendance_certificate"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="SET NULL"), index=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    status: Mapped[str] = mapped_column(String(10), default="valid")
    printed_name: Mapped[str] = mapped_column(String(120))
    printed_unit: Mapped[str] = mapped_column(String(200), default="")
    printed_words: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what else it says: wording.words_of
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    issued_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    ended_at: Mapped[dt.datetime | None]
    end_reason: Mapped[str] = mapped_column(String(200), default="")  # corrected | rule | erased, or words
    event: Mapped["Event"] = relationship("Event")  # noqa: F821 (events)
    registration: Mapped["Registration | None"] = relationship("Registration")  # noqa: F821 (registrations)
    file: Mapped["StoredFile | None"] = relationship("StoredFile")  # noqa: F821 (paper)
    __table_args__ = (
        CheckConstraint("status in ('valid','replaced','revoked')", name="status"),
        Index("uq_attendance_certificate_valid", "registration_id", unique=True,
              sqlite_where=text("status = 'valid'"), postgresql_where=text("status = 'valid'")),
    )
