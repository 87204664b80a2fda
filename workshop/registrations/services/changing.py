"""One change from outside: corrections and a new state together, or neither."""

from workshop.errors import StaleVersion
from workshop.registrations.models import Registration
from workshop.registrations.services.editing import edit_registration
from workshop.registrations.services.standing import cancel_registration, confirm_registration
from workshop.transactions import transaction


def change_registration(registration, *, version, status=None, **changes):
    """Correct a registration and confirm or cancel it, decided on the ``version`` that was seen.

    :raises StaleVersion: if somebody changed it since.
    :raises EventFull: if it is to be confirmed and there is no place.
    """
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        if registration.version != version:
            raise StaleVersion
        registration = edit_registration(registration, version=version, **changes)
        if status == "confirmed":
            confirm_registration(registration)
        elif status == "cancelled":
            cancel_registration(registration)
        return registration
