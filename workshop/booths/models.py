"""Booth: a place at the display (gian hàng)."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db


class Booth(db.Model):
    """A numbered booth at one event with its holder and what is shown."""

    __tablename__ = "booth"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    number: Mapped[str] = mapped_column(String(12))
    number_sort: Mapped[str] = mapped_column(String(40), default="")  # so that A2 stands before A10
    holder: Mapped[str] = mapped_column(String(200))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"), index=True)
    shows: Mapped[str] = mapped_column(String(300), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    owner: Mapped["Owner | None"] = relationship("Owner")  # noqa: F821 (ocop)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("event_id", "number"),)
