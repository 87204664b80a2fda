"""What stands on every invitation of a workshop, and its number."""

from workshop.audit import services as audit
from workshop.errors import Invalid, StaleVersion
from workshop.events.queries import lead_of
from workshop.extensions import utc_now
from workshop.paper.services import open_book, take_number
from workshop.registrations import places
from workshop.registrations.invitations import queries, refusals
from workshop.registrations.invitations.wording import TEXTS, number_text
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day

BOOK = "GM"


def edit_letter(event, *, version, texts, **values):
    """Keep the texts, number, dates and rules of the invitations of ``event``.

    :raises ReplyAfterWorkshop: if units could answer when it is over.
    :raises StaleVersion: if somebody changed them since ``version``.
    """
    if values.get("unit_limit") is not None and values["unit_limit"] < 1:
        raise Invalid("unit_limit")
    with transaction() as session:
        event = places.locked_event(session, event.id)
        letter = queries.letter_of(event)
        if letter.version != version:
            raise StaleVersion
        if letter.id is None:
            letter.version = None  # the mapper counts from 1
            session.add(letter)
        if (reply_by := values.get("reply_by")) and reply_by != letter.reply_by:
            begins = local_day(event.starts_at)
            if reply_by > begins:
                raise refusals.ReplyAfterWorkshop("reply_by", day=f"{begins:%d/%m/%Y}")
        letter.texts = {name: text for name, text in texts.items() if name in TEXTS and text}
        for name, value in values.items():
            setattr(letter, name, value)
        session.flush()
        audit.record("registrations.letter_edited", letter, event_id=event.id)
        return letter


def number_letter(event):
    """Give the letter the next number of the GM book of the organisation that leads; the one it has, where it has one.

    :raises NobodyLeads: if no organisation leads the workshop.
    :raises BookIsExternal: if the numbers of that book come from another office.
    """
    lead = lead_of(event)
    if lead is None:
        raise refusals.NobodyLeads
    with transaction() as session:
        places.locked_event(session, event.id)
        letter = queries.letter_of(event)
        if letter.id is None:
            letter.version = None
            session.add(letter)
            session.flush()
        day = letter.dated_on or local_day(utc_now())
        value = take_number(open_book(lead.id, BOOK, day.year), letter)
        letter.dated_on, letter.number = day, number_text(str(value), lead)
        return letter
