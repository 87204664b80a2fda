"""DialogueQuestion: a question to the dialogue (ý kiến đối thoại)."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db, utc_now


class DialogueQuestion(db.Model):
    """A question asked by a delegate, moderated, put on the screen and answered."""

    __tablename__ = "dialogue_question"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(120), default="")
    organization: Mapped[str] = mapped_column(String(200), default="")
    addressed_to: Mapped[str] = mapped_column(String(120), default="")
    status: Mapped[str] = mapped_column(String(12), default="new")
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    answered_at: Mapped[dt.datetime | None]
    __table_args__ = (CheckConstraint("status in ('new','chosen','on_screen','answered','hidden')", name="status"),)
