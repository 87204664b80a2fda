"""Question: one own field that the organizer adds to a form; AnswerFile: a file sent as its answer."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


class Question(db.Model):
    """A question of the organizer's own on the registration or feedback form of an event."""

    __tablename__ = "question"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    form: Mapped[str] = mapped_column(String(16), default="registration")
    kind: Mapped[str] = mapped_column(String(12), default="text")
    label: Mapped[str] = mapped_column(String(250))
    label_en: Mapped[str] = mapped_column(String(250), default="")
    hint: Mapped[str] = mapped_column(String(300), default="", server_default="")
    hint_en: Mapped[str] = mapped_column(String(300), default="", server_default="")
    choices: Mapped[list[Any]] = mapped_column(default=list)
    choices_en: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # in the order of ``choices``
    is_required: Mapped[bool] = mapped_column(default=False)
    only_kinds: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # codes; empty: everyone
    minimum: Mapped[int | None]
    maximum: Mapped[int | None]
    max_megabytes: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[dt.datetime | None]  # off the form; the answers that were given keep their words
    __table_args__ = (
        CheckConstraint("form in ('registration','feedback')", name="form"),
        CheckConstraint(
            "kind in ('text','line','choice','choices','number','file','consent','rating')", name="kind"
        ),
    )


class AnswerFile(db.Model):
    """A file that a guest sent; until the form is accepted it hangs on the form's own token."""

    __tablename__ = "answer_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"))
    holder: Mapped[str | None] = mapped_column(String(64))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    file: Mapped["StoredFile"] = relationship("StoredFile")  # noqa: F821 (paper)
    question: Mapped[Question] = relationship(Question)
    __table_args__ = (
        UniqueConstraint("registration_id", "question_id"),
        UniqueConstraint("holder", "question_id"),
        CheckConstraint("registration_id is null or holder is null", name="one_owner"),
    )
