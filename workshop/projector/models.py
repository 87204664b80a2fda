"""Screen: what the hall's screen of an event shows."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db, utc_now

MODES = ("welcome", "arrivals", "question", "signing", "award", "programme")
QR_TARGETS = ("ask", "register", "feedback")
GROUPINGS = ("kind", "unit", "point", "time")


class Screen(db.Model):
    """The mode of one event's screen (màn hình hội trường); without a row it welcomes."""

    __tablename__ = "screen"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    mode: Mapped[str] = mapped_column(String(10), default="welcome")
    qr: Mapped[str] = mapped_column(String(10), default="ask")  # where the code of the welcome leads
    grouping: Mapped[str] = mapped_column(String(5), default="kind", server_default="kind")  # of the arrivals
    session_id: Mapped[int | None] = mapped_column(ForeignKey("programme_session.id", ondelete="SET NULL"))
    changed_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (
        CheckConstraint("mode in ('" + "','".join(MODES) + "')", name="mode"),
        CheckConstraint("qr in ('" + "','".join(QR_TARGETS) + "')", name="qr"),
        CheckConstraint("grouping in ('" + "','".join(GROUPINGS) + "')", name="grouping"),
    )
