"""The hash chain: what exactly is hashed of an entry, and with what before it."""

import hashlib
import json
import unicodedata

from sqlalchemy import select

from workshop.audit.models import AuditEntry

FIRST = "0" * 64  # what stands before the first entry
HASHED = select(
    AuditEntry.id, AuditEntry.at, AuditEntry.actor_kind, AuditEntry.actor_id, AuditEntry.action,
    AuditEntry.subject_type, AuditEntry.subject_id, AuditEntry.event_id, AuditEntry.details, AuditEntry.request_id,
)  # fmt: skip


def link(previous, row):
    """The hash of the entry in ``row`` (a row of ``HASHED``) behind the hash ``previous``, in hex."""
    return hashlib.sha256(bytes.fromhex(previous) + canonical(row)).hexdigest()


def canonical(row):
    """An entry as bytes that both databases give alike: JSON, keys sorted, no spaces, UTF-8 in NFC, times in UTC."""
    values = {name: row._mapping[name] for name in HASHED.selected_columns.keys()}  # noqa: SIM118  not a dict
    values["at"] = values["at"].isoformat(timespec="microseconds")
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()
