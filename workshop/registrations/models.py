"""Registration, its titles and consents."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, event
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
    rank_shown: Mapped[int] = mapped_column(default=_rank_shown, server_default="900")  # the override, or the rank
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
        # what a list is ordered by, then what it is filtered by: a page is found without reading the rows before it
        Index("ix_registration_event_sort", "event_id", "name_sort", "id", "status", "kind"),
        Index("ix_registration_event_unit", "event_id", "organization_folded", "name_sort", "id", "status", "kind"),
        Index("ix_registration_event_rank", "event_id", "rank_shown", "organization_folded", "name_sort", "id"),
        Index("ix_registration_event_newest", "event_id", "created_at", "id", "status", "kind"),
        Index("ix_registration_event_kind", "event_id", "status", "kind"),
        Index("ix_registration_event_phone", "event_id", "phone"),
        Index("ix_registration_event_tail", "event_id", "phone_tail"),
        Index("ix_registration_event_change", "event_id", "change_number"),
        Index("ix_registration_event_folded", "event_id", "name_folded"),
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


class DistinctPair(db.Model):
    """Two registrations of which somebody said that they are not the same person; never asked again."""

    __tablename__ = "distinct_pair"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    first_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"))  # the smaller id
    second_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (UniqueConstraint("first_id", "second_id"), Index("ix_distinct_pair_event", "event_id"))


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
