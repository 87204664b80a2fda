"""DataRequest with its clock, RequestDeadline, NoticeGiven."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now

KINDS = ("view", "correct", "withdraw", "restrict", "object", "delete", "complain")
STATES = ("new", "answered", "done", "refused")
CAME_BY = ("link", "phone", "letter", "email", "visit")


def _one_of(values):
    return "('" + "','".join(values) + "')"


class DataRequest(db.Model):
    """What a person asks about their data (yêu cầu của chủ thể dữ liệu), numbered within the event."""

    __tablename__ = "data_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registration.id", ondelete="SET NULL"), index=True
    )
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10), default="new")
    came_by: Mapped[str] = mapped_column(String(10), default="link")
    is_identified: Mapped[bool] = mapped_column(default=False)  # the person gave the last digits, or the office knows
    words: Mapped[str] = mapped_column(Text, default="")
    received_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    answer_due_on: Mapped[dt.date]
    done_due_on: Mapped[dt.date]
    answered_at: Mapped[dt.datetime | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    extended_at: Mapped[dt.datetime | None]
    extension_reason: Mapped[str] = mapped_column(String(300), default="")
    closed_at: Mapped[dt.datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    outcome: Mapped[str] = mapped_column(Text, default="")  # what the person was told in the end
    version: Mapped[int] = mapped_column(default=1)
    registration: Mapped["Registration | None"] = relationship("Registration")  # noqa: F821 (registrations)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("event_id", "number"),
        CheckConstraint(f"kind in {_one_of(KINDS)}", name="kind"),
        CheckConstraint(f"state in {_one_of(STATES)}", name="state"),
        CheckConstraint(f"came_by in {_one_of(CAME_BY)}", name="came_by"),
    )

    @property
    def is_open(self):
        """Whether somebody still has to do something."""
        return self.state in ("new", "answered")

    @property
    def due_on(self):
        """The day of the next deadline: of the first answer, then of the end; None once it is closed."""
        if not self.is_open:
            return None
        return self.done_due_on if self.answered_at else min(self.answer_due_on, self.done_due_on)


class RequestDeadline(db.Model):
    """How soon a kind of request is answered and done from a day on: dated data, which an administrator edits."""

    __tablename__ = "request_deadline"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    valid_from: Mapped[dt.date]
    answer_working_days: Mapped[int]
    done_days: Mapped[int]
    extension_days: Mapped[int]
    basis: Mapped[str] = mapped_column(String(300), default="")
    __table_args__ = (
        UniqueConstraint("kind", "valid_from"),
        CheckConstraint("answer_working_days > 0 and done_days > 0 and extension_days >= 0", name="days"),
    )


class NoticeGiven(db.Model):
    """A person whom others put on a list was told so (đã gửi thông báo)."""

    __tablename__ = "notice_given"
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
