"""Names that somebody should look at before they are printed; no name is ever changed by itself."""

from sqlalchemy import select

from workshop.extensions import db
from workshop.registrations.models import Registration
from workshop.vietnamese.names import is_in_capitals, is_oddly_written

WAYS = {"odd": is_oddly_written, "capitals": is_in_capitals}


def ids_written(event, way):
    """The ids of the delegates of ``event`` whose name is written ``way``: "odd" or "capitals"."""
    rows = select(Registration.id, Registration.full_name).where(Registration.event_id == event.id)
    is_written = WAYS[way]
    return [key for key, name in db.session.execute(rows) if is_written(name)]


def oddly_written(event, *, confirmed_only=False):
    """(id, name) of the delegates of ``event`` whose names should be looked at, in the order of names."""
    rows = select(Registration.id, Registration.full_name).where(Registration.event_id == event.id)
    state = Registration.status == "confirmed" if confirmed_only else Registration.status != "cancelled"
    rows = rows.where(state).order_by(Registration.name_sort, Registration.id)
    return [(key, name) for key, name in db.session.execute(rows) if is_oddly_written(name)]
