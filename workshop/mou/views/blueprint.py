"""What the pages of memoranda share: the blueprint, the guard by event, the words of states and acts."""

import re

from flask import Blueprint, current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.extensions import utc_now
from workshop.mou import queries
from workshop.vietnamese.dates import local_day

blueprint = Blueprint("mou", __name__)
_RANK = re.compile(r"(?P<potential>Tiềm năng )?(?P<stars>[1-5]) sao")

STATES = {
    "draft": (_l("Draft"), "quiet"),
    "agreed": (_l("Agreed"), "wait"),
    "ready": (_l("Ready to sign"), "ok"),
    "signed": (_l("Signed"), "ok"),
    "expired": (_l("Expired"), "quiet"),
    "replaced": (_l("Replaced"), "quiet"),
    "terminated": (_l("Terminated"), "stop"),
    "cancelled": (_l("Cancelled"), "stop"),
}
ROLES = {
    "owner": _l("Party A (OCOP owner)"),
    "operator": _l("Party B (platform operator)"),
    "witness": _l("Witness"),
}
LINE_WORDS = {"packaging": _l("packaging"), "price": _l("expected price"), "monthly_output": _l("output a month")}
ACTS = {
    "mou.memorandum_drafted": _l("Drafted"),
    "mou.memorandum_redrafted": _l("Drafted as a correction"),
    "mou.memorandum_edited": _l("Particulars edited"),
    "mou.text_edited": _l("Articles edited"),
    "mou.products_edited": _l("Products edited"),
    "mou.party_edited": _l("Party edited"),
    "mou.witness_added": _l("Witness added"),
    "mou.witness_removed": _l("Witness removed"),
    "mou.memorandum_agreed": _l("Text agreed"),
    "mou.text_issued": _l("Text issued for signing"),
    "mou.memorandum_reopened": _l("Taken back for editing"),
    "mou.scan_attached": _l("Scan attached"),
    "mou.scan_removed": _l("Scan removed"),
    "mou.memorandum_signed": _l("Marked as signed"),
    "mou.signature_undone": _l("Mark “signed” taken back"),
    "mou.scan_confirmed": _l("Scan confirmed by a second person"),
    "mou.memorandum_cancelled": _l("Cancelled"),
    "mou.memorandum_terminated": _l("Terminated"),
}
WORDS = {"states": STATES, "roles": ROLES, "acts": ACTS}


def event_of(view_args):
    """The event of the memorandum in the address."""
    return queries.event_id_of(view_args["memorandum_id"])


def guarded(permission):
    """``requires(permission)`` at the event of the memorandum in the address."""
    return requires(permission, event_of=event_of)


reads = guarded(Permission.MOUS_MEMORANDA_READ)
edits = guarded(Permission.MOUS_MEMORANDA_EDIT)
confirms = guarded(Permission.MOUS_MEMORANDA_CONFIRM)


@blueprint.app_template_filter("masked_tax_code")
def masked_tax_code(value):
    """A household's 12-digit tax code is a citizen's number: its last three digits only."""
    return f"•••••••••{value[-3:]}" if len(value) == 12 and value.isdecimal() else value


@blueprint.app_template_filter("printed_rank")
def printed_rank(value):
    """A rank as the paper prints it, in the reader's language; what a person wrote otherwise stays."""
    found = _RANK.fullmatch(value or "")
    if not found:
        return value
    stars = ngettext("%(num)s star", "%(num)s stars", int(found["stars"]))
    return _("potential %(stars)s", stars=stars) if found["potential"] else stars


@blueprint.context_processor
def _words():
    return {**WORDS, "today": local_day(utc_now()), "base_url": current_app.config["WORKSHOP_BASE_URL"]}


def seen_version(form):
    """The version that the page showed, or None where it was not sent."""
    return form.version.data
