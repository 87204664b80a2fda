"""Everything that is held about one person, room by room, as it is shown and downloaded."""

from flask_babel import gettext as _

from workshop.events.queries import kind_labels
from workshop.extensions import utc_now
from workshop.privacy import queries
from workshop.privacy.words import CAME_BY, KINDS, SOURCES, STATES
from workshop.questions.fields import shown_answers
from workshop.questions.queries import questions_of
from workshop.registrations import consents
from workshop.registrations.delegations.queries import units_of
from workshop.vietnamese.phones import format_phone
from workshop.web.template_globals import moment


def holdings(registration, reader):
    """[{"title", "rows": [(label, value)], "note"?}] of a person, the registration first; empty rooms say nothing."""
    parts = [_registration(registration, reader), _agreements(registration), _requests(registration)]
    return [part for part in (*parts, *queries.held_elsewhere(registration)) if part]


def as_json(registration, parts):
    """The same as data for another system."""
    sections = [
        {"title": str(part["title"]), "note": str(part.get("note", "")),
         "rows": [{"label": str(label), "value": str(value or "")} for label, value in part["rows"]]}
        for part in parts
    ]  # fmt: skip
    return {"workshop": registration.event.title, "made_at": utc_now().isoformat(timespec="seconds"),
            "sections": sections}  # fmt: skip


def proofs(registration):
    """Every agreement with its words and how it is known: what the page of proof shows."""
    return [
        {
            "purpose": _(consents.LABELS.get(each.purpose, each.purpose)), "given": each.granted_at,
            "how": _(consents.HOW[each.how]), "reason": each.reason, "withdrawn": each.withdrawn_at,
            "withdrawn_how": _(consents.HOW[each.withdrawn_how]) if each.withdrawn_how else "",
            "words": each.text.words if each.text else "", "sha256": each.text.sha256 if each.text else "",
            "version": each.text.version if each.text else None, "id": each.id, "code": each.purpose,
            "language": each.text.language if each.text else "vi",
        }
        for each in sorted(registration.consents, key=lambda each: each.id)
    ]  # fmt: skip


def source_words(registration):
    """How the person came onto the list, with file, sheet and row where a list is on record."""
    said = str(SOURCES[registration.source])
    if unit := units_of([registration.id]).get(registration.id):
        named = _("%(said)s, named by the unit %(unit)s", said=said, unit=unit[0])
        return f"{named} ({unit[1]})" if unit[1] else named
    found = queries.sources_of([registration]).get(registration.id) if registration.source == "import" else None
    return _("%(said)s: %(file)s, sheet %(sheet)s, row %(row)s", said=said, file=found[0], sheet=found[1],
             row=found[2]) if found else said  # fmt: skip


def _registration(registration, reader):
    event = registration.event
    rows = [
        (_("Full name"), registration.full_name), (_("Form of address"), registration.honorific),
        (_("Position"), registration.position), (_("Unit"), registration.organization),
        (_("Kind of delegates"), kind_labels(event, reader).get(registration.kind, registration.kind)),
        (_("Phone"), format_phone(registration.phone) if registration.phone else ""),
        (_("E-mail"), registration.email or ""), (_("Note of the office"), registration.note),
        (_("Source"), source_words(registration)), (_("Registered"), moment(registration.created_at)),
        (_("Cancelled"), moment(registration.cancelled_at)),
        (_("Use restricted since"), moment(registration.restricted_at)),
        *shown_answers(questions_of(event), registration.answers, reader),
    ]  # fmt: skip
    return {"title": _("Registration"), "rows": [(label, value) for label, value in rows if value]}


def _agreements(registration):
    rows = []
    for proof in proofs(registration):
        given = _("%(moment)s, %(how)s", moment=moment(proof["given"]), how=proof["how"])
        if proof["withdrawn"]:
            given += " · " + _("withdrawn %(moment)s", moment=moment(proof["withdrawn"]))
        rows.append((proof["purpose"], f"“{proof['words']}” {given}"))
    return {"title": _("Your agreement"), "rows": rows, "is_shown_apart": True} if rows else None


def _requests(registration):
    rows = [
        (_("No. %(number)s", number=each.number),
         f"{KINDS[each.kind]}, {moment(each.received_at)}, {CAME_BY[each.came_by]}: {STATES[each.state][0]}")
        for each in queries.requests_by(registration)
    ]  # fmt: skip
    return {"title": _("Your requests"), "rows": rows, "is_shown_apart": True} if rows else None
