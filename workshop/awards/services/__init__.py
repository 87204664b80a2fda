"""Verbs of awards: decisions, their recipients, the certificates and what becomes of them."""

from workshop.awards.refusals import NoRecipients
from workshop.awards.services.batches import keep_batch
from workshop.awards.services.blanks import cancel_entry, enter_blanks, open_stock, reprint
from workshop.awards.services.certificates import (
    issue_certificates,
    keep_certificate,
    keep_copy,
    keep_renewed,
    lock_decision,
    make_copies,
    reissue,
    remake_print_files,
    renew_copies,
    revoke,
)
from workshop.awards.services.corrections import accept_correction, ask_correction, refuse_correction
from workshop.awards.services.decisions import (
    approve_decision,
    attach_scan,
    draft_decision,
    edit_decision,
    record_decision,
    set_papers,
    set_rules,
)
from workshop.awards.services.kinds import create_kind, edit_kind, ensure_kinds
from workshop.awards.services.lists import (
    approve_names,
    last_change,
    paste_many,
    propose,
    remove_many,
    sort_many,
    spell_many,
    undo_change,
)
from workshop.awards.services.numbers import enter_register_numbers, read_register
from workshop.awards.services.printing import (
    calibrate_printer,
    remove_printer,
    save_pattern,
    save_printer,
    set_kind_printing,
)
from workshop.awards.services.recipients import (
    add_recipient,
    confirm_namesake,
    edit_recipient,
    enter_register_number,
    kind_for,
    move_recipient,
    paste_recipients,
    remove_recipient,
)

__all__ = [
    "NoRecipients", "accept_correction", "add_recipient", "approve_decision", "approve_names", "ask_correction",
    "attach_scan", "calibrate_printer", "cancel_entry", "confirm_namesake", "create_kind", "draft_decision",
    "edit_decision", "edit_kind", "edit_recipient", "ensure_kinds", "enter_blanks", "enter_register_number",
    "enter_register_numbers", "issue_certificates", "keep_batch", "keep_certificate", "keep_copy", "keep_renewed",
    "kind_for", "last_change", "lock_decision", "make_copies", "move_recipient", "open_stock", "paste_many",
    "paste_recipients", "propose", "read_register", "record_decision", "refuse_correction", "reissue",
    "remake_print_files", "remove_many", "remove_printer", "remove_recipient", "renew_copies", "reprint", "revoke",
    "save_pattern", "save_printer", "set_kind_printing", "set_papers", "set_rules", "sort_many", "spell_many",
    "undo_change",
]  # fmt: skip
