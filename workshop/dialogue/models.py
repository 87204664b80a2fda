"""DialogueQuestion: a question to the dialogue (ý kiến đối thoại)."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db, utc_now

STATUSES = ("new", "chosen", "on_screen", "answered", "hidden")


class DialogueQuestion(db.Model):
    """A question asked by a delegate, moderated, put on the screen and answered."""

    __tablename__ = "dialogue_question"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(120), default="")
    organization: Mapped[str] = mapped_column(String(200), default="")
    addressed_to: Mapped[str] = mapped_column(String(200), default="")  # whom the delegate asks
    assigned_to: Mapped[str] = mapped_column(String(200), default="")  # whom the chair gave it to
    topic: Mapped[str] = mapped_column(String(80), default="")  # nhóm vấn đề, as the report groups them
    status: Mapped[str] = mapped_column(String(12), default="new")
    status_before: Mapped[str | None] = mapped_column(String(12))  # what undoing the last move returns to
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(String(200), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    answered_at: Mapped[dt.datetime | None]
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="status"),
        Index("uq_dialogue_question_on_screen", "event_id", unique=True, sqlite_where=sql("status = 'on_screen'"),
              postgresql_where=sql("status = 'on_screen'")),
    )  # fmt: skip
