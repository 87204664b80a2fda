"""The public notice of one workshop: own words where somebody wrote them, otherwise what the records say."""

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from workshop.events.retention import contacts_kept_until, names_kept_until, retention_of
from workshop.extensions import utc_now
from workshop.privacy.deadlines import deadline_of
from workshop.privacy.words import NOTICE
from workshop.registrations import wordings
from workshop.vietnamese.dates import local_day
from workshop.web.template_globals import day


def sections(event, language):
    """[(topic, title, [paragraph])] in the order they are read."""
    return [(topic, title, words_for(event, topic, language).splitlines()) for topic, title in NOTICE.items()]


def words_for(event, topic, language):
    """The words in force for one part; empty own words bring the default back."""
    own = wordings.text_in_force(event.id, topic, language)
    if own and own.words:
        return own.words
    with force_locale(language):
        return _DEFAULTS[topic](event, language)


def words_to_send(event, language, link):
    """What is copied into a message to people whom others put on the list."""
    with force_locale(language):
        return _(
            "Your unit put you on the list of delegates to “%(title)s” (%(day)s). The organisers use your name, "
            "position, unit and phone only to prepare and run it. What is kept, for how long, and how to have it "
            "corrected or deleted: %(link)s",
            title=event.title_in(language), day=day(event.starts_at), link=link,
        )  # fmt: skip


def _controller(event, _language):
    hosts = ", ".join(host.organization.name for host in event.hosts)
    if not hosts:
        return _("The organisers of this workshop decide how your data is used and answer for it.")
    return _("The organisers of this workshop decide how your data is used and answer for it: %(hosts)s.", hosts=hosts)


def _collected(_event, _language):
    return "\n".join([
        _("Name, form of address, position, unit, phone, e-mail, and what you answer on the registration form."),
        _("When and where your ticket was scanned; questions to the dialogue, if you give your name with them."),
        _("Where a unit sent a list of its delegates: what stands in that list."),
        _("No identity card, bank account, ethnic origin or party membership is asked for here."),
    ])  # fmt: skip


def _purposes(event, language):
    asked = wordings.agreements(event.id, language)
    needed = _("To prepare and run this workshop: invitations, places, badges, reception and its report.")
    return "\n".join([needed, *(words for purpose, words in asked.items() if purpose != wordings.REQUIRED),
                      _("The last ones only if you agreed to them; you can take that back at any time.")])  # fmt: skip


def _keeping(event, _language):
    months, names_until = retention_of(event)[0], names_kept_until(event)
    parts = [
        ngettext(
            "Phones, e-mails, notes, answers and sent lists are erased after %(day)s (%(num)s month).",
            "Phones, e-mails, notes, answers and sent lists are erased after %(day)s (%(num)s months).",
            months, day=day(contacts_kept_until(event)),
        ),
        _("Names are erased after %(day)s.", day=day(names_until)) if names_until
        else _("Names and units stay in the report of the workshop, which is archived."),
        _("Memoranda and award files are kept as the rules on archives ask; they are not erased on request."),
    ]  # fmt: skip
    return "\n".join(parts)


def _rights(_event, _language):
    today = local_day(utc_now())
    answered = max(deadline_of(kind, today).answer_working_days for kind in ("view", "delete"))
    return "\n".join([
        _("You may see your data, have it corrected or deleted, take an agreement back, have its use restricted, "
          "object to a use, and complain."),
        _("The simplest way is “My data” on the page of your registration. Without a link, call the organisers."),
        ngettext("Every request gets a number and a first answer within %(num)s working day.",
                 "Every request gets a number and a first answer within %(num)s working days.", answered),
    ])  # fmt: skip


def _asking(event, _language):
    people = ", ".join(part for part in (event.contact_name, event.contact_phone) if part)
    return people or _("The office that invited you.")


_DEFAULTS = {
    "controller": _controller, "collected": _collected, "purposes": _purposes, "keeping": _keeping, "rights": _rights,
    "asking": _asking,
}  # fmt: skip
