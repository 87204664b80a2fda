"""Words of the list and its tables for what stands as a code."""

from flask_babel import lazy_gettext as _l

STATES = {
    "confirmed": _l("Confirmed"), "pending": _l("Waiting for approval"), "waiting": _l("On the waiting list"),
    "cancelled": _l("Cancelled"),
}  # fmt: skip
SOURCES = {
    "public": _l("Public form"), "staff": _l("The office"), "import": _l("A list that was read in"),
    "invitation": _l("Invitation"), "walk_in": _l("The reception desk"), "api": _l("Another system"),
}  # fmt: skip


def source_labels():
    """{code: words} of where registrations come from."""
    return SOURCES
