"""FeedbackResponse: what one delegate answered, without a name."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db, utc_now


class FeedbackResponse(db.Model):
    """One anonymous answer to the feedback form of an event."""

    __tablename__ = "feedback_response"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    rating: Mapped[int]
    comment: Mapped[str] = mapped_column(Text, default="")
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (CheckConstraint("rating between 1 and 5", name="rating"),)
