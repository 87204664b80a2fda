"""AwardKind, AwardDecision, Award and Certificate."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now

WITHDRAWN = "withdrawn"  # why the paper of a recipient ended who was taken off the list


class AwardKind(db.Model):
    """A kind of award of one issuer (bằng khen, giấy khen); data, since issuers differ."""

    __tablename__ = "award_kind"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)  # bang_khen | giay_khen | ...
    name: Mapped[str] = mapped_column(String(80))
    name_en: Mapped[str] = mapped_column(String(80), default="")
    template: Mapped[str] = mapped_column(String(40))
    issuer_line: Mapped[str] = mapped_column(String(200))  # CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TRÀ VINH
    register_label: Mapped[str] = mapped_column(String(60))  # Vào sổ vàng số
    number_symbol: Mapped[str] = mapped_column(String(20))  # QĐ-UBND
    # (capacity line, title) as the signer may sign: [["", "CHỦ TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]]
    capacities: Mapped[list[Any]] = mapped_column(default=list)
    qr: Mapped[str] = mapped_column(String(8), default="back")  # the face of a state award is a fixed pattern
    is_state: Mapped[bool] = mapped_column(default=False)  # stays a preview until its decision has a scan
    is_external_book: Mapped[bool] = mapped_column(default=False)
    legal_bases: Mapped[str] = mapped_column(Text, default="", server_default="")  # căn cứ, one a line: rules change
    # roles of the lines that pre-printed blanks bear already, so that the text onto them leaves them out
    carried: Mapped[list[Any]] = mapped_column(default=list)
    is_qr_on_blanks: Mapped[bool] = mapped_column(default=False)
    emblem_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    # a scan of the real blank, as a picture to look at while text is set; never printed
    blank_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    emblem_file: Mapped["StoredFile | None"] = relationship("StoredFile", foreign_keys=[emblem_file_id])  # noqa: F821
    blank_file: Mapped["StoredFile | None"] = relationship("StoredFile", foreign_keys=[blank_file_id])  # noqa: F821
    organization: Mapped["Organization"] = relationship("Organization")  # noqa: F821 (directory)
    __table_args__ = (CheckConstraint("qr in ('face','back','slip','none')", name="qr"),)


class AwardDecision(db.Model):
    """A decision (quyết định khen thưởng) with its recipients; the certificate's date is its date."""

    __tablename__ = "award_decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    kind_id: Mapped[int] = mapped_column(ForeignKey("award_kind.id"), index=True)
    number: Mapped[str] = mapped_column(String(40), default="")
    decided_on: Mapped[dt.date | None]
    # the number once more, for the database to hold it unique; null while number or date are not known
    issuer_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"))
    number_year: Mapped[int | None]
    number_key: Mapped[str | None] = mapped_column(String(60))
    check_rules: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # {check: off|warn|block}
    # the office papers: who proposes, to whom, on which bases (one a line)
    proposer_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"))
    addressee: Mapped[str] = mapped_column(String(200), default="", server_default="")
    legal_bases: Mapped[str] = mapped_column(Text, default="", server_default="")
    place: Mapped[str] = mapped_column(String(80), default="")
    achievement: Mapped[str] = mapped_column(String(400))
    capacity_line: Mapped[str] = mapped_column(String(80), default="")  # KT. CHỦ TỊCH | TM. BAN THƯỜNG VỤ
    signer_title: Mapped[str] = mapped_column(String(80), default="")
    signer_name: Mapped[str] = mapped_column(String(120), default="")
    status: Mapped[str] = mapped_column(String(12), default="draft")
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    approved_at: Mapped[dt.datetime | None]
    is_approved_alone: Mapped[bool] = mapped_column(default=False)  # the second person was switched off
    scan_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    merged_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    overlay_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    overlay_printer_id: Mapped[int | None] = mapped_column(ForeignKey("printer_profile.id", ondelete="SET NULL"))
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id", ondelete="SET NULL"))  # the latest issuing
    # once issued its papers keep their look: the office's own pattern of that moment, or none for the shipped one
    is_pattern_kept: Mapped[bool] = mapped_column(default=False, server_default=false())
    pattern_id: Mapped[int | None] = mapped_column(ForeignKey("certificate_pattern.id"))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    kind: Mapped[AwardKind] = relationship()
    event: Mapped["Event | None"] = relationship("Event")  # noqa: F821 (events)
    proposer: Mapped["Organization | None"] = relationship("Organization", foreign_keys=[proposer_id])  # noqa: F821
    job: Mapped["Job | None"] = relationship("Job", foreign_keys=[job_id])  # noqa: F821 (edges)
    scan_file: Mapped["StoredFile | None"] = relationship("StoredFile", foreign_keys=[scan_file_id])  # noqa: F821
    merged_file: Mapped["StoredFile | None"] = relationship("StoredFile", foreign_keys=[merged_file_id])  # noqa: F821
    overlay_file: Mapped["StoredFile | None"] = relationship("StoredFile", foreign_keys=[overlay_file_id])  # noqa: F821
    overlay_printer: Mapped["PrinterProfile | None"] = relationship("PrinterProfile")  # noqa: F821 (printing)
    pattern: Mapped["CertificatePattern | None"] = relationship("CertificatePattern")  # noqa: F821 (printing)
    awards: Mapped[list["Award"]] = relationship(
        back_populates="decision", cascade="all, delete-orphan", order_by="Award.stage_order"
    )
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("status in ('draft','approved','issued','revoked')", name="status"),
        UniqueConstraint("issuer_id", "number_year", "number_key"),
    )

    @property
    def full_number(self):
        """The number with its symbol: 1234/QĐ-UBND; empty while there is none."""
        if not self.number or "/" in self.number:
            return self.number
        return f"{self.number}/{self.kind.number_symbol}"

    @property
    def is_complete(self):
        """Whether its certificates may be valid ones."""
        return not self.missing

    @property
    def missing(self):
        """What its certificates lack to be valid: approval, number, decided_on, scan, signer_name."""
        lacks = {
            "approval": self.status not in ("approved", "issued"),
            "number": not self.number,
            "decided_on": self.decided_on is None,
            "signer_name": not self.signer_name,
            # a state award is not ours to mint: the signed decision itself must be here
            "scan": self.kind.is_state and self.scan_file_id is None,
        }
        return [name for name, is_missing in lacks.items() if is_missing]


class Award(db.Model):
    """One recipient on one decision, with the name and address exactly as printed."""

    __tablename__ = "award"
    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("award_decision.id", ondelete="CASCADE"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"), index=True)
    recipient_kind: Mapped[str] = mapped_column(String(12), default="collective")
    printed_name: Mapped[str] = mapped_column(String(200))
    printed_address: Mapped[str] = mapped_column(String(250), default="")
    register_number: Mapped[str] = mapped_column(String(20), default="")
    stage_order: Mapped[int] = mapped_column(default=0)
    is_withdrawn: Mapped[bool] = mapped_column(default=False)  # taken off the list after a paper had a code
    is_namesake: Mapped[bool] = mapped_column(default=False, server_default=false())  # somebody said: two, not one
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    # a second person has compared this very name and address; an edit takes that back
    name_approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    name_approved_at: Mapped[dt.datetime | None]
    decision: Mapped[AwardDecision] = relationship(back_populates="awards")
    owner: Mapped["Owner | None"] = relationship("Owner")  # noqa: F821 (ocop)
    certificates: Mapped[list["Certificate"]] = relationship(back_populates="award", order_by="Certificate.id")
    __table_args__ = (
        CheckConstraint("recipient_kind in ('collective','individual','household')", name="recipient_kind"),
        UniqueConstraint("decision_id", "printed_name", "printed_address"),
    )

    @property
    def latest(self):
        """The certificate issued last, or None."""
        return self.certificates[-1] if self.certificates else None

    @property
    def current(self):
        """The certificate that stands today, valid or preview, or None."""
        return next((each for each in self.certificates if each.status in ("valid", "preview")), None)

    @property
    def is_revoked(self):
        """Whether the award was taken back for good: its last paper was revoked while it stood on the list."""
        last = self.latest
        return last is not None and last.status == "revoked" and last.end_reason != WITHDRAWN


class Certificate(db.Model):
    """One issue of one award's paper: its code, its bytes, its state. Never deleted."""

    __tablename__ = "certificate"
    id: Mapped[int] = mapped_column(primary_key=True)
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id"), index=True)
    issue: Mapped[int | None]  # counted from 1; a preview is no issue
    code: Mapped[str] = mapped_column(String(16), unique=True)
    status: Mapped[str] = mapped_column(String(10), default="preview")
    printed_name: Mapped[str] = mapped_column(String(200))
    register_number: Mapped[str] = mapped_column(String(20), default="", server_default="")  # as this paper says it
    # its face as printed, [[role, text], ...] from top to bottom; empty on those from before it was kept
    printed_lines: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    copy_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))  # tagged, for reading on a screen
    # its kept files say BẢN XEM TRƯỚC although it is valid: the server had no public address when they were made
    is_marked: Mapped[bool] = mapped_column(default=False, server_default=false())
    issued_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    ended_at: Mapped[dt.datetime | None]
    end_reason: Mapped[str] = mapped_column(String(300), default="")
    award: Mapped[Award] = relationship(back_populates="certificates")
    file: Mapped["StoredFile | None"] = relationship("StoredFile", foreign_keys=[file_id])  # noqa: F821 (paper)
    copy_file: Mapped["StoredFile | None"] = relationship("StoredFile", foreign_keys=[copy_file_id])  # noqa: F821
    signed_copies: Mapped[list["SignedCopy"]] = relationship(  # noqa: F821 (signed)
        "SignedCopy", back_populates="certificate", order_by="SignedCopy.id"
    )
    __table_args__ = (
        UniqueConstraint("award_id", "issue"),
        CheckConstraint("status in ('valid','preview','replaced','revoked')", name="status"),
        Index("uq_certificate_current", "award_id", unique=True,
              sqlite_where=text("status in ('valid','preview')"),
              postgresql_where=text("status in ('valid','preview')")),
    )

    @property
    def signed_copy(self):
        """The digitally signed copy (bản ký số) that stands, or None."""
        return next((each for each in self.signed_copies if each.ended_at is None), None)
