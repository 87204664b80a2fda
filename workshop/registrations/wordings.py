"""The words about personal data that stand now and that stood before: an event's own, the default, the shipped ones."""

import csv
import hashlib
from functools import cache
from pathlib import Path

from sqlalchemy import func, select

from workshop.audit.actor import current_actor
from workshop.extensions import db
from workshop.registrations.models import PrivacyText

PURPOSES = ("attend", "contact", "photo", "share")
REQUIRED = "attend"
LANGUAGES = ("vi", "en")
_SHIPPED = Path(__file__).parent / "data" / "agreements.csv"


def words_of(event_id, topic, language):
    """The words in force for ``topic``: the event's own, otherwise the default, otherwise the shipped ones."""
    found = text_in_force(event_id, topic, language)
    return found.words if found else shipped().get((topic, language), "")


def agreements(event_id, language):
    """{purpose: words} of what a guest is asked; a purpose with empty words is not asked for."""
    found = {purpose: words_of(event_id, purpose, language) for purpose in PURPOSES}
    return {purpose: words for purpose, words in found.items() if words}


def for_others(event_id, language):
    """The words about the use for this workshop, for whoever names others; an office's own words are quoted."""
    words = words_of(event_id, REQUIRED, language)
    if words == shipped().get((REQUIRED, language)):
        return shipped()["others", language]
    return shipped()["others_own", language].replace("%s", words)


def for_others_shown(event_id, language):
    """The proof of these words, for the form that shows them."""
    return fingerprint({REQUIRED: for_others(event_id, language)})


def fingerprint(words):
    """One short proof of a whole set of words, so that a form can say which it showed."""
    return _sha256("\n".join(f"{purpose}:{text}" for purpose, text in sorted(words.items())))[:16]


def text_in_force(event_id, topic, language):
    """The row whose words hold now, or None where the shipped words were never kept."""
    return latest(event_id, topic, language) or (latest(None, topic, language) if event_id else None)


def latest(event_id, topic, language):
    """The last version of exactly this event (None: the default), or None."""
    return db.session.scalar(_versions(event_id, topic, language).limit(1))


def versions(event_id, topic, language):
    """Every version of this event's words (None: of the default), the last first."""
    return list(db.session.scalars(_versions(event_id, topic, language)))


def kept_text(event_id, topic, language):
    """The row in force, made from the shipped words where there is none; inside a transaction."""
    found = text_in_force(event_id, topic, language)
    return found or add_version(None, topic, language, shipped().get((topic, language), ""))


def add_version(event_id, topic, language, words):
    """A new version of the words; inside a transaction."""
    last = select(func.max(PrivacyText.version)).where(*_exactly(event_id, topic, language))
    actor = current_actor()
    made = PrivacyText(
        event_id=event_id, topic=topic, language=language, version=(db.session.scalar(last) or 0) + 1, words=words,
        sha256=_sha256(words), created_by_id=actor.id if actor.kind == "user" else None,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


@cache
def shipped():
    """{(topic, language): words} that the product comes with."""
    with open(_SHIPPED, encoding="utf-8", newline="") as file:
        return {(row["topic"], row["language"]): row["words"] for row in csv.DictReader(file)}


def _versions(event_id, topic, language):
    query = select(PrivacyText).where(*_exactly(event_id, topic, language))
    return query.order_by(PrivacyText.version.desc())


def _exactly(event_id, topic, language):
    of_event = PrivacyText.event_id.is_(None) if event_id is None else PrivacyText.event_id == event_id
    return of_event, PrivacyText.topic == topic, PrivacyText.language == language


def _sha256(words):
    return hashlib.sha256(words.encode()).hexdigest()
