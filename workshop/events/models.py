"""Event, Host, ProgrammeSession, Material and DelegateKind."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.events.timing import in_time
from workshop.extensions import db, utc_now
from workshop.vietnamese.places import place_line


class Event(db.Model):
    """A workshop (hội thảo); its slug does not change once a QR exists."""

    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(250))
    title_en: Mapped[str] = mapped_column(String(250), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[dt.datetime]
    ends_at: Mapped[dt.datetime]
    venue: Mapped[str] = mapped_column(String(200), default="")
    venue_address: Mapped[str] = mapped_column(String(250), default="")
    capacity: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(12), default="draft")
    registration_opens_at: Mapped[dt.datetime | None]
    registration_closes_at: Mapped[dt.datetime | None]
    needs_approval: Mapped[bool] = mapped_column(default=False)
    # which standard fields the public form shows: {"email": "required" | "optional" | "hidden"}; absent means usual
    form_fields: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str] = mapped_column(String(20), default="")
    desk_salt: Mapped[str] = mapped_column(String(64), default="")
    change_counter: Mapped[int] = mapped_column(default=0)  # numbers what desks must learn anew
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    hosts: Mapped[list["Host"]] = relationship(
        back_populates="event", cascade="all, delete-orphan",
        # who leads stands first on every paper, whenever it was added
        order_by="Host.role != 'lead', Host.position",
    )  # fmt: skip
    sessions: Mapped[list["ProgrammeSession"]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="ProgrammeSession.position"
    )
    materials: Mapped[list["Material"]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="Material.id"
    )
    kinds: Mapped[list["DelegateKind"]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="DelegateKind.position"
    )
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("status in ('draft','published','closed','cancelled')", name="status"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("capacity is null or capacity > 0", name="capacity"),
    )

    @property
    def place(self):
        """Venue and address in one line."""
        return place_line(self.venue, self.venue_address)

    @property
    def programme(self):
        """The items of the programme as they follow each other; whoever shows or prints it reads them here."""
        return in_time(sorted(self.sessions, key=lambda item: item.position))

    def title_in(self, language):
        """The title for a reader of ``language``; Vietnamese where there is no other."""
        return self.title_en if language == "en" and self.title_en else self.title


class Host(db.Model):
    """An organisation that holds the workshop (chủ trì) or joins in holding it (phối hợp)."""

    __tablename__ = "host"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    role: Mapped[str] = mapped_column(String(12), default="partner")
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped[Event] = relationship(back_populates="hosts")
    organization: Mapped["Organization"] = relationship("Organization")  # noqa: F821 (directory)
    __table_args__ = (
        UniqueConstraint("event_id", "organization_id"),
        CheckConstraint("role in ('lead','partner')", name="role"),
    )


class ProgrammeSession(db.Model):
    """One item of the programme: talk, dialogue, signing, address, award or break."""

    __tablename__ = "programme_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12), default="talk")
    title: Mapped[str] = mapped_column(String(300))
    starts_at: Mapped[dt.datetime | None]
    ends_at: Mapped[dt.datetime | None]
    speaker: Mapped[str] = mapped_column(String(120), default="")
    speaker_title: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped[Event] = relationship(back_populates="sessions")
    __table_args__ = (
        CheckConstraint(
            "kind in ('opening','talk','dialogue','signing','address','award','break','closing')", name="kind"
        ),
    )


class Material(db.Model):
    """A document of the workshop that the public page offers."""

    __tablename__ = "material"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    event: Mapped[Event] = relationship(back_populates="materials")
    file: Mapped["StoredFile"] = relationship("StoredFile")  # noqa: F821 (paper)


class DelegateKind(db.Model):
    """A kind of delegates at one event; data, since every workshop groups its hall in its own way."""

    __tablename__ = "delegate_kind"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    code: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(80))
    label_en: Mapped[str] = mapped_column(String(80), default="")
    hand_over: Mapped[str] = mapped_column(String(120), default="")  # what the desk gives to them
    colour: Mapped[str] = mapped_column(String(8), default="leaf")
    is_public: Mapped[bool] = mapped_column(default=True)  # can be chosen on the public form
    capacity: Mapped[int | None]  # places for this kind alone, within those of the workshop
    needs_approval: Mapped[bool | None]  # None: as the workshop says
    position: Mapped[int] = mapped_column(default=0)
    event: Mapped[Event] = relationship(back_populates="kinds")
    __table_args__ = (
        UniqueConstraint("event_id", "code"),
        CheckConstraint("capacity is null or capacity > 0", name="capacity"),
    )


class EventRetention(db.Model):
    """How long personal data of one event is kept (thời hạn lưu giữ), where the rule was changed."""

    __tablename__ = "event_retention"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    months: Mapped[int]  # after the end, until phones, e-mails, notes, answers and files go
    names_months: Mapped[int | None]  # after the end, until names go too; never where it is empty
    reason: Mapped[str] = mapped_column(String(300))
    changed_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    __table_args__ = (
        CheckConstraint("months between 1 and 120", name="months"),
        CheckConstraint("names_months is null or names_months >= months", name="names_after_contacts"),
    )
