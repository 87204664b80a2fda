"""What a guest agrees to, purpose by purpose: the exact words, when and how, and when it was taken back."""

from workshop.audit.actor import current_actor
from workshop.errors import N_
from workshop.extensions import db, utc_now
from workshop.registrations import refusals, wordings
from workshop.registrations.models import Consent
from workshop.registrations.wordings import PURPOSES, REQUIRED

__all__ = ["HOW", "LABELS", "PURPOSES", "REQUIRED", "grant", "require_shown", "standing", "state", "withdraw"]
LABELS = {
    "attend": N_("Use of my data for this workshop"),
    "contact": N_("Contact after the workshop"),
    "photo": N_("Photographs"),
    "share": N_("Sharing with e-commerce platforms"),
}
HOW = {
    "form": N_("on the public form"), "link": N_("by the personal link"), "behalf": N_("entered by the office"),
    "desk": N_("at the reception desk"), "invitation": N_("by an invitation"), "api": N_("by another system"),
}  # fmt: skip
HOW_BY_SOURCE = {"public": "form", "staff": "behalf", "walk_in": "desk", "invitation": "invitation", "api": "api"}
HOW_BY_ACTOR = {"public": "link", "user": "behalf", "desk": "desk", "token": "api"}


def require_shown(event_id, delegate):
    """Insist that the words in force are those that the form showed, where it says which.

    :raises WordsChanged: if they are others by now.
    """
    words = wordings.agreements(event_id, delegate.language)
    if delegate.words_shown and delegate.words_shown != wordings.fingerprint(words):
        raise refusals.WordsChanged


def state(registration, purposes):
    """Grant what is in ``purposes`` and withdraw what is not; withdrawn ones stay on record."""
    for purpose in purposes:
        grant(registration, purpose)
    for purpose in standing(registration):
        if purpose not in purposes:
            withdraw(registration, purpose)


def grant(registration, purpose, reason=""):
    """Keep that the person agrees to ``purpose`` in the words in force in their language; twice is once."""
    if purpose in standing(registration):
        return
    with db.session.no_autoflush:
        text = wordings.kept_text(registration.event_id, purpose, registration.language)
        registration.consents.append(
            Consent(purpose=purpose, text=text, how=_how(registration), reason=reason, stated_by_id=_staff())
        )


def withdraw(registration, purpose):
    """Keep that the person no longer agrees; returns whether there was anything to take back."""
    found = [each for each in registration.consents if each.purpose == purpose and each.withdrawn_at is None]
    for consent in found:
        consent.withdrawn_at, consent.withdrawn_by_id = utc_now(), _staff()
        consent.withdrawn_how = HOW_BY_ACTOR.get(current_actor().kind, "behalf")
    return bool(found)


def standing(registration):
    """The purposes that hold today."""
    return [consent.purpose for consent in registration.consents if consent.withdrawn_at is None]


def _how(registration):
    if registration.id is None:
        return HOW_BY_SOURCE.get(registration.source, "behalf")
    return HOW_BY_ACTOR.get(current_actor().kind, "behalf")


def _staff():
    actor = current_actor()
    return actor.id if actor.kind == "user" else None
