"""Telling the desks and the rooms above that a registration is no longer what it was."""

from workshop import hooks
from workshop.events.services import touch
from workshop.extensions import db


def tell(registration):
    """Number the change for the desks and call ``registration_changed``, inside the transaction."""
    registration.change_number = touch(registration.event_id)
    db.session.flush()
    hooks.call("registration_changed", registration)
