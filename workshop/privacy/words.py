"""Words for kinds, states and ways of a request, for parts of the notice, and for who looked."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.registrations import consents, wordings

KINDS = {
    "view": _l("See my data"),
    "correct": _l("Correct my data"),
    "withdraw": _l("Take an agreement back"),
    "restrict": _l("Only keep my data, do not use it"),
    "object": _l("Object to a use of my data"),
    "delete": _l("Delete my data"),
    "complain": _l("Complain"),
}
OFFICE_KINDS = {
    "view": _l("See the data"), "correct": _l("Correct the data"), "withdraw": _l("Take an agreement back"),
    "restrict": _l("Only keep the data, do not use it"), "object": _l("Object to a use"),
    "delete": _l("Delete the data"), "complain": _l("Complain"),
}  # fmt: skip
STATES = {
    "new": (_l("To answer"), "wait"), "answered": (_l("Answered, to be done"), "wait"), "done": (_l("Done"), "ok"),
    "refused": (_l("Refused"), "stop"),
}  # fmt: skip
CAME_BY = {
    "link": _l("by the personal link"), "phone": _l("by phone"), "letter": _l("by letter"), "email": _l("by e-mail"),
    "visit": _l("in person"),
}  # fmt: skip
NOTICE = {
    "controller": _l("Who is responsible"), "collected": _l("What is collected"), "purposes": _l("What for"),
    "keeping": _l("How long it is kept"), "rights": _l("Your rights"), "asking": _l("Whom to ask"),
}  # fmt: skip
SOURCES = {
    "public": _l("Public form"), "staff": _l("Entered by the office"), "import": _l("List sent by a unit"),
    "api": _l("Another system"), "walk_in": _l("Reception desk"), "invitation": _l("Invitation"),
}  # fmt: skip
LOOKS = {
    "registrations.viewed": _l("Looked at the contact details"),
    "registrations.exported": _l("Took a list of the delegates"),
    "privacy.data_shown": _l("Opened the page of everything that is kept"),
    "privacy.data_downloaded": _l("Downloaded everything that is kept"),
    "imports.content_viewed": _l("Read the rows of an imported list"),
}
ACTIONS = {
    "privacy.request_taken": _l("Request received"), "privacy.request_answered": _l("First answer given"),
    "privacy.request_extended": _l("Deadline extended"), "privacy.request_done": _l("Carried out"),
    "privacy.request_refused": _l("Refused with a reason"),
    "privacy.request_identified": _l("Made sure who asks"),
}  # fmt: skip
ACTORS = {
    "user": _l("staff"), "public": _l("the guest"), "desk": _l("reception desk"), "token": _l("another system"),
    "system": _l("the system"),
}  # fmt: skip


def topic_label(topic):
    """What a text about personal data is about."""
    return NOTICE[topic] if topic in NOTICE else _(consents.LABELS[topic])


def topics():
    """Every topic of which the words can be edited, in their order."""
    return (*wordings.PURPOSES, *NOTICE)


def actor_words(kind, number, names):
    """Who did it: the name of staff, otherwise the kind of actor."""
    if kind == "user":
        return names.get(number) or _("Account %(number)s", number=number)
    return ACTORS.get(kind, kind)
