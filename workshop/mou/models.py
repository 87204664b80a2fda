"""Memorandum, Party, Signatory, ProductLine and Artefact."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now

STATUSES = ("draft", "agreed", "ready", "signed", "terminated", "cancelled")
EDITABLE = ("draft", "agreed")
LIVE = (*EDITABLE, "ready", "signed")
# one owner and one platform have one memorandum in hand at a workshop; a correction stands beside what it replaces
_ONE_IN_HAND = text("status in ('draft','agreed','ready','signed') and replaces_id is null and replaced_by_id is null")


class Memorandum(db.Model):
    """A memorandum of understanding (biên bản ghi nhớ); its text is frozen once signed."""

    __tablename__ = "memorandum"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"), index=True)
    platform_id: Mapped[int | None] = mapped_column(ForeignKey("platform.id"), index=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    number: Mapped[str] = mapped_column(String(40), default="")
    title: Mapped[str] = mapped_column(String(120))
    subject: Mapped[str] = mapped_column(String(300))
    status: Mapped[str] = mapped_column(String(12), default="draft")
    place: Mapped[str] = mapped_column(String(200), default="")
    dated_on: Mapped[dt.date | None]  # the day printed in the text; the legal bases are those of that day
    signed_on: Mapped[dt.date | None]
    valid_from: Mapped[dt.date | None]
    valid_to: Mapped[dt.date | None]
    blocks: Mapped[list[Any]] = mapped_column(default=list)  # legal bases and articles as block JSON
    text_sha256: Mapped[str | None] = mapped_column(String(64))  # of the issued PDF, from "ready" on
    end_reason: Mapped[str] = mapped_column(String(300), default="")  # why cancelled or terminated
    note: Mapped[str] = mapped_column(Text, default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    signed_recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    signed_recorded_at: Mapped[dt.datetime | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("memorandum.id"), index=True)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("memorandum.id"), index=True)
    event: Mapped["Event | None"] = relationship("Event")  # noqa: F821 (events)
    platform: Mapped["Platform | None"] = relationship("Platform")  # noqa: F821 (ocop)
    parties: Mapped[list["Party"]] = relationship(
        back_populates="memorandum", cascade="all, delete-orphan", order_by="Party.position"
    )
    product_lines: Mapped[list["ProductLine"]] = relationship(
        back_populates="memorandum", cascade="all, delete-orphan", order_by="ProductLine.position"
    )
    artefacts: Mapped[list["Artefact"]] = relationship(back_populates="memorandum", order_by="Artefact.id")
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="status"),
        CheckConstraint("status <> 'signed' or (signed_on is not null and text_sha256 is not null)", name="signed"),
        Index("uq_memorandum_in_hand", "event_id", "owner_id", "platform_id", unique=True,
              sqlite_where=_ONE_IN_HAND, postgresql_where=_ONE_IN_HAND),
    )  # fmt: skip

    def standing(self, today):
        """The state as of ``today``: the status, or ``replaced`` or ``expired`` where a signed one is."""
        if self.status != "signed":
            return self.status
        if self.replaced_by_id:
            return "replaced"
        return "expired" if self.valid_to and self.valid_to < today else "signed"

    def party(self, role):
        """The first party of ``role``, or None."""
        return next((party for party in self.parties if party.role == role), None)

    @property
    def copies(self):
        """How many originals are made: the sum of what each party keeps."""
        return sum(party.copies for party in self.parties)

    @property
    def scans(self):
        """The scans of the signed paper, in the order of their pages."""
        return [artefact for artefact in self.artefacts if artefact.kind == "scan"]

    @property
    def first_people(self):
        """The ids of who recorded the signature and attached the scans: none of them is the second person."""
        return {self.signed_recorded_by_id, *(scan.file.created_by_id for scan in self.scans)} - {None}

    @property
    def pages_scanned(self):
        """How many pages the scans have together; a picture is one."""
        return sum(scan.file.pages or 1 for scan in self.scans)

    @property
    def pages_issued(self):
        """How many pages the issued text has, or None while there is none."""
        return (self.issued_text.file.pages or 1) if self.issued_text else None

    @property
    def issued_text(self):
        """The artefact of the frozen text, or None while it may still change."""
        texts = [a for a in self.artefacts if a.kind == "text" and a.file.sha256 == self.text_sha256]
        return texts[-1] if texts else None

    @property
    def is_confirmed(self):
        """Whether a second person found every scan equal to the text."""
        return bool(self.scans) and all(scan.is_confirmed for scan in self.scans)


class Party(db.Model):
    """A party (bên) with the facts as they are printed; the registry may change later."""

    __tablename__ = "party"
    id: Mapped[int] = mapped_column(primary_key=True)
    memorandum_id: Mapped[int] = mapped_column(ForeignKey("memorandum.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(10))  # owner | operator | witness
    position: Mapped[int] = mapped_column(default=0)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"), index=True)
    operator_id: Mapped[int | None] = mapped_column(ForeignKey("operator.id"), index=True)
    platform_id: Mapped[int | None] = mapped_column(ForeignKey("platform.id"), index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(250), default="")
    phone: Mapped[str] = mapped_column(String(20), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    tax_code: Mapped[str] = mapped_column(String(14), default="")
    business_licence: Mapped[str] = mapped_column(String(60), default="")
    bank_account: Mapped[str] = mapped_column(String(120), default="")
    copies: Mapped[int] = mapped_column(default=2)
    has_seal: Mapped[bool] = mapped_column(default=True)  # a household business usually has none
    memorandum: Mapped[Memorandum] = relationship(back_populates="parties")
    signatories: Mapped[list["Signatory"]] = relationship(
        back_populates="party", cascade="all, delete-orphan", order_by="Signatory.id"
    )
    __table_args__ = (
        CheckConstraint("role in ('owner','operator','witness')", name="role"),
        CheckConstraint("copies > 0", name="copies"),
    )


class Signatory(db.Model):
    """Who signs for a party (người ký), and by which authority."""

    __tablename__ = "signatory"
    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id", ondelete="CASCADE"), index=True)
    honorific: Mapped[str] = mapped_column(String(8), default="")
    full_name: Mapped[str] = mapped_column(String(120))
    position: Mapped[str] = mapped_column(String(120), default="")
    authority: Mapped[str] = mapped_column(String(200), default="")  # giấy ủy quyền số ... ngày ...
    signed_at: Mapped[dt.datetime | None]
    method: Mapped[str] = mapped_column(String(16), default="wet_ink")
    party: Mapped[Party] = relationship(back_populates="signatories")
    __table_args__ = (CheckConstraint("method in ('wet_ink','digital_cert','later_by_post')", name="method"),)


class ProductLine(db.Model):
    """A product in the annex of a memorandum, as printed."""

    __tablename__ = "memorandum_product"
    id: Mapped[int] = mapped_column(primary_key=True)
    memorandum_id: Mapped[int] = mapped_column(ForeignKey("memorandum.id", ondelete="CASCADE"), index=True)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id", ondelete="SET NULL"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    rank: Mapped[str] = mapped_column(String(40), default="")
    packaging: Mapped[str] = mapped_column(String(120), default="")
    price: Mapped[str] = mapped_column(String(60), default="")
    monthly_output: Mapped[str] = mapped_column(String(60), default="")
    position: Mapped[int] = mapped_column(default=0)
    memorandum: Mapped[Memorandum] = relationship(back_populates="product_lines")


class Artefact(db.Model):
    """A file that belongs to a memorandum: the frozen text, the scan of the signed paper, a photo."""

    __tablename__ = "artefact"
    id: Mapped[int] = mapped_column(primary_key=True)
    memorandum_id: Mapped[int] = mapped_column(ForeignKey("memorandum.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    kind: Mapped[str] = mapped_column(String(12))
    is_confirmed: Mapped[bool] = mapped_column(default=False)  # a second person compared scan and text
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    confirmed_at: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    memorandum: Mapped[Memorandum] = relationship(back_populates="artefacts")
    file: Mapped["StoredFile"] = relationship("StoredFile")  # noqa: F821 (paper)
    __table_args__ = (
        UniqueConstraint("memorandum_id", "file_id", "kind"),
        CheckConstraint("kind in ('text','scan','photo')", name="kind"),
    )
