"""Reads of messages."""

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload

from workshop.audit.models import AuditEntry
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.messages.defaults import default
from workshop.messages.models import KINDS, Mailing, Message, MessageSetting, MessageTemplate

# how the outbox is filtered: (name, the statuses behind it)
GROUPS = {
    "waiting": ("waiting", "leased", "handing"), "sent": ("sent",), "failed": ("failed",),
    "uncertain": ("uncertain",), "to_copy": ("to_copy",), "copied": ("copied",), "cancelled": ("cancelled",),
}  # fmt: skip
TOLD = ("leased", "handing", "sent", "uncertain", "copied")
TOLD_OF = ("starts_at", "ends_at", "venue", "venue_address")
PROGRAMME = ("events.session_added", "events.session_edited", "events.session_moved", "events.session_removed")


def words_of(event, kind, language):
    """(subject, body): the organizer's own, or the default."""
    own = own_words(event, kind, language)
    return (own.subject, own.body) if own else default(kind, language)


def own_words(event, kind, language):
    """The organizer's template, or None while the default stands."""
    query = select(MessageTemplate).where(MessageTemplate.event_id == event.id, MessageTemplate.kind == kind)
    return db.session.scalar(query.where(MessageTemplate.language == language))


def changed_templates(event):
    """{(kind, language)} for which the organizer has own words."""
    query = select(MessageTemplate.kind, MessageTemplate.language).where(MessageTemplate.event_id == event.id)
    return {tuple(row) for row in db.session.execute(query)}


def setting_of(event_id):
    """How the workshop writes; a new one writes by itself."""
    found = db.session.get(MessageSetting, event_id)
    return found or MessageSetting(event_id=event_id, is_automatic=True, told_until=0)


def outbox(event, group="", kind="", mailing_id=None):
    """The messages of ``event`` as a select, the latest first."""
    query = select(Message).where(Message.event_id == event.id).options(joinedload(Message.mailing))
    if group in GROUPS:
        query = query.where(Message.status.in_(GROUPS[group]))
    if kind in KINDS:
        query = query.where(Message.kind == kind)
    if mailing_id:
        query = query.where(Message.mailing_id == mailing_id)
    return query.order_by(Message.id.desc())


def to_hand_over(event, group="to_copy", kind=""):
    """The messages without e-mail, oldest first: ``to_copy`` or ``copied``."""
    return outbox(event, group if group == "copied" else "to_copy", kind).order_by(None).order_by(Message.id)


def counts(event, mailing_id=None):
    """How many messages stand in each group."""
    query = select(Message.status, func.count()).where(Message.event_id == event.id)
    if mailing_id:
        query = query.where(Message.mailing_id == mailing_id)
    found = dict(db.session.execute(query.group_by(Message.status)).all())
    return {name: sum(found.get(status, 0) for status in statuses) for name, statuses in GROUPS.items()}


def message_at(event, message_id):
    """A message of ``event``.

    :raises NotFound: if there is none.
    """
    return _found(db.session.get(Message, message_id), event)


def mailing_at(event, mailing_id):
    """A mailing of ``event``.

    :raises NotFound: if there is none.
    """
    return _found(db.session.get(Mailing, mailing_id), event)


def mailings(event):
    """[(mailing, number of messages)], the latest first."""
    query = select(Mailing, func.count(Message.id)).outerjoin(Message, Message.mailing_id == Mailing.id)
    query = query.where(Mailing.event_id == event.id).group_by(Mailing.id).order_by(Mailing.id.desc())
    return [tuple(row) for row in db.session.execute(query)]


def messages_to(event, registration_id):
    """What was written to one delegate, the latest first."""
    query = select(Message).where(Message.event_id == event.id, Message.registration_id == registration_id)
    return list(db.session.scalars(query.order_by(Message.id.desc())))


def written_to(registration_id):
    """Every message to one registration, the oldest first."""
    query = select(Message).where(Message.registration_id == registration_id)
    return list(db.session.scalars(query.order_by(Message.id)))


def written_to_units_at(event_id, address):
    """Every message to an invited unit that went to ``address``, the oldest first."""
    query = select(Message).where(Message.event_id == event_id, Message.invitation_id.is_not(None))
    return list(db.session.scalars(query.where(Message.address == address).order_by(Message.id)))


def written_to_unit(invitation_id):
    """What was written to one invited unit, the latest first."""
    query = select(Message).where(Message.invitation_id == invitation_id)
    return list(db.session.scalars(query.order_by(Message.id.desc())))


def on_the_way_to_units(event, kind):
    """Ids of the invitations to which a message of ``kind`` waits to leave."""
    query = select(Message.invitation_id).where(Message.event_id == event.id, Message.kind == kind)
    return set(db.session.scalars(query.where(Message.status.in_(GROUPS["waiting"]))))


def has_been_told(registration_id):
    """Whether anything was e-mailed, may just have left, or was copied into Zalo: a text that waits told nobody."""
    query = select(Message.id).where(Message.registration_id == registration_id, Message.status.in_(TOLD))
    return db.session.scalar(query.limit(1)) is not None


def history(message):
    """What people did to a message, the latest first."""
    query = select(AuditEntry).where(AuditEntry.subject_type == "Message", AuditEntry.subject_id == message.id)
    return list(db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(50)))


def untold_changes(event):
    """(last audit entry, {changed things}) since delegates were last told; (0, empty) where there is nothing.

    Time and place are told of; the programme too, once anybody was written to.
    """
    since = setting_of(event.id).told_until
    first = db.session.scalar(select(func.min(Message.created_at)).where(Message.event_id == event.id))
    if first is None:
        return 0, set()
    edits = and_(AuditEntry.action == "events.event_edited", AuditEntry.subject_id == event.id)
    programme = and_(AuditEntry.action.in_(PROGRAMME), AuditEntry.event_id == event.id)
    query = select(AuditEntry).where(AuditEntry.id > since, AuditEntry.at > first, or_(edits, programme))
    last, changed = 0, set()
    for entry in db.session.scalars(query.order_by(AuditEntry.id)):
        found = set(entry.details.get("fields", ())) & set(TOLD_OF) if entry.action not in PROGRAMME else {"programme"}
        if found:
            last, changed = entry.id, changed | found
    return last, changed


def was_told(event, kind):
    """Whether a mailing of ``kind`` has gone out."""
    query = select(Mailing.id).where(Mailing.event_id == event.id, Mailing.kind == kind)
    return db.session.scalar(query.limit(1)) is not None


def _found(row, event):
    if row is None or row.event_id != event.id:
        raise NotFound
    return row
