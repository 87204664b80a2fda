"""What is written to a unit by hand: the first text for Zalo, and the reminder for Zalo and e-mail."""

from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import gettext as _

from workshop.registrations.delegations.links import link_url
from workshop.registrations.delegations.queries import named_count
from workshop.registrations.invitations.lines import quota_said
from workshop.registrations.invitations.queries import letter_of
from workshop.vietnamese.dates import LOCAL_ZONE, local_day, short_date
from workshop.vietnamese.phones import format_phone


@dataclass(frozen=True)
class Reminder:
    """A message to a unit's contact."""

    subject: str
    body: str


def first_text(invitation, language="vi", letter=None):
    """The text that brings ``invitation`` to its unit by Zalo, for a reader of ``language``."""
    event = invitation.event
    letter = letter or letter_of(event)
    with force_locale(language):
        facts = _facts(invitation, language)
        lines = [
            *_opening(event, facts),
            _("Places for your unit: %(quota)s.", **facts),
            _answering(letter, facts),
            *_questions(event),
        ]
        return Reminder(_("Invitation: %(title)s", **facts), "\n".join(lines))


def reminder_text(invitation, language="vi", letter=None, named=None, beside=0):
    """The reminder of ``invitation`` for a reader of ``language``; the body is also what goes to Zalo."""
    event, delegation = invitation.event, invitation.delegation
    letter = letter or letter_of(event)
    named = named_count(delegation) if named is None else named
    with force_locale(language):
        facts = _facts(invitation, language) | {"named": named, "places": delegation.quota, "beside": beside}
        lines = [
            *_opening(event, facts),
            _("%(named)s of %(places)s people are named so far.", **facts)
            if named else
            _("%(beside)s people of your unit are on the list already, besides your answer to this invitation.",
              **facts)
            if beside else _("Places for your unit: %(quota)s. Nobody is named yet.", **facts),
            _answering(letter, facts),
            *_questions(event),
        ]  # fmt: skip
        return Reminder(_("Please answer: %(title)s", **facts), "\n".join(lines))


def _facts(invitation, language):
    event, delegation = invitation.event, invitation.delegation
    local = event.starts_at.astimezone(LOCAL_ZONE)
    return {"unit": delegation.unit, "title": event.title_in(language), "time": f"{local:%H:%M}",
            "link": link_url(delegation), "day": short_date(local_day(event.starts_at)), "venue": event.venue,
            "quota": quota_said(invitation.quota_text)}  # fmt: skip


def _opening(event, facts):
    invited = (
        _("You are invited to %(title)s, at %(time)s on %(day)s, %(venue)s.", **facts)
        if event.venue
        else _("You are invited to %(title)s, at %(time)s on %(day)s.", **facts)
    )
    return _("Dear %(unit)s,", **facts), invited


def _answering(letter, facts):
    if not letter.reply_by:
        return _("Please name those who come, or tell us that nobody can, here: %(link)s", **facts)
    return _("Please name those who come, or tell us that nobody can, before %(date)s here: %(link)s",
             date=short_date(letter.reply_by), **facts)  # fmt: skip


def _questions(event):
    if not event.contact_phone:
        return []
    return [_("Questions: %(name)s, %(phone)s", name=event.contact_name or _("the organisers"),
              phone=format_phone(event.contact_phone))]  # fmt: skip
