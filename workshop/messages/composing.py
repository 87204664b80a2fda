"""Making a message: its text for mail and Zalo, and the letter that a mail server takes."""

from flask import current_app, render_template
from flask_babel import force_locale

from workshop.edges.mail import Attachment, Letter, Picture
from workshop.events.calendars import calendar_file
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.messages import placeholders, queries, recipients, values
from workshop.messages.layout import blocks_of
from workshop.messages.models import Message
from workshop.messages.refusals import Overtaken
from workshop.messages.truth import TRUE_FOR
from workshop.paper.codes import grouped

STANDING = ("confirmed", "pending", "waiting")
WITH_TICKET = ("placed", "promoted", "reminder", "change")
WITH_CALENDAR = ("placed", "promoted", "reminder", "change", "event_cancelled", "invitation")
WITH_PAPER = ("invitation",)


def text_of(event, person, kind, language, *, note="", words=None):
    """(subject, body) for ``person``; ``words`` are (subject, body) that are not saved yet."""
    subject, body = words or queries.words_of(event, kind, language)
    filled = {**values.event_values(event, language), **values.person_values(person, language), "note": note}
    return " ".join(placeholders.fill(subject, filled).split())[:250], placeholders.fill(body, filled)


def group_text(event, language, *, note=""):
    """The text for a Zalo group: nothing in it is anybody's own."""
    subject, body = queries.words_of(event, "group", language)
    filled = {**values.event_values(event, language), "note": note}
    return f"{placeholders.fill(subject, filled).upper()}\n\n{placeholders.fill(body, filled)}"


def message_text(message, person, known=None):
    """(subject, body) of ``message``: as it left, or as it would leave now.

    ``known`` is a dict that a list of messages shares, so that the words of each kind are read once.
    """
    if message.body:
        return message.subject, message.body
    note, key = message.mailing.note if message.mailing else "", (message.kind, message.language)
    known = {} if known is None else known
    if key not in known:
        known[key] = queries.words_of(message.event, *key)
    return text_of(message.event, person, *key, note=note, words=known[key])


def has_ticket(person, kind):
    """Whether the ticket's picture goes with a message of ``kind``."""
    return kind in WITH_TICKET and person.status == "confirmed"


def letter_of(message_id):
    """The letter for the message with this id, as things stand now.

    :raises Overtaken: if it must not leave any more.
    """
    message = db.session.get(Message, message_id, populate_existing=True)
    person = recipients.person_of(message)
    require_true(message, person)
    event = db.session.get(Event, message.event_id)
    subject, body = text_of(
        event, person, message.kind, message.language, note=message.mailing.note if message.mailing else ""
    )
    paper = recipients.units().paper(person.invitation_id) if message.kind in WITH_PAPER else None
    calendar = calendar_file(event, url=values.page_of(event)) if message.kind in WITH_CALENDAR else None
    return Letter(
        to=person.email, to_name=person.full_name, subject=subject, text=body, language=message.language,
        message_id=f"<{message.message_id}@{_domain()}>", picture=_picture(person, message.kind), calendar=calendar,
        files=(Attachment(*paper, "application/pdf"),) if paper else (),
        html=html_of(event, subject, body, message.language, is_unit=person.is_unit,
                     code=person.ticket_code if has_ticket(person, message.kind) else ""),
    )  # fmt: skip


def html_of(event, subject, body, language, *, code="", is_unit=False):
    """The HTML beside the text: the same words, calm, with the picture of the ticket, or of a unit's reply page."""
    with force_locale(language):
        return render_template(
            "email/message.html", event=event, subject=subject, blocks=blocks_of(body), lang=language,
            code=grouped(code) if code else "", title=event.title_in(language), is_unit=is_unit,
        )  # fmt: skip


def require_true(message, person):
    """Insist that ``message`` may still leave.

    :raises Overtaken: with the reason.
    """
    if person is not None and person.is_silent:
        raise Overtaken("restricted")
    if person is None or not person.email:
        raise Overtaken("no_address")
    if person.is_demonstration or message.is_demonstration or message.event.is_demonstration:
        raise Overtaken("demonstration")
    if person.status not in TRUE_FOR.get(message.kind, STANDING):
        raise Overtaken("answered" if person.is_unit else "overtaken")
    if message.event.status == "cancelled" and message.kind not in ("event_cancelled", "cancelled"):
        raise Overtaken("overtaken")
    if message.kind == "event_cancelled" and message.event.status != "cancelled":
        raise Overtaken("overtaken")
    if message.event.ends_at < utc_now():
        raise Overtaken("over")


def _picture(person, kind):
    if person.is_unit:
        return Picture("ticket", "ma-qr-tra-loi.png", recipients.units().picture(person.invitation_id))
    if not has_ticket(person, kind):
        return None
    return Picture("ticket", f"ve-{person.ticket_code}.png", recipients.people().ticket(person.registration_id))


def _domain():
    return current_app.config["WORKSHOP_BASE_URL"].partition("://")[2].partition("/")[0].partition(":")[0]
