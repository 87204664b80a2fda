"""Who has answered, as a table."""

from flask_babel import gettext as _

from workshop.edges.spreadsheets import Column, Sheet
from workshop.registrations.delegations import queries as delegations
from workshop.registrations.invitations.words import channel_words, state_words
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.vietnamese.phones import format_phone


def answers_sheet(rows, *, with_contacts):
    """``rows`` of ``queries.invitations`` as a sheet; contacts only ``with_contacts``."""
    columns = [
        Column(_("No."), 6), Column(_("Unit"), 38), Column(_("Invited"), 26), Column(_("Places"), 9),
        Column(_("Named"), 9), Column(_("State"), 22), Column(_("Sent"), 17), Column(_("How"), 18),
        Column(_("Reminded"), 11), Column(_("People"), 46), Column(_("Reason for declining"), 30),
    ]  # fmt: skip
    if with_contacts:
        columns += [Column(_("Contact person"), 24), Column(_("Phone"), 16), Column(_("E-mail"), 26)]
    return Sheet(_("Invitations"), tuple(columns), tuple(
        _row(place, *row, with_contacts) for place, row in enumerate(rows, 1)
    ))  # fmt: skip


def _row(place, invitation, named, state, with_contacts):
    delegation = invitation.delegation
    people = "\n".join(
        ", ".join(part for part in (person.full_name, person.position) if part)
        for person in delegations.people_of(delegation)
    )
    row = [place, delegation.unit, invitation.quota_text, delegation.quota, named, str(state_words(state)),
           _moment(invitation.sent_at), str(channel_words(invitation.sent_how)), invitation.reminders, people,
           invitation.decline_reason]  # fmt: skip
    if with_contacts:
        row += [delegation.contact_name, format_phone(delegation.contact_phone), delegation.contact_email or ""]
    return row


def _moment(value):
    return value.astimezone(LOCAL_ZONE) if value else ""
