"""What reminds a unit: a text for Zalo, and subject and body for an e-mail."""

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


def reminder_text(invitation, language="vi", letter=None, named=None, beside=0):
    """The reminder of ``invitation`` for a reader of ``language``; the body is also what goes to Zalo."""
    event, delegation = invitation.event, invitation.delegation
    letter = letter or letter_of(event)
    named = named_count(delegation) if named is None else named
    local = event.starts_at.astimezone(LOCAL_ZONE)
    with force_locale(language):
        title = event.title_in(language)
        facts = {"unit": delegation.unit, "title": title, "time": f"{local:%H:%M}", "link": link_url(delegation),
                 "day": short_date(local_day(event.starts_at)), "venue": event.venue,
                 "quota": quota_said(invitation.quota_text),
                 "named": named, "places": delegation.quota, "beside": beside}  # fmt: skip
        lines = [
            _("Dear %(unit)s,", **facts),
            _("You are invited to %(title)s, at %(time)s on %(day)s, %(venue)s.", **facts)
            if event.venue else _("You are invited to %(title)s, at %(time)s on %(day)s.", **facts),
            _("%(named)s of %(places)s people are named so far.", **facts)
            if named else
            _("%(beside)s people of your unit are on the list already, besides your answer to this invitation.",
              **facts)
            if beside else _("Places for your unit: %(quota)s. Nobody is named yet.", **facts),
            _("Please name those who come, or tell us that nobody can, before %(date)s here: %(link)s",
              date=short_date(letter.reply_by), **facts)
            if letter.reply_by
            else _("Please name those who come, or tell us that nobody can, here: %(link)s", **facts),
        ]  # fmt: skip
        if event.contact_phone:
            lines.append(_("Questions: %(name)s, %(phone)s", name=event.contact_name or _("the organisers"),
                           phone=format_phone(event.contact_phone)))  # fmt: skip
        return Reminder(_("Please answer: %(title)s", title=title), "\n".join(lines))
