"""What a guest agrees to, purpose by purpose, and which words were shown for it."""

from workshop.errors import N_
from workshop.extensions import utc_now
from workshop.registrations.models import Consent

# raise the version whenever the words below change; what was agreed to is kept with its version
TEXT_VERSION = "2026-11"
REQUIRED = "attend"
TEXTS = {
    "attend": N_(
        "I agree that the organisers use my name, position, unit and contact details to prepare and run this workshop."
    ),
    "contact": N_("The organisers may contact me after the workshop about trade promotion activities."),
    "photo": N_("Photographs of me at the workshop may be published in its reports and news."),
}


def state(registration, purposes):
    """Grant what is in ``purposes`` and withdraw what is not; withdrawn ones stay on record."""
    standing = {consent.purpose: consent for consent in registration.consents if consent.withdrawn_at is None}
    for purpose in purposes:
        if purpose not in standing:
            registration.consents.append(Consent(purpose=purpose, text_version=TEXT_VERSION))
    for purpose, consent in standing.items():
        if purpose not in purposes:
            consent.withdrawn_at = utc_now()


def standing(registration):
    """The purposes that hold today."""
    return [consent.purpose for consent in registration.consents if consent.withdrawn_at is None]
