"""What the dashboard shows about invitations, and what is forgotten a year after the workshop."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.events.queries import phase
from workshop.events.retention import events_past_retention
from workshop.extensions import utc_now
from workshop.messages import recipients
from workshop.registrations import services
from workshop.registrations.delegations import queries as delegations
from workshop.registrations.invitations import services as invitations
from workshop.registrations.invitations import tasks  # noqa: F401 (registers its kind of job)
from workshop.registrations.invitations.queries import counts, letter_of
from workshop.registrations.invitations.recipients import Units
from workshop.vietnamese.dates import local_day


def connect():
    """Answer the dashboard and the retention run."""
    recipients.register_units(Units())
    hooks.listen("home_cards", home_cards)
    hooks.listen("message_sent", invitations.note_sent)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("purge", purge)


def home_cards(user, event):
    """How many units answered, and how many people they named of those invited."""
    if not may(user, Permission.REGISTRATIONS_PEOPLE_READ, event.id):
        return []
    found = counts(event)
    if not found.invited:
        return []
    here = {"slug": event.slug}
    return [
        {"order": 13, "kind": "figure", "phases": ("before",), "title": _("Units that answered"), "of": found.invited,
         "value": found.answered, "meter": True, "url": url_for("invitations.index", **here),
         "note": _("%(named)s people named of %(quota)s", named=found.named, quota=found.quota)},
    ]  # fmt: skip


def needs_attention(event):
    """Invitations not sent yet, units that do not answer."""
    found = counts(event)
    if not found.invited or phase(event) != "before":
        return []
    here = {"slug": event.slug}
    tasks_found = []
    if drafted := found.by_state["drafted"]:
        tasks_found.append({
            "title": ngettext("%(num)s invitation is not sent yet", "%(num)s invitations are not sent yet", drafted),
            "url": url_for("invitations.index", state="drafted", **here), "tone": "wait",
            "hint": _("Print and send them, then mark them as sent"),
        })  # fmt: skip
    reply_by = letter_of(event).reply_by
    if found.silent and reply_by is not None and reply_by <= local_day(utc_now()):
        tasks_found.append({
            "title": ngettext("%(num)s unit has not answered", "%(num)s units have not answered", found.silent),
            "url": url_for("invitations.reminders", **here), "tone": "wait",
            "hint": _("The day to answer by has come: remind them"),
        })  # fmt: skip
    return tasks_found


def personal_data_of(registration_id):
    """Which unit named a person, who did it for the unit, and what the person is to it."""
    member = delegations.member_of(registration_id)
    if member is None:
        return None
    unit = member.delegation
    rows = [(_("Named by the unit"), unit.unit), (_("Contact of the unit"), unit.contact_name),
            (_("Invited to name people"), _("yes") if unit.invitation else "")]  # fmt: skip
    return {"title": _("Named by a unit"), "rows": [row for row in rows if row[1]]}


def purge(today, dry_run):
    """Erase who was the contact of a unit at workshops past their retention; units and their answers stay."""
    return {"unit_contacts": services.erase_unit_contacts(events_past_retention(today), dry_run=dry_run)}
