"""What memoranda answer to the rooms below: /v, the dashboard, the order on the stage."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.ceremony import providers
from workshop.extensions import db, utc_now
from workshop.mou import queries
from workshop.mou.models import Memorandum
from workshop.mou.stage import stage_entries
from workshop.paper.queries import file_facts
from workshop.registrations.queries import registration
from workshop.vietnamese.dates import local_day

PUBLIC_STATUS = {"signed": "valid", "expired": "expired", "replaced": "replaced", "terminated": "terminated"}


def connect():
    """Answer the calls of the lower rooms."""
    hooks.listen("verify_code", verify_code)
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("personal_data_of", personal_data_of)
    providers.register("signing", stage_entries)


def personal_data_of(registration_id):
    """Memoranda that a person of this name signs at the event; they stay whatever the person asks."""
    person = registration(registration_id)
    rows = [(_("Signs for"), name) for name in queries.parties_signed_by(person)]
    if not rows:
        return None
    note = _("Found by name. Memoranda follow the rules on archives and are not erased on request.")
    return {"title": _("Memoranda"), "rows": rows, "note": note}


def verify_code(kind, subject_id):
    """The public facts of a memorandum; of a text that is not issued only that there is a draft."""
    memorandum = db.session.get(Memorandum, subject_id) if kind == "memorandum" else None
    if memorandum is None:
        return None
    standing = memorandum.standing(local_day(utc_now()))
    facts = {
        "status": PUBLIC_STATUS.get(standing, "preview"),
        "demonstration": memorandum.is_demonstration,
        "title": memorandum.title,
    }
    if memorandum.text_sha256 is None or standing == "cancelled":
        return facts
    return facts | {
        "subject": memorandum.subject,
        "number": memorandum.number or None,
        "parties": [party.name for party in memorandum.parties],
        "signed_on": memorandum.signed_on,
        "valid_from": memorandum.valid_from,
        "valid_to": memorandum.valid_to,
        **file_facts(*((each.kind, each.file) for each in (memorandum.issued_text, *memorandum.scans) if each)),
    }


def home_cards(user, event):
    """How many memoranda are ready, and after the day how many are signed."""
    if not may(user, Permission.MOUS_MEMORANDA_READ, event.id):
        return []
    counts = queries.counts(event)
    if not counts["total"]:
        return []
    here = url_for("mou.event_index", slug=event.slug)
    card = {"kind": "figure", "of": counts["total"], "meter": True, "order": 40}
    ready = counts["ready"] + counts["signed"]
    return [
        {**card, "title": _("Memoranda ready to sign"), "value": ready, "url": here, "phases": ("before",)},
        {**card, "title": _("Memoranda signed"), "value": counts["signed"], "url": f"{here}?status=signed",
         "note": ngettext("%(num)s confirmed by a second person", "%(num)s confirmed by a second person",
                          counts["confirmed"]), "phases": ("day", "after")},
    ]  # fmt: skip


def needs_attention(event):
    """Memoranda that something keeps from being signed, and scans that wait for a second person."""
    here = url_for("mou.event_index", slug=event.slug)
    counts = queries.counts(event)
    tasks = []
    if waiting := queries.unready_count(event):
        title = ngettext("%(num)s memorandum lacks something", "%(num)s memoranda lack something", waiting)
        tasks.append({
            "title": title, "url": here, "tone": "wait", "status": _("Missing"),
            "hint": _("Operator, signatory, products or a certification; each page names it."),
        })  # fmt: skip
    if (unconfirmed := counts["signed"] - counts["confirmed"]) > 0:
        title = ngettext("%(num)s signed memorandum waits for a second person",
                         "%(num)s signed memoranda wait for a second person", unconfirmed)  # fmt: skip
        tasks.append({
            "title": title, "url": f"{here}?status=signed", "tone": "wait", "status": _("To be confirmed"),
            "hint": _("Compare the scan with the issued text and confirm."),
        })  # fmt: skip
    return tasks
