"""What the dashboard says about messages, and what is erased with the contacts."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop import hooks
from workshop.accounts.permissions import Permission, may
from workshop.events.retention import events_past_retention
from workshop.messages import queries, recipients, services
from workshop.messages.words import kind_words
from workshop.vietnamese.dates import LOCAL_ZONE


def connect():
    """Answer the calls that run upward."""
    hooks.listen("forget_person", services.forget_person)
    hooks.listen("home_cards", home_cards)
    hooks.listen("needs_attention", needs_attention)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("purge", purge)


def home_cards(user, event):
    """How many are still to be written to by Zalo."""
    if not may(user, Permission.REGISTRATIONS_PEOPLE_EDIT, event.id):
        return []
    counts = queries.counts(event)
    total = counts["to_copy"] + counts["copied"]
    if not total:
        return []
    return [
        {
            "order": 14, "kind": "figure", "title": _("Sent by Zalo"), "value": counts["copied"], "of": total,
            "meter": True, "url": url_for("messages.zalo", slug=event.slug), "phases": ("before",),
        }
    ]  # fmt: skip


def needs_attention(event):
    """Messages that failed or whose fate is unknown, and changes that nobody was told of."""
    counts, here, tasks = queries.counts(event), {"slug": event.slug}, []
    if counts["failed"]:
        tasks.append({
            "title": ngettext("%(num)s message could not be sent", "%(num)s messages could not be sent",
                              counts["failed"]),
            "url": url_for("messages.index", group="failed", **here), "tone": "stop",
            "hint": _("Correct the address and send again, or write by Zalo"),
        })  # fmt: skip
    if counts["uncertain"]:
        tasks.append({
            "title": ngettext("Nobody knows whether %(num)s message has left",
                              "Nobody knows whether %(num)s messages have left", counts["uncertain"]),
            "url": url_for("messages.index", group="uncertain", **here), "tone": "stop",
            "hint": _("Ask the delegate, then say so"),
        })  # fmt: skip
    return tasks + telling_tasks(event)


def telling_tasks(event):
    """What delegates should be told: a change, or that the workshop does not take place."""
    if event.status == "cancelled":
        if queries.was_told(event, "event_cancelled") or not recipients.people().chosen(event, {}):
            return []
        return [{
            "title": _("Delegates do not know yet that the workshop does not take place"), "tone": "stop",
            "url": url_for("messages.create", slug=event.slug, kind="event_cancelled"),
            "hint": _("Write to everybody"), "is_telling": True,
        }]  # fmt: skip
    if event.status == "draft" or not queries.untold_changes(event)[1]:
        return []
    return [{
        "title": _("Time, place or programme changed after delegates were written to"), "tone": "wait",
        "url": url_for("messages.create", slug=event.slug, kind="change"),
        "hint": _("Tell everybody, or say that it needs no telling"), "is_telling": True,
    }]  # fmt: skip


def personal_data_of(registration_id):
    """What messages hold about a person: where they went and what they said."""
    person = recipients.people().person(registration_id)
    written = queries.written_to(registration_id)
    if person is not None and person.email:  # a unit's contact is written to at an address of their own
        written += queries.written_to_units_at(person.event_id, person.email)
    held = [each for each in written if each.body or each.address]
    rows = [(f"{each.created_at.astimezone(LOCAL_ZONE):%H:%M, %d/%m/%Y}",
             " · ".join(part for part in (kind_words(each.kind), each.address, each.subject) if part))
            for each in held]  # fmt: skip
    return {"title": _("Messages"), "rows": rows} if rows else None


def purge(today, dry_run):
    """Erase addresses and texts of workshops past their retention."""
    return {"message_texts": services.erase_past(events_past_retention(today), dry_run=dry_run)}
