"""Invitation, and the letter that all invitations of an event share."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now
from workshop.registrations.delegations.models import Delegation

CHANNELS = ("axis", "zalo", "hand", "email", "phone")


class Invitation(db.Model):
    """A unit's invitation (giấy mời): how it was sent, what was answered, how often it was reminded."""

    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"), unique=True)
    addressee: Mapped[str] = mapped_column(String(250), default="")  # behind "Kính mời", where it is not the unit
    quota_text: Mapped[str] = mapped_column(String(200), default="")  # "01 lãnh đạo + 01 chuyên viên"
    number: Mapped[str] = mapped_column(String(40), default="")  # where it is not the letter's
    sent_at: Mapped[dt.datetime | None]
    sent_how: Mapped[str] = mapped_column(String(8), default="")
    opened_at: Mapped[dt.datetime | None]
    completed_at: Mapped[dt.datetime | None]  # the unit said that nobody more will come
    declined_at: Mapped[dt.datetime | None]
    decline_reason: Mapped[str] = mapped_column(String(500), default="")
    reminders: Mapped[int] = mapped_column(default=0)
    reminded_at: Mapped[dt.datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    delegation: Mapped[Delegation] = relationship(back_populates="invitation")
    event: Mapped["Event"] = relationship("Event")  # noqa: F821 (events)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("sent_how in ('','axis','zalo','hand','email','phone')", name="sent_how"),)


class InvitationLetter(db.Model):
    """What stands on every invitation of an event, and what happens beyond a quota."""

    __tablename__ = "invitation_letter"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), unique=True)
    number: Mapped[str] = mapped_column(String(40), default="")
    dated_on: Mapped[dt.date | None]
    reply_by: Mapped[dt.date | None]
    over_quota: Mapped[str] = mapped_column(String(8), default="refuse")
    unit_limit: Mapped[int | None]  # people of one unit on the public form; a unit's quota goes before it
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("over_quota in ('refuse','approve')", name="over_quota"),
        CheckConstraint("unit_limit is null or unit_limit > 0", name="unit_limit"),
    )
