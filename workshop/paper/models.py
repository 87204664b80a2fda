"""StoredFile, VerificationCode, NumberBook and BookNumber."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db, utc_now


class StoredFile(db.Model):
    """A file that was issued or received, by its content; the bytes lie in the storage edge."""

    __tablename__ = "stored_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(80))
    filename: Mapped[str] = mapped_column(String(200))
    pages: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class VerificationCode(db.Model):
    """A code printed as a QR and answered at /v; never reused, never deleted."""

    __tablename__ = "verification_code"
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # certificate | memorandum
    subject_id: Mapped[int]
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (CheckConstraint("kind in ('certificate','memorandum','attendance')", name="kind"),)


class NumberBook(db.Model):
    """A register (sổ vàng, sổ khen thưởng, sổ biên bản) of one issuer, kind and year."""

    __tablename__ = "number_book"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    year: Mapped[int]
    is_external: Mapped[bool] = mapped_column(default=False)  # numbers come from the issuer's own office
    next_value: Mapped[int] = mapped_column(default=1)
    __table_args__ = (UniqueConstraint("organization_id", "kind", "year"),)


class BookNumber(db.Model):
    """One number taken from a book, once and for good."""

    __tablename__ = "book_number"
    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("number_book.id"), index=True)
    value: Mapped[int]
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    taken_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    __table_args__ = (UniqueConstraint("book_id", "value"),)
