"""What awards answer to lower rooms."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.awards import ledger, queries
from workshop.awards.models import Certificate
from workshop.awards.stage import follow_stage, print_files, stage_entries
from workshop.awards.standing import has_namesake
from workshop.ceremony import providers
from workshop.extensions import db
from workshop.paper.queries import file_facts
from workshop.registrations.queries import registration
from workshop.vietnamese.dates import local_day
from workshop.web.template_globals import named


def connect():
    """Answer the dashboard, for the codes of certificates, and for the order on the stage."""
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("verify_code", certificate_facts)
    providers.register("award", stage_entries, follow_stage, print_files)


def home_cards(user, event):
    """How many are awarded on the decisions of the event, of every kind that is given there."""
    if not may(user, Permission.AWARDS_DECISIONS_READ, event.id):
        return []
    counts = queries.counts(event)
    given = [(named(kind), counts[kind.code]) for kind in queries.kinds() if counts.get(kind.code)]
    if not given:
        return []
    return [
        {
            "order": 60, "kind": "figure", "tone": "gold", "title": " · ".join(name for name, _number in given),
            "value": " · ".join(str(number) for _name, number in given),
            "url": url_for("awards.of_event", slug=event.slug),
        }
    ]  # fmt: skip


def needs_attention(event):
    """Corrections of certificates that wait for a second person."""
    waiting = ledger.corrections_waiting(event)
    if not waiting:
        return []
    decision_id = waiting[0].award.decision_id
    title = ngettext("%(num)s correction of a certificate waits", "%(num)s corrections of certificates wait",
                     len(waiting))  # fmt: skip
    return [{
        "title": title, "url": url_for("awards.show", decision_id=decision_id, _anchor="corrections"), "tone": "wait",
        "status": _("To be approved"), "hint": _("A second person compares before and after, then it is issued anew."),
    }]  # fmt: skip


def personal_data_of(registration_id):
    """Awards under a person's name at the event; they stay whatever the person asks."""
    person = registration(registration_id)
    rows = [
        (award.decision.kind.name, award.decision.full_number or award.printed_name)
        for award in queries.awards_of_person(person)
    ]
    if not rows:
        return None
    note = _("Found by name. Award files follow the rules on archives and are not erased on request.")
    return {"title": _("Awards"), "rows": rows, "note": note}


def certificate_facts(kind, subject_id):
    """The public facts of one issue of a certificate: what is printed on it and whether it stands."""
    if kind != "certificate" or (found := db.session.get(Certificate, subject_id)) is None:
        return None
    award = found.award
    decision = award.decision
    return {
        "status": found.status,
        "demonstration": award.is_demonstration,
        "title": decision.kind.name,
        "award": decision.kind.name,
        "holder": found.printed_name,
        **({"holder_address": award.printed_address} if has_namesake(award) else {}),
        "achievement": decision.achievement,
        "decision": decision.full_number or None,
        "issuer": decision.kind.organization.name,
        "number": found.register_number or None,
        "date": decision.decided_on,
        "issue": found.issue,
        "issued_on": local_day(found.issued_at),
        "ended_on": local_day(found.ended_at) if found.ended_at else None,
        **file_facts(("print", found.file), ("screen", found.copy_file)),
        "signed_files": [_signed_facts(copy)] if (copy := found.signed_copy) else [],
    }


def _signed_facts(copy):
    """What anybody may know of a signed copy: its digest, and the names and times that its signatures give."""
    said = [{name: each[name] for name in ("name", "organization", "signed_at")} for each in copy.signers]
    return {"sha256": copy.file.sha256, "covers_whole_file": copy.is_whole, "signatures": said}
