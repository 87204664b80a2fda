"""Users, grants, sessions, desk devices, API tokens; every secret is kept only as its SHA-256."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now


class User(db.Model):
    """A member of staff with an account."""

    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(64), unique=True)  # folded to lower case on the way in
    full_name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(254))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    last_sign_in_at: Mapped[dt.datetime | None]
    grants: Mapped[list["RoleGrant"]] = relationship(
        back_populates="user", cascade="all, delete-orphan", foreign_keys="RoleGrant.user_id"
    )


class RoleGrant(db.Model):
    """A role of one user at one event, or at every event where ``event_id`` is NULL."""

    __tablename__ = "role_grant"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    granted_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    user: Mapped[User] = relationship(back_populates="grants", foreign_keys=[user_id])
    __table_args__ = (
        CheckConstraint(
            "role in ('administrator','organizer','registry','clerk','approver','desk','viewer')", name="role"
        ),
        Index("uq_role_grant_everywhere", "user_id", "role", unique=True, sqlite_where=text("event_id IS NULL"),
              postgresql_where=text("event_id IS NULL")),
        Index("uq_role_grant_event", "user_id", "role", "event_id", unique=True,
              sqlite_where=text("event_id IS NOT NULL"), postgresql_where=text("event_id IS NOT NULL")),
    )


class StaffSession(db.Model):
    """One signed-in browser; can be listed and revoked."""

    __tablename__ = "staff_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    last_seen_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]
    user_agent: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(64), default="")
    user: Mapped[User] = relationship()


class SetupLink(db.Model):
    """A one-time link: makes the first administrator, or lets a user choose a password."""

    __tablename__ = "setup_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # first_administrator | password
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]


class ApiToken(db.Model):
    """A bearer token of another system; 256 bits, shown once."""

    __tablename__ = "api_token"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[Any]]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    last_used_at: Mapped[dt.datetime | None]


class DeskDevice(db.Model):
    """A paired phone, tablet or laptop of the reception desk, bound to one event."""

    __tablename__ = "desk_device"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(String(80))
    point_code: Mapped[str | None] = mapped_column(String(40))
    is_kiosk: Mapped[bool] = mapped_column(default=False, server_default=false())  # holds no name
    number: Mapped[str | None] = mapped_column(String(6))  # of its pairing; asked before a kiosk shows its settings
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    paired_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    paired_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    expires_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]
    last_seen_at: Mapped[dt.datetime | None]
    waiting_scans: Mapped[int] = mapped_column(default=0)
    list_age_seconds: Mapped[int | None]
    listed_at: Mapped[dt.datetime | None]  # when its list was last brought up to date
    clock_skew_seconds: Mapped[int | None]  # how far its clock was behind ours at its last scan
    user_agent: Mapped[str] = mapped_column(String(200), default="")


class DeskPairing(db.Model):
    """An offer to pair one device: once, ten minutes, confirmed by a number shown on both screens."""

    __tablename__ = "desk_pairing"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(String(80))
    point_code: Mapped[str | None] = mapped_column(String(40))
    is_kiosk: Mapped[bool] = mapped_column(default=False, server_default=false())
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    confirmation: Mapped[str] = mapped_column(String(6))
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]
    device_id: Mapped[int | None] = mapped_column(ForeignKey("desk_device.id", ondelete="SET NULL"))
    note: Mapped[str] = mapped_column(Text, default="")
