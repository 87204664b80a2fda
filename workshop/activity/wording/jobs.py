"""Words for kinds of background work and for why an item failed."""

from flask_babel import gettext

from workshop.errors import N_

KINDS = {
    "attendance.issue": N_("Certificates of attendance"),
    "awards.renewal": N_("Copies of certificates that were previews, made anew"),
    "awards.copies": N_("Copies of certificates for reading on a screen"),
    "awards.issue": N_("Certificates of a decision"),
    "awards.render": N_("Certificates of a decision"),
    "imports.apply": N_("Taking in a table"),
    "mou.issue": N_("Texts of memoranda"),
    "mou.render": N_("Texts of memoranda"),
    "paper.render": N_("Documents for print"),
    "registrations.badges": N_("Badges"),
    "registrations.invite": N_("Invitations"),
    "reports.render": N_("Report of a workshop"),
}
STATES = {
    "queued": N_("Waiting"), "running": N_("Running"), "done": N_("Done"), "failed": N_("Failed"),
    "cancelled": N_("Cancelled"),
}  # fmt: skip


def kind_words(kind):
    """What a kind of job does, in the reader's language; the code where it has no words."""
    return gettext(KINDS[kind]) if kind in KINDS else kind


def state_words(status):
    """The state of a job in the reader's language."""
    return gettext(STATES[status])


def item_words(error):
    """Why an item failed: a refusal is kept in English and has its words in the catalogue."""
    return gettext(error) if error else ""
