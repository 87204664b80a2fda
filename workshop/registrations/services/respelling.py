"""Names in capitals written in ordinary letters, by a person's word for all who have a place."""

from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.registrations import writing
from workshop.registrations.models import Registration
from workshop.registrations.services.editing import edit_registration
from workshop.transactions import savepoint, transaction


def respell_names(event):
    """Write the names in capitals of those who have a place at ``event`` as papers print them.

    Returns (how many were written anew, how many could not be corrected).
    """
    done = left = 0
    with transaction():
        for key, _name, proposed in writing.to_print(event)["capitals"]:
            registration = db.session.get(Registration, key)
            try:
                with savepoint():
                    edit_registration(registration, version=registration.version, full_name=proposed)
                done += 1
            except WorkshopError:
                left += 1
    return done, left
