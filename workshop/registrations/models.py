"""Registration, its titles and consents."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


class Registration(db.Model):
    """A delegate's place at one event (đại biểu); there is no person beyond it."""

    __tablename__ = "registration"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    full_name: Mapped[str] = mapped_column(String(120))
    name_folded: Mapped[str] = mapped_column(String(120))
    name_sort: Mapped[str] = mapped_column(String(400))
    search_text: Mapped[str] = mapped_column(Text)  # " folded name, unit and position", for LIKE "% word%"
    honorific: Mapped[str] = mapped_column(String(8), default="")  # ông | bà | đồng chí, as stated, never guessed
    position: Mapped[str] = mapped_column(String(400), default="")  # all titles in one line
    organization: Mapped[str] = mapped_column(String(200), default="")
    organization_folded: Mapped[str] = mapped_column(String(200), default="")
    kind: Mapped[str] = mapped_column(String(20))
    phone: Mapped[str | None] = mapped_column(String(20))
    phone_tail: Mapped[str | None] = mapped_column(String(4))
    email: Mapped[str | None] = mapped_column(String(254))
    status: Mapped[str] = mapped_column(String(12), default="confirmed")
    ticket_code: Mapped[str] = mapped_column(String(16), unique=True)
    link_serial: Mapped[int] = mapped_column(default=1)  # raised to revoke the link /r/<token>
    rank: Mapped[int] = mapped_column(default=900)  # best of the titles; lower comes first
    rank_override: Mapped[int | None]
    source: Mapped[str] = mapped_column(String(12), default="staff")
    in_place_of_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="SET NULL"))
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    note: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(2), default="vi")
    change_number: Mapped[int] = mapped_column(default=0)  # the event's counter at the last change
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    cancelled_at: Mapped[dt.datetime | None]
    cancel_reason: Mapped[str] = mapped_column(String(200), default="")
    event: Mapped["Event"] = relationship("Event")  # noqa: F821 (events)
    titles: Mapped[list["RegistrationTitle"]] = relationship(
        back_populates="registration", cascade="all, delete-orphan", order_by="RegistrationTitle.position"
    )
    consents: Mapped[list["Consent"]] = relationship(back_populates="registration", cascade="all, delete-orphan")
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("status in ('pending','confirmed','waiting','cancelled')", name="status"),
        CheckConstraint("source in ('public','staff','import','api','walk_in','invitation')", name="source"),
        Index("ix_registration_event_sort", "event_id", "name_sort", "id"),
        Index("ix_registration_event_status", "event_id", "status"),
        Index("ix_registration_event_tail", "event_id", "phone_tail"),
        Index("ix_registration_event_change", "event_id", "change_number"),
        Index("ix_registration_event_folded", "event_id", "name_folded"),
        {"sqlite_autoincrement": True},  # a removed delegate's link and history never fall to another
    )


class RegistrationTitle(db.Model):
    """One of a delegate's titles (chức danh): Party and state titles stand side by side."""

    __tablename__ = "registration_title"
    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    rank: Mapped[int] = mapped_column(default=900)
    position: Mapped[int] = mapped_column(default=0)
    registration: Mapped[Registration] = relationship(back_populates="titles")


class Consent(db.Model):
    """Consent for one purpose, with the version of the words that were shown."""

    __tablename__ = "consent"
    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))  # attend | contact | photo | share
    text_version: Mapped[str] = mapped_column(String(20))
    granted_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    withdrawn_at: Mapped[dt.datetime | None]
    registration: Mapped[Registration] = relationship(back_populates="consents")
