"""The organizer's own words."""

from workshop.audit import services as audit
from workshop.messages import placeholders, queries
from workshop.messages.models import MessageSetting, MessageTemplate
from workshop.messages.refusals import BodyMissing, SubjectMissing
from workshop.transactions import transaction


def save_template(event, kind, language, *, subject, body):
    """Keep own words for one kind of message in one language.

    :raises Invalid: without subject or text, or with a placeholder that is not on the list; names the field.
    """
    subject, body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
    if not subject:
        raise SubjectMissing("subject")
    if not body:
        raise BodyMissing("body")
    placeholders.require_known(subject, "subject")
    placeholders.require_known(body, "body")
    with transaction() as session:
        own = queries.own_words(event, kind, language)
        if own is None:
            own = MessageTemplate(event_id=event.id, kind=kind, language=language)
            session.add(own)
        own.subject, own.body = subject, body
        audit.record("messages.template_saved", own, kind=kind, language=language)
        return own


def reset_template(event, kind, language):
    """Let the default words stand again."""
    with transaction() as session:
        own = queries.own_words(event, kind, language)
        if own is not None:
            audit.record("messages.template_reset", own, kind=kind, language=language)
            session.delete(own)


def set_automatic(event, is_automatic):
    """Let the workshop write by itself when a registration changes, or not."""
    with transaction() as session:
        setting = session.get(MessageSetting, event.id) or MessageSetting(event_id=event.id, told_until=0)
        setting.is_automatic = is_automatic
        session.add(setting)
        audit.record("messages.automatic_set", event, event_id=event.id, is_automatic=is_automatic)
