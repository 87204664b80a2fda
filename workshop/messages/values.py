"""What stands in the place of each placeholder."""

from flask import current_app

from workshop.paper.codes import grouped
from workshop.vietnamese.dates import LOCAL_ZONE, short_date, weekday_name

HONORIFICS = {
    "vi": {"ông": "Ông", "bà": "Bà", "đồng chí": "Đồng chí", "": "Ông/Bà"},
    "en": {"ông": "Mr", "bà": "Ms"},
}


def event_values(event, language):
    """The values that are the same for everybody."""
    local = event.starts_at.astimezone(LOCAL_ZONE)
    return {
        "event": event.title_in(language), "day": _day(local.date(), language), "time": f"{local:%H:%M}",
        "venue": event.place,
        "programme": "\n".join(_item(item) for item in event.programme),
        "hosts": "\n".join(host.organization.name for host in event.hosts) or _organisers(language),
        "contact": ", ".join(part for part in (event.contact_name, event.contact_phone) if part),
        "page": page_of(event),
    }  # fmt: skip


def person_values(person, language):
    """The values that are one delegate's own; a ticket only for who has a place."""
    return {
        "name": person.full_name, "address": HONORIFICS[language].get(person.honorific, ""),
        "position": person.position, "unit": person.organization, "link": person.link,
        "ticket": grouped(person.ticket_code) if person.status == "confirmed" else "",
        "place": person.place, "reason": person.reason, "quota": person.quota, "reply_by": person.reply_by,
    }  # fmt: skip


def page_of(event):
    """The whole address of the public page."""
    return f"{current_app.config['WORKSHOP_BASE_URL']}/e/{event.slug}"


def _day(day, language):
    if language == "en":
        return f"{day:%A}, {day.day} {day:%B} {day.year}"
    return f"{weekday_name(day)}, ngày {short_date(day)}"


def _item(item):
    start = f"{item.starts_at.astimezone(LOCAL_ZONE):%H:%M} " if item.starts_at else ""
    return f"- {start}{item.title}" + (f" ({item.speaker})" if item.speaker else "")


def _organisers(language):
    return "The organisers" if language == "en" else "Ban Tổ chức"
