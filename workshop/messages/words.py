"""Words for kinds of messages, their states and the reasons of both."""

from flask_babel import gettext

from workshop.errors import N_

KINDS = {
    "placed": N_("Confirmation of a place"),
    "waiting": N_("On the waiting list"),
    "pending": N_("Registration received, to be approved"),
    "promoted": N_("A place from the waiting list"),
    "reminder": N_("Reminder"),
    "change": N_("Change of time, place or programme"),
    "cancelled": N_("Cancellation of a registration"),
    "event_cancelled": N_("The workshop does not take place"),
    "invitation": N_("Invitation of a unit"),
    "unit_reminder": N_("Reminder to a unit that has not answered"),
}
TO_MANY = ("reminder", "change", "placed", "event_cancelled")  # what an organizer writes to many
GROUPS = {
    "waiting": (N_("Waiting to leave"), "wait"), "sent": (N_("Sent by e-mail"), "ok"), "failed": (N_("Failed"), "stop"),
    "uncertain": (N_("Uncertain"), "stop"), "to_copy": (N_("To send by Zalo"), "wait"),
    "copied": (N_("Sent by Zalo"), "ok"), "cancelled": (N_("Taken back"), "quiet"),
}  # fmt: skip
_GROUP_OF = {"leased": "waiting", "handing": "waiting"}
REASONS = {
    "no_address": N_("No e-mail address is known."),
    "mail_off": N_("No mail server was set when it was written."),
    "demonstration": N_("Demonstration data is never sent by e-mail."),
    "overtaken": N_("The registration has changed since, so it is no longer true."),
    "answered": N_("The unit has answered meanwhile, so it is no longer true."),
    "over": N_("The workshop is over."),
    "restricted": N_("The person asked that their data is only kept, so nothing is written to them."),
    "by_hand": N_("Decided by hand."),
    "interrupted": N_("The server stopped while the mail was being handed over, so it may or may not have left."),
    "no_answer": N_("The mail server took the whole mail and gave no answer, so it may or may not have left."),
    "unreachable": N_("The mail server could not be reached."),
    "too_slow": N_("The mail server did not answer in time."),
    "server_busy": N_("The mail server asks to try again later."),
    "login_refused": N_("The mail server refuses the user name or password of the settings."),
    "tls_failed": N_("No encrypted connection to the mail server could be made."),
    "address_refused": N_("The mail server refuses this address. Check how it is written."),
    "sender_refused": N_("The mail server refuses the sender's address of the settings."),
    "message_refused": N_("The mail server refuses this mail."),
}


def kind_words(kind):
    """A kind of message in the reader's language."""
    return gettext(KINDS[kind])


def group_of(status):
    """The group in which a status is shown."""
    return _GROUP_OF.get(status, status)


def group_words(group):
    """A group of the outbox in the reader's language."""
    return gettext(GROUPS[group][0])


def group_tone(group):
    """The tone of a group's tag."""
    return GROUPS[group][1]


def reason_words(message):
    """Why a message stands where it stands, with the mail server's number where it gave one."""
    if message.reason not in REASONS:
        return ""
    said = gettext(REASONS[message.reason])
    return f"{said} ({message.reply})" if message.reply else said
