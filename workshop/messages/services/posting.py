"""Putting a message into the outbox, in the transaction of what it tells of."""

from uuid import uuid4

from sqlalchemy import select, update

from workshop.edges import mail
from workshop.extensions import utc_now
from workshop.messages.models import Message
from workshop.messages.refusals import PersonSilent
from workshop.transactions import transaction

UNSENT = ("waiting", "to_copy")


def post(recipient, kind, occasion, *, mailing_id=None):
    """Write one message; the same occasion a second time gives the message that is there.

    Nothing leaves here: a worker takes what waits after the commit. Who has no e-mail, or belongs to the
    demonstration, gets a text to copy instead, as everybody does while mail is off.

    :raises PersonSilent: if nothing may be written to this person.
    """
    with transaction() as session:
        known = select(Message).where(
            Message.event_id == recipient.event_id, Message.registration_id == recipient.registration_id,
            Message.kind == kind, Message.occasion == occasion,
        )  # fmt: skip
        if (found := session.scalar(known)) is not None:
            return found
        message = made(recipient, kind, occasion, mailing_id=mailing_id)
        session.add(message)
        session.flush()
        return message


def made(recipient, kind, occasion, *, mailing_id=None):
    """A message that is not yet in any session."""
    status, reason = way_for(recipient)
    if recipient.is_silent:
        raise PersonSilent
    return Message(
        event_id=recipient.event_id, registration_id=recipient.registration_id, kind=kind, occasion=occasion,
        invitation_id=recipient.invitation_id, mailing_id=mailing_id,
        language=recipient.language if recipient.language == "en" else "vi",
        status=status, reason=reason, message_id=uuid4().hex, is_demonstration=recipient.is_demonstration,
    )  # fmt: skip


def way_for(recipient):
    """(status, reason): by mail, or as a text to copy and why."""
    if recipient.is_demonstration:
        return "to_copy", "demonstration"
    if not recipient.has_email:
        return "to_copy", "no_address"
    return ("waiting", "") if mail.is_on() else ("to_copy", "mail_off")


def withdraw_unsent(registration_id, *, with_mailings=False):
    """Take back what the outbox still holds about a state that is over, inside the running transaction.

    What was asked for in a mailing stays for who still comes, and is judged when it leaves; ``with_mailings``
    takes it back too, for who does not. Returns [id, status, reason] of each, for :func:`return_unsent`.
    """
    where = [Message.registration_id == registration_id, *([] if with_mailings else [Message.mailing_id.is_(None)])]
    with transaction() as session:
        unsent = select(Message.id, Message.status, Message.reason).where(Message.status.in_(UNSENT), *where)
        found = [list(row) for row in session.execute(unsent.order_by(Message.id))]
        _take_back("overtaken", *where)
        return found


def return_unsent(taken_back):
    """Put what :func:`withdraw_unsent` gave into the outbox again, where nothing else became of it."""
    with transaction() as session:
        for message_id, status, reason in taken_back:
            still = update(Message).where(Message.id == message_id, Message.status == "cancelled",
                                          Message.reason == "overtaken")  # fmt: skip
            session.execute(still.values(status=status, reason=reason))


def withdraw_from_unit(invitation_id, reason="answered"):
    """Take back what the outbox still holds for a unit that has answered, inside the running transaction."""
    _take_back(reason, Message.invitation_id == invitation_id)


def silence(registration_id):
    """Take back whatever the outbox still holds for a person to whom nothing is written any more."""
    _take_back("restricted", Message.registration_id == registration_id)


def _take_back(reason, *where):
    with transaction() as session:
        unsent = update(Message).where(Message.status.in_(UNSENT), *where)
        taken_back = unsent.values(status="cancelled", reason=reason, due_at=utc_now())
        session.execute(taken_back, execution_options={"synchronize_session": False})
