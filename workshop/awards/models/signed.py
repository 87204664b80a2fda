"""SignedCopy: the electronic copy of a certificate as it came back with digital signatures."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.awards.models.decisions import Certificate
from workshop.extensions import db, utc_now


class SignedCopy(db.Model):
    """A digitally signed copy (bản ký số) of one issue: the stored bytes, continued by signatures. Never deleted."""

    __tablename__ = "signed_copy"
    id: Mapped[int] = mapped_column(primary_key=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificate.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    original_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))  # whose very bytes it continues
    way: Mapped[str] = mapped_column(String(8))
    # as the signatures say it, oldest first: name, organization, issuer, signed_at (ISO, UTC), has_timestamp
    signatures: Mapped[list[Any]] = mapped_column(default=list)
    is_whole: Mapped[bool]  # a signature covers every byte of the file
    is_visible: Mapped[bool]  # a signature shows itself on a page
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    taken_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    ended_at: Mapped[dt.datetime | None]  # a newer one took its place, or it was taken back
    end_reason: Mapped[str] = mapped_column(String(10), default="")
    certificate: Mapped[Certificate] = relationship(back_populates="signed_copies")
    file: Mapped["StoredFile"] = relationship("StoredFile", foreign_keys=[file_id])  # noqa: F821 (paper)
    __table_args__ = (
        CheckConstraint("way in ('upload','pkcs12')", name="way"),
        CheckConstraint("end_reason in ('','replaced','withdrawn')", name="end_reason"),
        Index("uq_signed_copy_current", "certificate_id", unique=True, sqlite_where=text("ended_at is null"),
              postgresql_where=text("ended_at is null")),
    )

    @property
    def signers(self):
        """The signatures with ``signed_at`` as a time."""
        return [{**each, "signed_at": dt.datetime.fromisoformat(each["signed_at"])} for each in self.signatures]
