"""Tables of awards: decisions and certificates, how they are printed, what became of them."""

from workshop.awards.models.decisions import WITHDRAWN, Award, AwardDecision, AwardKind, Certificate
from workshop.awards.models.printing import CertificatePattern, PrinterProfile
from workshop.awards.models.records import BlankEntry, BlankStock, Correction, ListChange, Reprint
from workshop.awards.models.signed import SignedCopy

__all__ = [
    "WITHDRAWN", "Award", "AwardDecision", "AwardKind", "BlankEntry", "BlankStock", "Certificate",
    "CertificatePattern", "Correction", "ListChange", "PrinterProfile", "Reprint", "SignedCopy",
]  # fmt: skip
