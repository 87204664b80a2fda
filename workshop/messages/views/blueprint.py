"""The office's pages of one workshop's messages share one blueprint, its guards and its words."""

from flask import Blueprint

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.activity.wording.actions import action_words
from workshop.edges import mail
from workshop.messages import words

blueprint = Blueprint("messages", __name__, url_prefix="/events/<slug>/messages")
# a message holds the personal link, which only those see who may change a registration
EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)


@blueprint.context_processor
def _words():
    return {
        "kind_words": words.kind_words, "group_of": words.group_of, "group_words": words.group_words,
        "group_tone": words.group_tone, "reason_words": words.reason_words, "is_mail_on": mail.is_on(),
        "action_words": action_words,
    }  # fmt: skip


@blueprint.app_template_filter("kind_choice")
def _kind_choice(kind):
    return kind, words.kind_words(kind)


@blueprint.app_template_filter("state_choice")
def _state_choice(group, counts):
    return group, f"{words.group_words(group)} ({counts[group]})"


def sees_contacts(event):
    """Whether the reader may see e-mail addresses and phones."""
    return may(current_user(), Permission.REGISTRATIONS_CONTACTS_READ, event.id)
