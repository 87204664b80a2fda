"""Delegation and its members."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from workshop.extensions import db, utc_now
from workshop.vietnamese.organisations import fold_unit


class Delegation(db.Model):
    """The people of one unit at one event (đoàn), named by one contact; ``group_code`` is its QR at the desk."""

    __tablename__ = "delegation"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id", ondelete="SET NULL"), index=True)
    unit: Mapped[str] = mapped_column(String(200))
    unit_key: Mapped[str] = mapped_column(String(400), index=True)  # equal for the spellings of one name
    kind: Mapped[str] = mapped_column(String(20), default="")
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str | None] = mapped_column(String(20))
    contact_email: Mapped[str | None] = mapped_column(String(254))
    quota: Mapped[int | None]
    group_code: Mapped[str] = mapped_column(String(16), unique=True)
    link_serial: Mapped[int] = mapped_column(default=1)  # raised to revoke the link
    language: Mapped[str] = mapped_column(String(2), default="vi")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    event: Mapped["Event"] = relationship("Event")  # noqa: F821 (events)
    members: Mapped[list["DelegationMember"]] = relationship(
        back_populates="delegation", cascade="all, delete-orphan", order_by="DelegationMember.id"
    )
    invitation: Mapped["Invitation | None"] = relationship(  # noqa: F821 (invitations)
        "Invitation", back_populates="delegation", cascade="all, delete-orphan"
    )
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (CheckConstraint("quota is null or quota > 0", name="quota"),)

    @validates("unit")
    def _fold(self, _attribute, unit):
        self.unit_key = fold_unit(unit)
        return unit


class DelegationMember(db.Model):
    """A registration that belongs to a delegation; it belongs to one at most."""

    __tablename__ = "delegation_member"
    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), unique=True)
    delegation: Mapped[Delegation] = relationship(back_populates="members")
    registration: Mapped["Registration"] = relationship("Registration")  # noqa: F821 (registrations.models)
