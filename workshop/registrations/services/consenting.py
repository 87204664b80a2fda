"""Agreements that staff record on behalf, and the restriction that a person asked for."""

from workshop.audit import services as audit
from workshop.extensions import utc_now
from workshop.messages.services import silence
from workshop.registrations import consents, refusals
from workshop.registrations.models import Registration
from workshop.registrations.wordings import add_version, latest, words_of
from workshop.transactions import transaction

WORDS_LIMIT = 4000


def record_consents(registration, purposes, reason):
    """Keep agreements that a person gave otherwise than by a form; staff say how they know.

    :raises ReasonMissing: if they do not.
    """
    if not reason.strip():
        raise refusals.ReasonMissing("reason")
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        for purpose in purposes:
            consents.grant(registration, purpose, reason.strip()[:300])
        audit.record("registrations.consents_recorded", registration, purposes=sorted(purposes))
        return registration


def withdraw_consent(registration, purpose):
    """Take one agreement back, at once; what was agreed to before stays on record."""
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        if consents.withdraw(registration, purpose):
            audit.record("registrations.consent_withdrawn", registration, purpose=purpose)
        return registration


def restrict_registration(registration, lift=False):
    """Only keep a person's data and use it no more, as they asked; or ``lift`` that again."""
    with transaction() as session:
        registration = session.get(Registration, registration.id)
        registration.restricted_at = None if lift else registration.restricted_at or utc_now()
        if not lift:
            silence(registration.id)
        action = "registrations.restriction_lifted" if lift else "registrations.restricted"
        audit.record(action, registration)
        return registration


def reword(event_id, topic, language, words):
    """Make a new version of words about personal data; the same words again make none.

    ``event_id`` None means the default of every workshop.
    """
    words = words.strip()
    if len(words) > WORDS_LIMIT:
        raise refusals.TooLong("words", limit=WORDS_LIMIT)
    with transaction():
        last = latest(event_id, topic, language)
        if (last.words if last else words_of(event_id, topic, language)) == words:
            return last
        made = add_version(event_id, topic, language, words)
        audit.record("registrations.privacy_text_changed", made, event_id=event_id, topic=topic, version=made.version)
        return made
