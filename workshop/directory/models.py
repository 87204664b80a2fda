"""AdminUnit, Organization and OrganizationName."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from workshop.extensions import db, utc_now
from workshop.vietnamese.names import fold
from workshop.vietnamese.organisations import fold_unit


class AdminUnit(db.Model):
    """An administrative unit (đơn vị hành chính) as it stood between two dates."""

    __tablename__ = "admin_unit"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), index=True)
    level: Mapped[str] = mapped_column(String(20))
    full_name: Mapped[str] = mapped_column(String(120))
    name_folded: Mapped[str] = mapped_column(String(120), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("admin_unit.id"), index=True)
    valid_from: Mapped[dt.date | None]
    valid_to: Mapped[dt.date | None]
    parent: Mapped["AdminUnit | None"] = relationship(remote_side=[id])


class Organization(db.Model):
    """An organisation (cơ quan, đơn vị): host, issuer, operator, or a delegate's office."""

    __tablename__ = "organization"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    name_folded: Mapped[str] = mapped_column(String(200), index=True)
    unit_key: Mapped[str] = mapped_column(String(400), index=True)  # equal for the spellings of one name
    short_name: Mapped[str] = mapped_column(String(80), default="")
    kind: Mapped[str] = mapped_column(String(20), default="other")
    address: Mapped[str] = mapped_column(String(250), default="")
    # how its papers begin: the two lines at the top left of NĐ 30 and the symbol behind the number
    header_profile: Mapped[str] = mapped_column(String(20), default="state")
    header_parent: Mapped[str] = mapped_column(String(200), default="")
    header_body: Mapped[str] = mapped_column(String(200), default="")
    document_symbol: Mapped[str] = mapped_column(String(20), default="")
    place: Mapped[str] = mapped_column(String(80), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    version: Mapped[int] = mapped_column(default=1)
    names: Mapped[list["OrganizationName"]] = relationship(
        back_populates="organization", cascade="all, delete-orphan", order_by="OrganizationName.valid_from"
    )
    __table_args__ = (
        CheckConstraint(
            "kind in ('state','mass','project','university','company','cooperative','press','other')", name="kind"
        ),
        CheckConstraint("header_profile in ('state','mass')", name="header_profile"),
    )
    __mapper_args__ = {"version_id_col": version}

    @validates("name")
    def _fold(self, _attribute, name):
        self.name_folded, self.unit_key = fold(name), fold_unit(name)
        return name


class OrganizationName(db.Model):
    """What an organisation was called between two dates; documents print the name of their date."""

    __tablename__ = "organization_name"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    unit_key: Mapped[str] = mapped_column(String(400), index=True)
    valid_from: Mapped[dt.date | None]
    valid_to: Mapped[dt.date | None]
    organization: Mapped[Organization] = relationship(back_populates="names")

    @validates("name")
    def _fold(self, _attribute, name):
        self.unit_key = fold_unit(name)
        return name
