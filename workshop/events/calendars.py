"""A workshop as a calendar file (RFC 5545) that phones and Outlook take."""

from flask import current_app
from icalendar import Calendar, Event, vText

from workshop.vietnamese.dates import LOCAL_ZONE


def calendar_file(event, *, url):
    """The bytes of an .ics with one entry; the same workshop keeps its UID, so a newer file replaces it."""
    calendar = Calendar()
    calendar.add("prodid", "-//OCOP workshop//vi")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    entry = Event()
    entry.add("uid", f"{event.slug}@{current_app.config['WORKSHOP_BASE_URL'].partition('://')[2]}")
    entry.add("sequence", event.version)
    entry.add("summary", event.title)
    entry.add("dtstamp", event.created_at)
    entry.add("dtstart", event.starts_at.astimezone(LOCAL_ZONE))
    entry.add("dtend", event.ends_at.astimezone(LOCAL_ZONE))
    entry["location"] = vText(event.place)
    entry.add("url", url)
    if event.status == "cancelled":
        entry.add("status", "CANCELLED")
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return calendar.to_ical()
