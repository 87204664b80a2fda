"""Files that were issued or received, by their content."""

import unicodedata

from sqlalchemy import select

from workshop.audit.actor import current_actor
from workshop.extensions import db
from workshop.paper.files import store
from workshop.paper.models import StoredFile
from workshop.transactions import after_commit, transaction


def store_file(data, *, filename, media_type, pages=None):
    """Keep ``data`` and return its row; belongs inside a transaction.

    The bytes are on the disk before the row commits; a rollback leaves bytes that no row names.

    :raises StorageFull: if the disk has no room.
    """
    session = db.session()
    if not session.info.get("writing"):
        raise RuntimeError("store_file() belongs inside a transaction")
    blob = store().put(data, media_type, unicodedata.normalize("NFC", filename)[-200:])
    actor = current_actor()
    kept = StoredFile(
        key=blob.key, sha256=blob.sha256, size=blob.size, media_type=media_type, filename=blob.filename, pages=pages,
        created_by_id=actor.id if actor.kind == "user" else None,
    )  # fmt: skip
    session.add(kept)
    session.flush()
    return kept


def read_file(stored):
    """The bytes of a stored file.

    :raises StoredFileMissing: if the disk has lost them.
    """
    with store().open(stored.key) as file:
        return file.read()


def erase_file(stored):
    """Forget a stored file that nothing names any more: its row now, its bytes once that is committed."""
    with transaction() as session:
        session.delete(stored)
        session.flush()
        after_commit(lambda key=stored.key: _erase_bytes(key))


def _erase_bytes(key):
    """Delete bytes that no row names; the same content stored again in the same transaction does name them."""
    if db.session.scalar(select(StoredFile.id).where(StoredFile.key == key).limit(1)) is None:
        store().delete(key)
