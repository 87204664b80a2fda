"""Registration, its titles, its consents and the words that were agreed to."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


def _rank_shown(context):
    """For inserts of any kind: what ``rank_shown`` follows from."""
    stated = context.get_current_parameters()
    override = stated.get("rank_override")
    return override if override is not None else stated.get("rank") or 900


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
    rank_step: Mapped[int] = mapped_column(default=0, server_default="0")  # place by hand among equals of rank
    zone: Mapped[str] = mapped_column(String(40), default="", server_default="")
    seat: Mapped[str] = mapped_column(String(20), default="", server_default="")
    rank_shown: Mapped[int] = mapped_column(default=_rank_shown, server_default="900")  # the override, or the rank
    source: Mapped[str] = mapped_column(String(12), default="staff")
    in_place_of_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="SET NULL"))
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    note: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(2), default="vi")
    change_number: Mapped[int] = mapped_column(default=0)  # the event's counter at the last change
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    restricted_at: Mapped[dt.datetime | None]  # on the person's request only kept, not used: no messages, no exports
    anonymised_at: Mapped[dt.datetime | None]  # when name and contacts were erased for good
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    cancelled_at: Mapped[dt.datetime | None]
    cancelled_from: Mapped[str] = mapped_column(String(12), default="", server_default="")  # its state, by the guest
    waiting_since: Mapped[dt.datetime | None]  # the order of the waiting list
    signup_key: Mapped[str | None] = mapped_column(String(64))  # one sent form makes one registration
    link_asked_at: Mapped[dt.datetime | None]  # the guest lost the personal link and asked for it
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
        # what a list is ordered by, then what it is filtered by: a page is found without reading the rows before it
        Index("ix_registration_event_sort", "event_id", "name_sort", "id", "status", "kind"),
        Index("ix_registration_event_unit", "event_id", "organization_folded", "name_sort", "id", "status", "kind"),
        Index("ix_registration_event_rank", "event_id", "rank_shown", "rank_step", "organization_folded", "name_sort",
              "id"),
        Index("ix_registration_event_newest", "event_id", "created_at", "id", "status", "kind"),
        Index("ix_registration_event_kind", "event_id", "status", "kind"),
        Index("ix_registration_event_phone", "event_id", "phone"),
        Index("ix_registration_event_tail", "event_id", "phone_tail"),
        Index("ix_registration_event_change", "event_id", "change_number", "id"),
        Index("ix_registration_event_folded", "event_id", "name_folded"),
        Index("uq_registration_signup_key", "signup_key", unique=True),
        {"sqlite_autoincrement": True},  # a removed delegate's link and history never fall to another
    )


@event.listens_for(Registration, "before_update")
def _follow_rank(_mapper, _connection, registration):
    override = registration.rank_override
    registration.rank_shown = override if override is not None else registration.rank


class RegistrationWord(db.Model):
    """A word by which a delegate is found; see words.py, which alone writes it."""

    __tablename__ = "registration_word"
    event_id: Mapped[int] = mapped_column(primary_key=True)
    # C: a range of words is a range of bytes, which other collations of PostgreSQL do not give
    word: Mapped[str] = mapped_column(
        String(48).with_variant(String(48, collation="C"), "postgresql"), primary_key=True
    )
    registration_id: Mapped[int] = mapped_column(
        ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    __table_args__ = ({"sqlite_with_rowid": False},)


class RegistrationTitle(db.Model):
    """One of a delegate's titles (chức danh): Party and state titles stand side by side."""

    __tablename__ = "registration_title"
    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    rank: Mapped[int] = mapped_column(default=900)
    position: Mapped[int] = mapped_column(default=0)
    registration: Mapped[Registration] = relationship(back_populates="titles")


class PrivacyText(db.Model):
    """One version of words about personal data: what was shown is never rewritten, an edit is a new row.

    ``topic`` is a purpose of consent or a part of the public notice. Without an event it is the
    administrator's default. Empty words say that this purpose is not asked for.
    """

    __tablename__ = "privacy_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    topic: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(2))
    version: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    __table_args__ = (
        UniqueConstraint("event_id", "topic", "language", "version"),
        Index("uq_privacy_text_default", "topic", "language", "version", unique=True,
              sqlite_where=sql("event_id is null"), postgresql_where=sql("event_id is null")),
    )  # fmt: skip


class Consent(db.Model):
    """Consent for one purpose: to which words, when, how, and when it was taken back."""

    __tablename__ = "consent"
    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))  # attend | contact | photo | share
    text_id: Mapped[int | None] = mapped_column(ForeignKey("privacy_text.id"), index=True)
    how: Mapped[str] = mapped_column(String(12), default="form", server_default="form")
    reason: Mapped[str] = mapped_column(String(300), default="", server_default="")  # staff on behalf say why
    stated_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    granted_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    withdrawn_at: Mapped[dt.datetime | None]
    withdrawn_how: Mapped[str] = mapped_column(String(12), default="", server_default="")
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    registration: Mapped[Registration] = relationship(back_populates="consents")
    text: Mapped[PrivacyText | None] = relationship(lazy="joined")


class SpareTicket(db.Model):
    """A ticket printed without a name (vé dự phòng): its code waits for a walk-in and is given once."""

    __tablename__ = "spare_ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]  # printed on it, from 1
    code: Mapped[str] = mapped_column(String(16), unique=True)
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registration.id", ondelete="SET NULL"), unique=True
    )
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    assigned_at: Mapped[dt.datetime | None]  # stays when the registration is deleted: the paper is out
    __table_args__ = (UniqueConstraint("event_id", "number"),)


class PaperDesk(db.Model):
    """How the papers of one event were last asked for, and what the last changes of order and seats undo."""

    __tablename__ = "paper_desk"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    choices: Mapped[dict[str, Any]] = mapped_column(default=dict)  # by paper: badges, lists, plates
    undo: Mapped[list[Any]] = mapped_column(default=list)  # {"what", "rows": {id: {field: before}}}, latest last


class DistinctPair(db.Model):
    """Two registrations of which somebody said that they are not the same person; never asked again."""

    __tablename__ = "distinct_pair"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    first_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"))  # the smaller id
    second_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (UniqueConstraint("first_id", "second_id"), Index("ix_distinct_pair_event", "event_id"))


MERGED = "merged"  # the reason for which the other of two registrations of one person is cancelled


class RegistrationMerge(db.Model):
    """That two registrations became one, with what both were before, so that it can be undone."""

    __tablename__ = "registration_merge"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    dropped_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {"kept": values, "dropped": values}
    moved: Mapped[list[Any]] = mapped_column(default=list)  # what the rooms moved, in their own words
    kept_version: Mapped[int] = mapped_column(default=1)
    dropped_version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    undone_at: Mapped[dt.datetime | None]


class BulkCancellation(db.Model):
    """Registrations cancelled in one act, so that the whole act can be taken back."""

    __tablename__ = "bulk_cancellation"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    registration_ids: Mapped[list[Any]] = mapped_column(default=list)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    undone_at: Mapped[dt.datetime | None]


# the tables of units that name their people; they refer to the ones above by name
from workshop.registrations.invitations import models as _of_units  # noqa: E402, F401
