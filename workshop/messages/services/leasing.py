"""Which worker has a message, and what became of it; each step is one short transaction."""

import datetime as dt
import time

from sqlalchemy import select, update

from workshop import hooks
from workshop.errors import TooBusy
from workshop.extensions import db, utc_now
from workshop.messages.models import Message
from workshop.transactions import transaction

PREPARING_SECONDS, HANDING_SECONDS = 120, 300
PAUSES = (60, 300, 900, 3600, 3 * 3600, 6 * 3600)  # seconds before the second attempt, the third ...
MOST_ATTEMPTS = len(PAUSES) + 1
BATCH = 20
QUIET = {"synchronize_session": False}


def release_expired():
    """Decide about messages whose worker is gone.

    Who only prepared had given nothing away: the message waits again. Who was handing over may have done it:
    the message is uncertain, and a person is asked. At most once by default, because a delegate who gets the
    same letter twice, or a promise that was withdrawn meanwhile, is worse served than by a phone call.
    """
    gone = (Message.status.in_(("leased", "handing")), Message.leased_until < utc_now())
    if db.session.scalar(select(Message.id).where(*gone).limit(1)) is None:
        db.session.rollback()
        return
    with transaction() as session:
        _move(session, (Message.status == "leased", *gone[1:]), status="waiting")
        _move(session, (Message.status == "handing", *gone[1:]), status="uncertain", reason="interrupted")


def take(worker):
    """Lease the messages that are due to ``worker``; their ids, the oldest first."""
    due = (Message.status == "waiting", Message.due_at <= utc_now(), Message.is_demonstration.is_(False))
    if db.session.scalar(select(Message.id).where(*due).limit(1)) is None:
        db.session.rollback()  # an idle worker writes nothing and holds no snapshot
        return []
    with transaction() as session:
        query = select(Message.id).where(*due).order_by(Message.due_at, Message.id).limit(BATCH)
        ids = list(session.scalars(query.with_for_update(skip_locked=True)))
        leased = {"status": "leased", "leased_by": worker, "leased_until": _until(PREPARING_SECONDS)}
        session.execute(update(Message).where(Message.id.in_(ids)).values(**leased), execution_options=QUIET)
        return ids


def give_back(worker):
    """Let what ``worker`` only prepared wait again at once."""
    with transaction() as session:
        _move(session, (Message.leased_by == worker, Message.status == "leased"), status="waiting")


def hand(message_id, worker, letter):
    """Write down, before the server is spoken to, that this letter is being given away; False if it is not ours."""
    with transaction() as session:
        handing = update(Message).where(*_ours(message_id, worker, "leased")).values(
            status="handing", leased_until=_until(HANDING_SECONDS), attempts=Message.attempts + 1,
            address=letter.to, subject=letter.subject[:250], body=letter.text,
        )  # fmt: skip
        return session.execute(handing, execution_options=QUIET).rowcount == 1


def drop(message_id, worker, reason):
    """Take a message back that is no longer true; who lost the address gets a text to copy.

    A unit gets none: its reminder to copy stands with the invitations at all times.
    """
    status = "to_copy" if reason in ("no_address", "demonstration") else "cancelled"
    ours = _ours(message_id, worker, "leased")
    with transaction() as session:
        _move(session, (*ours, Message.registration_id.is_not(None)), status=status, reason=reason)
        _move(session, (*ours, Message.invitation_id.is_not(None)), status="cancelled", reason=reason)


def conclude(message_id, worker, status, reason="", reply=""):
    """Write what became of a letter that was handed over; tried until the database takes it."""
    sent_at = utc_now() if status == "sent" else None
    for pause in (0.5, 2, 5, None):
        try:
            with transaction() as session:
                values = {"status": status, "reason": reason, "reply": reply, "sent_at": sent_at}
                moved = _move(session, _ours(message_id, worker, "handing"), **values)
                if status == "sent" and moved:
                    hooks.call("message_sent", session.get(Message, message_id, populate_existing=True))
            return
        except TooBusy:
            if pause is None:
                raise  # the lease runs out and the message becomes uncertain: nothing is sent twice
            time.sleep(pause)


def postpone(ids, worker, failure, *, from_status):
    """Let messages wait for their next attempt, or give up after the last one with the reason kept."""
    with transaction() as session:
        mine = (Message.id.in_(ids), Message.leased_by == worker, Message.status == from_status)
        for message in session.scalars(select(Message).where(*mine)):
            message.attempts += from_status == "leased"  # handing counted it already
            is_last = message.attempts >= MOST_ATTEMPTS
            message.status = "failed" if is_last else "waiting"
            message.reason, message.reply = failure.reason, failure.reply
            message.leased_by = message.leased_until = None
            message.due_at = utc_now() + dt.timedelta(seconds=0 if is_last else PAUSES[message.attempts - 1])


def _move(session, where, **values):
    moved = update(Message).where(*where).values(leased_by=None, leased_until=None, **values)
    return session.execute(moved, execution_options=QUIET).rowcount


def _ours(message_id, worker, status):
    return Message.id == message_id, Message.leased_by == worker, Message.status == status


def _until(seconds):
    return utc_now() + dt.timedelta(seconds=seconds)
