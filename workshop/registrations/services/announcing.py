"""Writing to a delegate when a registration changes: one message in the outbox, in the same transaction."""

from workshop.extensions import utc_now
from workshop.messages import queries as messages
from workshop.messages.placeholders import key_of, marks
from workshop.messages.recipients import Recipient
from workshop.messages.services import post, way_for, withdraw_unsent

LINK_WINDOW = 600  # seconds in which asking again sends nothing more
SILENT_SOURCES = ("import", "walk_in")  # a list read in is written to when the organizer says so
KNOWING_SOURCES = ("public", "invitation")  # the person, or their unit, saw the ticket on a page


def recipient_of(registration):
    """The registration as the outbox takes it."""
    return Recipient(
        registration.id, registration.event_id, bool(registration.email), registration.language,
        registration.is_demonstration, is_silent(registration),
    )  # fmt: skip


def send_link(registration):
    """Send the personal link, with what else the state of the registration says, to the e-mail that is on record.

    Without one, or while mail is off, the office is asked to send it; so it is where own words name no link.
    Asked again within ten minutes it is the same message.
    """
    if not _leaves_with_link(registration):
        return None
    window = int(utc_now().timestamp()) // LINK_WINDOW
    sent = post(recipient_of(registration), _confirmation(registration.status), f"link:{window}")
    return sent if sent.status in ("waiting", "leased", "handing", "sent") else None


def _leaves_with_link(registration):
    to, event = recipient_of(registration), registration.event
    if to.is_silent or registration.status not in ("confirmed", "pending", "waiting") or way_for(to)[0] != "waiting":
        return False
    _subject, body = messages.words_of(event, _confirmation(registration.status), to.language)
    is_ahead = event.status in ("published", "closed") and event.ends_at > utc_now()
    return is_ahead and any(key_of(mark) == "link" for mark in marks(body))


def is_silent(registration):
    """Whether nothing is written to this person: erased, or only kept as they asked."""
    return registration.anonymised_at is not None or registration.restricted_at is not None


def announce_new(registration):
    """Confirm a registration that was just made, in whatever state it begins."""
    if registration.source not in SILENT_SOURCES and _is_time(registration.event):
        _post(registration, _confirmation(registration.status))


def announce_standing(registration, before):
    """Tell of a state that took the place of ``before``; what the outbox still holds of that one is taken back."""
    was_told = messages.has_been_told(registration.id)
    withdraw_unsent(registration.id, with_mailings=registration.status == "cancelled")
    if not _is_time(registration.event):
        return
    if registration.status == "cancelled":
        # whom the office put on a list, and who never heard of it, is not told that it is over
        if was_told or registration.source in KNOWING_SOURCES:
            _post(registration, "cancelled")
    elif registration.status == "confirmed" and before == "waiting":
        _post(registration, "promoted")
    else:
        _post(registration, _confirmation(registration.status))


def _confirmation(status):
    return "placed" if status == "confirmed" else status


def _post(registration, kind):
    if is_silent(registration):
        return
    # the number of the change names the occasion: the same change never speaks twice
    post(recipient_of(registration), kind, f"change:{registration.change_number}")


def _is_time(event):
    """Only of a workshop that the public sees and that has not begun; the day itself is the desk's."""
    is_ahead = event.status in ("published", "closed") and event.starts_at > utc_now()
    return is_ahead and messages.setting_of(event.id).is_automatic
