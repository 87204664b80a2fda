"""The verbs of a memorandum, by noun."""

from workshop.mou.services.drafting import draft_memoranda, draft_memorandum, redraft_memorandum
from workshop.mou.services.editing import edit_memorandum, edit_products, edit_text
from workshop.mou.services.parties import add_witness, edit_party, remove_witness
from workshop.mou.services.scans import attach_scan, confirm_scan, remove_scan
from workshop.mou.services.states import (
    agree,
    cancel_memorandum,
    mark_ready,
    reopen,
    sign_memorandum,
    terminate_memorandum,
    undo_signature,
)

__all__ = [
    "add_witness", "agree", "attach_scan", "cancel_memorandum", "confirm_scan", "draft_memoranda", "draft_memorandum",
    "edit_memorandum", "edit_party", "edit_products", "edit_text", "mark_ready", "redraft_memorandum", "remove_scan",
    "remove_witness", "reopen", "sign_memorandum", "terminate_memorandum", "undo_signature",
]  # fmt: skip
