"""Writing to many at once."""

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.messages import queries, recipients
from workshop.messages.models import Mailing, Message, MessageSetting
from workshop.messages.refusals import NeedsNote, NothingToSend
from workshop.messages.services.posting import made, way_for
from workshop.transactions import transaction

ON_THE_WAY = ("waiting", "leased", "handing")


def write_to_many(event, kind, *, audience, token, note="", by=None, with_email=True, without_email=True):
    """Write a message of ``kind`` to everybody whom ``audience`` chooses; the same ``token`` twice is one mailing.

    :raises NothingToSend: if that is nobody.
    :raises NeedsNote: for a change that is not described.
    """
    note = note.strip()
    if kind == "change" and not note:
        raise NeedsNote("note")
    with transaction() as session:
        known = session.scalar(select(Mailing).where(Mailing.event_id == event.id, Mailing.token == token))
        if known is not None:
            return known
        chosen = [
            each for each in recipients.people().chosen(event, audience)
            if (with_email if each.has_email else without_email)
        ]  # fmt: skip
        if not chosen:
            raise NothingToSend
        mailing = Mailing(event_id=event.id, kind=kind, token=token, note=note, audience=audience, created_by_id=by)
        session.add(mailing)
        session.flush()
        session.add_all([made(each, kind, f"mailing:{mailing.id}", mailing_id=mailing.id) for each in chosen])
        if kind == "change":
            _dealt_with(session, event)
        audit.record("messages.mailing_written", mailing, kind=kind, count=len(chosen))
        return mailing


def write_to_units(event, kind, chosen, *, token, note="", by=None):
    """Write a message of ``kind`` to the ``chosen`` Recipients; the same ``token`` twice is one mailing.

    Who has one of this kind waiting already gets no second one.

    :raises NothingToSend: if that is nobody, or none of them can be reached by e-mail.
    """
    with transaction() as session:
        known = session.scalar(select(Mailing).where(Mailing.event_id == event.id, Mailing.token == token))
        if known is not None:
            return known
        on_the_way = select(Message.invitation_id).where(
            Message.event_id == event.id, Message.kind == kind, Message.status.in_(ON_THE_WAY)
        )
        busy = set(session.scalars(on_the_way))
        reached = [each for each in chosen if each.invitation_id not in busy and way_for(each)[0] == "waiting"]
        if not reached:
            raise NothingToSend
        mailing = Mailing(event_id=event.id, kind=kind, token=token, note=note.strip(), created_by_id=by,
                          audience={"invitations": [each.invitation_id for each in reached]})  # fmt: skip
        session.add(mailing)
        session.flush()
        session.add_all([made(each, kind, f"mailing:{mailing.id}", mailing_id=mailing.id) for each in reached])
        audit.record("messages.mailing_written", mailing, kind=kind, count=len(reached))
        return mailing


def dismiss_changes(event):
    """Say that delegates need not be told of what changed until now."""
    with transaction() as session:
        _dealt_with(session, event)
        audit.record("messages.changes_dismissed", event, event_id=event.id)


def _dealt_with(session, event):
    last, _changed = queries.untold_changes(event)
    if last:
        setting = session.get(MessageSetting, event.id) or MessageSetting(event_id=event.id, is_automatic=True)
        setting.told_until = last
        session.add(setting)
