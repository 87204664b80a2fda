"""Message, Mailing and MessageTemplate: the outbox and the words in it."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now

TO_DELEGATES = ("placed", "waiting", "pending", "promoted", "reminder", "change", "cancelled", "event_cancelled")
TO_UNITS = ("invitation", "unit_reminder")
KINDS = (*TO_DELEGATES, *TO_UNITS)
STATUSES = (
    "waiting", "leased", "handing", "sent", "failed", "uncertain", "cancelled", "to_copy", "copied",
)  # fmt: skip
_KINDS = ",".join(f"'{kind}'" for kind in KINDS)
_STATUSES = ",".join(f"'{status}'" for status in STATUSES)


class Mailing(db.Model):
    """One message to many (gửi hàng loạt): a reminder, a change, or that the workshop does not take place."""

    __tablename__ = "mailing"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    token: Mapped[str] = mapped_column(String(40))  # of the form that was sent: a second press is the same mailing
    note: Mapped[str] = mapped_column(Text, default="")  # the organizer's own words for this once
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict)  # which filters chose the people
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (UniqueConstraint("event_id", "token"), CheckConstraint(f"kind in ({_KINDS})", name="kind"))


class Message(db.Model):
    """One message to one delegate or one invited unit; what it said stands in it from the moment it left.

    waiting -> leased (a worker prepares it) -> handing (it is being given to the mail server) -> sent.
    A worker that dies while it prepares leaves it waiting; one that dies while it hands over leaves it
    uncertain, because the server may have it: a person is asked, and nothing is sent twice in silence.
    to_copy and copied are the messages without e-mail, which a person takes into Zalo.
    """

    __tablename__ = "message"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    mailing_id: Mapped[int | None] = mapped_column(ForeignKey("mailing.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    occasion: Mapped[str] = mapped_column(String(60))  # what it is about: one message for each occasion
    language: Mapped[str] = mapped_column(String(2), default="vi")
    status: Mapped[str] = mapped_column(String(12), default="waiting")
    reason: Mapped[str] = mapped_column(String(24), default="")  # why it stands where it stands
    reply: Mapped[str] = mapped_column(String(8), default="")  # the mail server's number, never its words
    message_id: Mapped[str] = mapped_column(String(120), unique=True)  # the same at every attempt
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    leased_by: Mapped[str | None] = mapped_column(String(80))
    leased_until: Mapped[dt.datetime | None]
    address: Mapped[str | None] = mapped_column(String(254))  # where it went; erased with the contacts
    subject: Mapped[str] = mapped_column(String(250), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    sent_at: Mapped[dt.datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    event: Mapped["Event"] = relationship("Event")  # noqa: F821 (events)
    mailing: Mapped[Mailing | None] = relationship(Mailing)
    __table_args__ = (
        UniqueConstraint("event_id", "registration_id", "kind", "occasion"),
        UniqueConstraint("event_id", "invitation_id", "kind", "occasion"),
        CheckConstraint("(registration_id is null) <> (invitation_id is null)", name="one_recipient"),
        CheckConstraint(f"kind in ({_KINDS})", name="kind"),
        CheckConstraint(f"status in ({_STATUSES})", name="status"),
        CheckConstraint("not (is_demonstration and status in ('leased','handing'))", name="demonstration_stays"),
        Index("ix_message_status_due", "status", "due_at"),
        Index("ix_message_event_status", "event_id", "status"),
    )


class MessageTemplate(db.Model):
    """The organizer's own words for one kind of message in one language; without a row the default stands."""

    __tablename__ = "message_template"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(2))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    __table_args__ = (
        UniqueConstraint("event_id", "kind", "language"),
        CheckConstraint(f"kind in ({_KINDS})", name="kind"),
        CheckConstraint("language in ('vi','en')", name="language"),
    )


class MessageSetting(db.Model):
    """How one workshop writes: whether by itself, and which changes delegates were told of."""

    __tablename__ = "message_setting"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    is_automatic: Mapped[bool] = mapped_column(default=True)
    told_until: Mapped[int] = mapped_column(default=0)  # the audit entry of the last change that is dealt with
