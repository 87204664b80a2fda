"""Question: one own field that the organizer adds to a form."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db


class Question(db.Model):
    """A question of the organizer's own on the registration or feedback form of an event."""

    __tablename__ = "question"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    form: Mapped[str] = mapped_column(String(16), default="registration")
    kind: Mapped[str] = mapped_column(String(12), default="text")
    label: Mapped[str] = mapped_column(String(250))
    label_en: Mapped[str] = mapped_column(String(250), default="")
    choices: Mapped[list[Any]] = mapped_column(default=list)
    is_required: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    __table_args__ = (
        CheckConstraint("form in ('registration','feedback')", name="form"),
        CheckConstraint("kind in ('text','choice','number','rating')", name="kind"),
    )
