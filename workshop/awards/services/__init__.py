"""Verbs of awards: decisions, their recipients, the certificates and what becomes of them."""

from workshop.awards.refusals import NoRecipients
from workshop.awards.services.batches import keep_batch
from workshop.awards.services.certificates import (
    issue_certificates,
    keep_certificate,
    keep_copy,
    make_copies,
    reissue,
    remake_print_files,
    revoke,
)
from workshop.awards.services.decisions import (
    approve_decision,
    attach_scan,
    draft_decision,
    edit_decision,
    record_decision,
)
from workshop.awards.services.kinds import ensure_kinds
from workshop.awards.services.printing import (
    calibrate_printer,
    remove_printer,
    save_pattern,
    save_printer,
    set_kind_printing,
)
from workshop.awards.services.recipients import (
    add_recipient,
    edit_recipient,
    enter_register_number,
    kind_for,
    move_recipient,
    paste_recipients,
    remove_recipient,
)

__all__ = [
    "NoRecipients", "add_recipient", "approve_decision", "attach_scan", "calibrate_printer", "draft_decision",
    "edit_decision", "edit_recipient", "ensure_kinds", "enter_register_number", "issue_certificates", "keep_batch",
    "keep_certificate", "keep_copy", "kind_for", "make_copies", "move_recipient", "paste_recipients",
    "record_decision", "reissue", "remake_print_files", "remove_printer", "remove_recipient", "revoke", "save_pattern",
    "save_printer", "set_kind_printing",
]  # fmt: skip
