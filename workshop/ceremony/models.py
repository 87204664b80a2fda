"""StageTurn: one turn on the stage, for signing or for awards."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db


class StageTurn(db.Model):
    """One pair or recipient in its place in the order of the stage (lượt lên sân khấu)."""

    __tablename__ = "stage_turn"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    part: Mapped[str] = mapped_column(String(10))  # signing | award
    subject_id: Mapped[int]  # memorandum or award, by part
    group: Mapped[int] = mapped_column(default=1)  # those who stand on the stage together
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(300))
    status: Mapped[str] = mapped_column(String(10), default="waiting")
    __table_args__ = (
        UniqueConstraint("event_id", "part", "subject_id"),
        CheckConstraint("part in ('signing','award')", name="part"),
        CheckConstraint("status in ('waiting','done','absent')", name="status"),
    )
