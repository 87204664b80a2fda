"""Verbs of certificates of attendance: the rule, the job, one certificate kept, ended, erased, moved."""

from workshop.attendance.services.erasing import erase_names, forget_person
from workshop.attendance.services.issuing import issue_certificates, keep_certificate, keep_merged, revoke
from workshop.attendance.services.merging import move_certificates, return_certificates
from workshop.attendance.services.rules import set_rule

__all__ = [
    "erase_names", "forget_person", "issue_certificates", "keep_certificate", "keep_merged", "move_certificates",
    "return_certificates", "revoke", "set_rule",
]  # fmt: skip
