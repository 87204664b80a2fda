"""Giving what waits to the mail server."""

from workshop.edges.mail import NobodyKnows, Postponed, Refused
from workshop.extensions import db
from workshop.messages.refusals import Overtaken
from workshop.messages.services import leasing
from workshop.messages.services.leasing import release_expired

__all__ = ["deliver", "release_expired"]


def deliver(mailer, letter_of, worker, stop):
    """Send everything that is due over one connection; returns how many left.

    ``letter_of(id)`` makes a letter as things stand now and raises ``Overtaken`` where it must not leave.
    """
    release_expired()
    sent = 0
    with mailer.connection() as connection:
        while not stop.is_set() and (ids := leasing.take(worker)):
            for place, message_id in enumerate(ids):
                if stop.is_set():
                    break
                try:
                    sent += _send(connection, letter_of, message_id, worker)
                except Postponed as failure:  # of the connection: the others would meet the same
                    leasing.postpone(ids[place:], worker, failure, from_status="leased")
                    return sent
    leasing.give_back(worker)
    return sent


def _send(connection, letter_of, message_id, worker):
    try:
        letter = letter_of(message_id)
    except Overtaken as refusal:
        leasing.drop(message_id, worker, refusal.reason)
        return 0
    finally:
        db.session.rollback()  # a slow server holds no snapshot and no connection
    connection.open()
    if not leasing.hand(message_id, worker, letter):
        return 0
    try:
        connection.send(letter)
    except Postponed as failure:
        leasing.postpone([message_id], worker, failure, from_status="handing")
    except Refused as failure:
        leasing.conclude(message_id, worker, "failed", failure.reason, failure.reply)
    except NobodyKnows as failure:
        leasing.conclude(message_id, worker, "uncertain", failure.reason)
    else:
        leasing.conclude(message_id, worker, "sent")
        return 1
    return 0
