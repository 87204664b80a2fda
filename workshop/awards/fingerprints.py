"""What an approver saw, in few letters: the page carries it along, so that nothing else is approved."""

import hashlib

from workshop.awards.queries import standing_awards

_DECISION = ("achievement", "capacity_line", "signer_title", "signer_name", "place")
_ROW = ("printed_name", "printed_address", "recipient_kind")


def row_fingerprint(award):
    """Of the name, address and kind of one recipient."""
    return _short(str(getattr(award, name)) for name in _ROW)


def list_fingerprint(decision):
    """Of everything that the certificates of a decision say, in the order of the stage."""
    rows = [row_fingerprint(award) for award in standing_awards(decision)]
    return _short([*(str(getattr(decision, name)) for name in _DECISION), *rows])


def _short(parts):
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
