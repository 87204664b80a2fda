"""Erasing one person everywhere, the statistics kept."""

from workshop import hooks
from workshop.events.queries import phase
from workshop.registrations.models import Registration
from workshop.registrations.services import anonymise_registration, cancel_registration, left_behind
from workshop.transactions import transaction


def erase_person(registration):
    """Make a person anonymous in every room; before the workshop ends the place is given back first.

    So go the registrations of the same person that a merge or a cancellation left behind. Memoranda and
    awards stay as the law on archives asks; nothing of them hangs on the registration.
    """
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        if phase(registration.event) == "before":
            cancel_registration(registration)
        for each in (*left_behind(registration), registration):
            hooks.call("forget_person", each)
            anonymise_registration(each)
        return registration
