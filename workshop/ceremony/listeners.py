"""What the ceremony answers to lower rooms."""

from flask_babel import gettext as _

from workshop import hooks
from workshop.ceremony import queries
from workshop.registrations.queries import registration


def connect():
    """Answer for what is held of a person."""
    hooks.listen("personal_data_of", personal_data_of)


def personal_data_of(registration_id):
    """Turns in which a person of this name came instead, gave or received; they stay whatever the person asks."""
    person = registration(registration_id)
    words = {"signing": _("Signing"), "award": _("Awards")}
    rows = [(words[turn.part], turn.label) for turn in queries.turns_naming(person.event_id, person.full_name)]
    if not rows:
        return None
    note = _("Found by name. What was handed over to whom follows the rules on archives and is not erased on request.")
    return {"title": _("On the stage"), "rows": rows, "note": note}
