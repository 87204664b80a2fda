"""Words for the states of invitations and the ways they are sent."""

from flask_babel import gettext

from workshop.errors import N_

STATES = {
    "drafted": N_("Not sent yet"), "sent": N_("Sent"), "opened": N_("Opened, no answer"),
    "partly": N_("Partly named"), "yes": N_("Answered"), "declined": N_("Declined"),
}  # fmt: skip
TONES = {"drafted": "quiet", "sent": "wait", "opened": "wait", "partly": "wait", "yes": "ok", "declined": "stop"}
CHANNELS = {
    "axis": N_("Document exchange (trục văn bản)"), "zalo": "Zalo", "hand": N_("By hand"), "email": N_("E-mail"),
    "phone": N_("By phone"),
}  # fmt: skip


def state_words(state):
    """A state in the reader's language."""
    return gettext(STATES[state])


def channel_words(how):
    """A way of sending in the reader's language, empty where it was not sent."""
    return gettext(CHANNELS[how]) if how else ""
