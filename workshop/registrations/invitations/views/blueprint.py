"""The office's pages of one workshop's invitations share one blueprint."""

from flask import Blueprint

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.registrations.invitations.words import TONES, channel_words, state_words

blueprint = Blueprint("invitations", __name__, url_prefix="/events/<slug>/invitations")
blueprint.add_app_template_filter(state_words, "invitation_state")
blueprint.add_app_template_filter(TONES.get, "invitation_tone")
blueprint.add_app_template_filter(channel_words, "invitation_channel")
READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)
EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)


def sees_contacts(event):
    """Whether this reader may see phones and e-mails."""
    return may(current_user(), Permission.REGISTRATIONS_CONTACTS_READ, event.id)
