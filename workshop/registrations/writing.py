"""Names, titles and units that somebody should look at before they are printed; none is ever changed by itself."""

from sqlalchemy import select

from workshop.extensions import db
from workshop.registrations.models import Registration
from workshop.vietnamese.names import in_ordinary_letters, is_in_capitals, is_oddly_written, is_one_word
from workshop.vietnamese.short_forms import has_short_title, has_short_unit

WAYS = {"odd": is_oddly_written, "capitals": is_in_capitals, "one_word": is_one_word}


def ids_written(event, way):
    """The ids of the delegates of ``event`` whose name is written ``way``: one of ``WAYS``."""
    rows = select(Registration.id, Registration.full_name).where(Registration.event_id == event.id)
    is_written = WAYS[way]
    return [key for key, name in db.session.execute(rows) if is_written(name)]


def oddly_written(event, *, confirmed_only=False):
    """(id, name) of the delegates of ``event`` whose names should be looked at, in the order of names."""
    rows = select(Registration.id, Registration.full_name).where(Registration.event_id == event.id)
    state = Registration.status == "confirmed" if confirmed_only else Registration.status != "cancelled"
    rows = rows.where(state).order_by(Registration.name_sort, Registration.id)
    return [(key, name) for key, name in db.session.execute(rows) if is_oddly_written(name)]


def ids_shortened(event):
    """The ids of the delegates of ``event`` whose position or unit holds a short form."""
    rows = select(Registration.id, Registration.position, Registration.organization)
    rows = rows.where(Registration.event_id == event.id)
    return [key for key, title, unit in db.session.execute(rows) if has_short_title(title) or has_short_unit(unit)]


def to_print(event):
    """What should be looked at of those who have a place: {"capitals": [(id, name, proposal)], "one_word": [(id,
    name)], "short": [(id, title or unit)]}."""
    found = {"capitals": [], "one_word": [], "short": []}
    columns = (Registration.id, Registration.full_name, Registration.position, Registration.organization)
    rows = select(*columns).where(Registration.event_id == event.id, Registration.status == "confirmed")
    for key, name, title, unit in db.session.execute(rows.order_by(Registration.name_sort, Registration.id)):
        if is_in_capitals(name) and (proposed := in_ordinary_letters(name)) != name:
            found["capitals"].append((key, name, proposed))
        if is_one_word(name):
            found["one_word"].append((key, name))
        if has_short_title(title):
            found["short"].append((key, title))
        elif has_short_unit(unit):
            found["short"].append((key, unit))
    return found
