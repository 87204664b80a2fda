"""transaction(): the only place in the package that commits."""

import threading
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from workshop.errors import TooBusy
from workshop.extensions import db

# SQLite lets one writer in at a time; waiting here in order costs less than polling its lock
_write_turn = threading.Lock()
WAIT_SECONDS = 10
LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's lock_timeout, set in extensions.py


@contextmanager
def transaction():
    """Run the block as one write and commit it; a refusal or failure leaves nothing behind.

    What was read before is let go and read anew inside, so that a rule is decided on what stands
    now. A verb called from within another verb's transaction joins it.

    :raises TooBusy: if the database does not give the write its turn within ten seconds.
    """
    session = db.session()
    if session.info.get("writing"):
        yield session
        return
    with _turn(session):
        try:
            _begin(session)
            yield session
            session.commit()
        except BaseException as error:
            session.rollback()
            session.info.pop("after_commit", None)
            if _is_locked(error):
                raise TooBusy from error
            raise
        finally:
            session.info.pop("writing", None)
    for leave in session.info.pop("after_commit", ()):
        leave()


def after_commit(leave):
    """Call ``leave()`` once the running transaction has committed, and never if it rolls back."""
    session = db.session()
    if not session.info.get("writing"):
        raise RuntimeError("after_commit() belongs inside a transaction")
    session.info.setdefault("after_commit", []).append(leave)


@contextmanager
def savepoint():
    """Run the block so that its failure undoes the block alone, with what would have left after the commit."""
    session = db.session()
    leaving = list(session.info.get("after_commit", ()))
    try:
        with session.begin_nested():
            yield
    except BaseException:
        session.info["after_commit"] = leaving
        raise


@contextmanager
def rehearsal():
    """Run the block for what it finds out, then undo it, and what would have left after the commit."""
    session = db.session()
    leaving = list(session.info.get("after_commit", ()))
    nested = session.begin_nested()
    try:
        yield session
    finally:
        if nested.is_active:
            nested.rollback()
        session.info["after_commit"] = leaving


@contextmanager
def _turn(session):
    if session.get_bind().dialect.name != "sqlite":
        yield
        return
    if not _write_turn.acquire(timeout=WAIT_SECONDS):
        raise TooBusy
    try:
        yield
    finally:
        _write_turn.release()


def _begin(session):
    if session.dirty or session.new or session.deleted:
        raise RuntimeError("records were changed outside a transaction")
    session.rollback()  # lets the read snapshot go
    session.expire_all()  # what the last commit left in memory may be old by now
    session.info["writing"] = True
    try:
        session.connection(execution_options={"workshop_write": True})
    except OperationalError:
        session.info.pop("writing", None)
        raise


def _is_locked(error):
    """Whether another process held what the write needed for longer than anybody waits."""
    if not isinstance(error, OperationalError):
        return False
    return "database is locked" in str(error.orig) or getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE
