"""Telling the desks and the rooms above that a registration is no longer what it was."""

from workshop import hooks
from workshop.events.services import touch
from workshop.extensions import db


def tell(registration):
    """Number the change for the desks and call ``registration_changed``, inside the transaction.

    Goes before the audit record, which writes out what is pending: one change is one version.
    """
    with db.session.no_autoflush:
        registration.change_number = touch(registration.event_id)
    db.session.flush()
    hooks.call("registration_changed", registration)
