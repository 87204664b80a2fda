"""What a person decides about a message: again, not at all, it arrived, it was copied into Zalo."""

from sqlalchemy import select, update

from workshop import hooks
from workshop.audit import services as audit
from workshop.extensions import utc_now
from workshop.messages import recipients
from workshop.messages.models import Message
from workshop.messages.refusals import NotInThisState, PersonSilent, UnitWithoutMail
from workshop.messages.services.posting import made, way_for
from workshop.transactions import transaction

AGAIN = ("failed", "uncertain", "cancelled", "to_copy")
FRESH = {"attempts": 0, "reply": "", "leased_by": None, "leased_until": None, "sent_at": None}


def resend(message):
    """Put a message that did not leave into the outbox again, with the same Message-ID.

    :raises NotInThisState: if it waits already or has left.
    :raises PersonSilent: if nothing may be written to this person any more.
    :raises UnitWithoutMail: if it goes to a unit, and not by e-mail.
    """
    with transaction() as session:
        message = _held(session, message, AGAIN)
        if _is_silent(message):
            raise PersonSilent
        _again(message)
        if message.invitation_id and message.status != "waiting":
            raise UnitWithoutMail
        audit.record("messages.resent", message)
        return message


def resend_failed(event, mailing_id=None):
    """Put every failed message of ``event`` into the outbox again; returns how many."""
    with transaction() as session:
        failed = select(Message).where(Message.event_id == event.id, Message.status == "failed")
        if mailing_id:
            failed = failed.where(Message.mailing_id == mailing_id)
        messages = [each for each in session.scalars(failed.with_for_update()) if not _is_silent(each)]
        for message in messages:
            _again(message)
            if message.invitation_id and message.status == "to_copy":
                message.status = "cancelled"  # its reminder to copy stands with the invitations
        if messages:
            audit.record("messages.failed_resent", event, event_id=event.id, count=len(messages))
        return len(messages)


def cancel_message(message, by=None):
    """Keep a message from leaving.

    :raises NotInThisState: if a worker has it or it has left.
    """
    with transaction() as session:
        message = _held(session, message, ("waiting", "failed", "to_copy"))
        message.status, message.reason, message.settled_by_id = "cancelled", "by_hand", by
        audit.record("messages.cancelled", message)
        return message


def cancel_waiting(event, mailing_id=None):
    """Keep everything that waits for the mail server from leaving; returns how many."""
    with transaction() as session:
        waiting = update(Message).where(Message.event_id == event.id, Message.status == "waiting")
        if mailing_id:
            waiting = waiting.where(Message.mailing_id == mailing_id)
        stopped = waiting.values(status="cancelled", reason="by_hand")
        number = session.execute(stopped, execution_options={"synchronize_session": False}).rowcount
        if number:
            audit.record("messages.waiting_cancelled", event, event_id=event.id, count=number)
        return number


def mark_sent(message, by=None):
    """Say that a message whose fate nobody knew has arrived.

    :raises NotInThisState: if that is not in question.
    """
    with transaction() as session:
        message = _held(session, message, ("uncertain",))
        message.status, message.reason, message.settled_by_id = "sent", "by_hand", by
        message.sent_at = message.sent_at or utc_now()
        hooks.call("message_sent", message)
        audit.record("messages.marked_sent", message)
        return message


def mark_copied(message, text, by=None):
    """Note that ``text`` (subject, body) was sent by Zalo; twice is once.

    :raises NotInThisState: if it left by mail or was taken back.
    """
    with transaction() as session:
        message = _held(session, message, ("to_copy", "copied", "failed"))
        if message.status != "copied":
            message.status, message.sent_at, message.settled_by_id = "copied", utc_now(), by
            message.subject, message.body = text
            audit.record("messages.copied", message)
        return message


def record_copied(recipient, kind, text, token, by=None):
    """Note that ``text`` (subject, body) went to one delegate by Zalo without having waited; a token counts once."""
    with transaction() as session:
        occasion = f"copied:{token}"
        known = select(Message).where(Message.registration_id == recipient.registration_id)
        if (found := session.scalar(known.where(Message.occasion == occasion))) is not None:
            return found
        message = made(recipient, kind, occasion)
        message.status, message.reason, message.sent_at, message.settled_by_id = "copied", "", utc_now(), by
        message.subject, message.body = text
        session.add(message)
        audit.record("messages.copied", message)
        return message


def undo_copied(message):
    """Take back that a text was sent by Zalo.

    :raises NotInThisState: if it was not.
    """
    with transaction() as session:
        message = _held(session, message, ("copied",))
        message.status, message.sent_at, message.settled_by_id = "to_copy", None, None
        message.subject = message.body = ""
        audit.record("messages.copied_undone", message)
        return message


def _held(session, message, statuses):
    held = session.get(Message, message.id, with_for_update=True, populate_existing=True)
    if held is None or held.status not in statuses:
        raise NotInThisState
    return held


def _is_silent(message):
    person = recipients.person_of(message)
    return person is not None and person.is_silent


def _again(message):
    """By mail if that is possible now, otherwise as a text to copy."""
    person = recipients.person_of(message)
    is_demonstration = message.is_demonstration or bool(person and person.is_demonstration)
    to = recipients.Recipient(
        message.registration_id, message.event_id, bool(person and person.email), message.language, is_demonstration,
        invitation_id=message.invitation_id,
    )
    message.status, message.reason = way_for(to)
    message.due_at, message.settled_by_id = utc_now(), None
    for name, value in FRESH.items():
        setattr(message, name, value)
    message.subject = message.body = ""
