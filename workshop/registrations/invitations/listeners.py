"""What the dashboard shows about invitations, and what is forgotten a year after the workshop."""

import datetime as dt

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, or_, select, update

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.audit import services as audit
from workshop.events.models import Event
from workshop.events.queries import phase
from workshop.extensions import db, utc_now
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.invitations import tasks  # noqa: F401 (registers its kind of job)
from workshop.registrations.invitations.queries import counts, letter_of
from workshop.transactions import transaction
from workshop.vietnamese.dates import LOCAL_ZONE, local_day

KEPT = dt.timedelta(days=365)  # contacts of units, counted from the end of the workshop


def connect():
    """Answer the dashboard and the retention run."""
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
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


def purge(today, dry_run):
    """Erase who was the contact of a unit, a year after the workshop; units and their answers stay."""
    limit = dt.datetime.combine(today - KEPT, dt.time(), LOCAL_ZONE)
    ended = select(Event.id).where(Event.ends_at < limit, Event.is_demonstration.is_(False))
    due = (
        Delegation.event_id.in_(ended), Delegation.is_demonstration.is_(False),
        or_(Delegation.contact_phone.is_not(None), Delegation.contact_email.is_not(None),
            Delegation.contact_name != ""),
    )  # fmt: skip
    number = db.session.scalar(select(func.count()).select_from(Delegation).where(*due))
    if number and not dry_run:
        with transaction() as session:
            erased = update(Delegation).where(*due).values(contact_name="", contact_phone=None, contact_email=None)
            session.execute(erased, execution_options={"synchronize_session": False})
            audit.record("registrations.unit_contacts_erased", None, subject_type="Delegation", rows=number)
    return {"unit_contacts": number}
