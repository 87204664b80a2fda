"""A workshop from draft to closed: create, edit, publish, close, duplicate."""

import secrets

from sqlalchemy import select, update

from workshop import hooks
from workshop.audit import services as audit
from workshop.errors import StaleVersion
from workshop.events.models import DelegateKind, Event, Host, ProgrammeSession
from workshop.events.queries import missing_for_publication
from workshop.events.refusals import (
    CapacityTooSmall,
    ClosesAfterEnd,
    ClosesBeforeOpens,
    ContactPhoneUnreadable,
    EndsBeforeStart,
    NotReadyToPublish,
    TitleMissing,
)
from workshop.events.services.kinds import DEFAULT_KINDS
from workshop.extensions import db
from workshop.transactions import transaction
from workshop.vietnamese.dates import LOCAL_ZONE, local_day
from workshop.vietnamese.names import search_words
from workshop.vietnamese.phones import is_dialled

SLUG_LENGTH = 60
COPIED = (
    "title_en", "description", "venue", "venue_address", "capacity", "needs_approval", "contact_name", "contact_phone",
    "form_fields",
)  # fmt: skip
_TIMES = {"ends_at", "registration_opens_at", "registration_closes_at"}
CORRECTABLE = (*COPIED, "title", "starts_at", "ends_at", "registration_opens_at", "registration_closes_at")


def create_event(*, title, starts_at, ends_at, slug=None, kinds=DEFAULT_KINDS, **fields):
    """Open a draft with its address, the salt of its desks and the usual kinds of delegates.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        event = Event(
            title=title, starts_at=starts_at, ends_at=ends_at, desk_salt=secrets.token_hex(16), **fields
        )
        _require_sense(event)
        event.slug = slug or _free_slug(session, title, starts_at)
        event.kinds = [
            DelegateKind(
                code=code, label=label, label_en=label_en, colour=colour, is_public=is_public, position=place
            )
            for place, (code, label, label_en, colour, is_public) in enumerate(kinds)
        ]
        session.add(event)
        session.flush()
        audit.record("events.event_created", event, event_id=event.id)
        hooks.call("event_created", event)
        return event


def edit_event(event, version, **fields):
    """Change what guests and staff are told about ``event``; its address never changes.

    :raises StaleVersion: if somebody saved it since ``version``.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        # held: whoever registers meanwhile must count against the places that stand afterwards
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        if event.version != version:
            raise StaleVersion
        changed = [
            name for name, value in fields.items() if name in CORRECTABLE and getattr(event, name) != value
        ]
        for name in changed:
            setattr(event, name, fields[name])
        _require_sense(event)
        if _TIMES & set(changed):
            _require_closing_in_time(event)
        if "contact_phone" in changed and not is_dialled(event.contact_phone):
            raise ContactPhoneUnreadable("contact_phone")
        if changed:
            audit.record("events.event_edited", event, event_id=event.id, fields=sorted(changed))
        if "capacity" in changed:
            session.flush()
            hooks.call("places_changed", event)
        return event


def publish_event(event):
    """Show ``event`` to the public; a closed one opens again.

    :raises NotReadyToPublish: without a venue or an organisation that leads it.
    """
    with transaction() as session:
        event = session.get(Event, event.id)
        if missing_for_publication(event):
            raise NotReadyToPublish
        return _set_status(event, "published")


def unpublish_event(event):
    """Take ``event`` back into draft, so that its public page is gone."""
    with transaction() as session:
        return _set_status(session.get(Event, event.id), "draft")


def close_event(event):
    """Close ``event``: its page stays, and nobody can register any more."""
    with transaction() as session:
        return _set_status(session.get(Event, event.id), "closed")


def cancel_event(event):
    """Say that ``event`` does not take place: its page stays and says so, its calendar entry is cancelled.

    Publishing takes it back.
    """
    with transaction() as session:
        return _set_status(session.get(Event, event.id), "cancelled")


def duplicate_event(event, *, title, starts_at, ends_at):
    """Open a draft with the hosts, programme and kinds of ``event``; people and materials stay behind."""
    with transaction() as session:
        source = session.get(Event, event.id)
        kinds = [(kind.code, kind.label, kind.label_en, kind.colour, kind.is_public) for kind in source.kinds]
        copied = {name: getattr(source, name) for name in COPIED}
        made = create_event(title=title, starts_at=starts_at, ends_at=ends_at, kinds=kinds, **copied)
        for kind, original in zip(made.kinds, source.kinds, strict=True):
            kind.hand_over, kind.capacity = original.hand_over, original.capacity
            kind.needs_approval = original.needs_approval
        later = starts_at - source.starts_at
        made.hosts = [
            Host(organization_id=h.organization_id, role=h.role, position=h.position) for h in source.hosts
        ]
        made.sessions = [_moved(item, later) for item in source.sessions]
        audit.record("events.event_duplicated", made, event_id=made.id, source=source.id)
        hooks.call("event_copied", source, made)
        return made


def touch(event_id):
    """Raise the event's counter of changes inside the running transaction and return it.

    Desks ask for what changed since a number; the row's lock puts changes in one order.
    """
    raised = update(Event).where(Event.id == event_id).values(change_counter=Event.change_counter + 1)
    raised = raised.returning(Event.change_counter).execution_options(synchronize_session=False)
    return db.session.execute(raised).scalar_one()


def _set_status(event, status):
    if event.status != status:
        audit.record("events.status_changed", event, event_id=event.id, before=event.status, after=status)
        event.status = status
    return event


def _moved(item, later):
    starts_at, ends_at = (moment + later if moment else None for moment in (item.starts_at, item.ends_at))
    return ProgrammeSession(
        kind=item.kind, title=item.title, starts_at=starts_at, ends_at=ends_at,
        speaker=item.speaker, speaker_title=item.speaker_title, position=item.position,
    )  # fmt: skip


def _require_sense(event):
    if not event.title:
        raise TitleMissing("title")
    if event.ends_at <= event.starts_at:
        raise EndsBeforeStart("ends_at")
    if event.capacity is not None and event.capacity < 1:
        raise CapacityTooSmall("capacity")
    opens, closes = event.registration_opens_at, event.registration_closes_at
    if opens and closes and closes <= opens:
        raise ClosesBeforeOpens("registration_closes_at")


def _require_closing_in_time(event):
    """What an older workshop says already is asked about only where somebody changes its times."""
    ends = f"{event.ends_at.astimezone(LOCAL_ZONE):%H:%M, %d/%m/%Y}"
    for name in ("registration_closes_at", "registration_opens_at"):
        if (moment := getattr(event, name)) and moment > event.ends_at:
            raise ClosesAfterEnd(name, ends=ends)


def _free_slug(session, title, starts_at):
    """The title's words and the year, said once, cut at a word; numbered where the address is taken."""
    wanted = ""
    for word in search_words(title):
        if len(wanted) + len(word) >= SLUG_LENGTH:
            break
        wanted = f"{wanted}-{word}" if wanted else word
    year = str(local_day(starts_at).year)
    wanted = wanted if wanted.endswith(f"-{year}") else f"{wanted or 'hoi-thao'}-{year}"
    taken = set(session.scalars(select(Event.slug).where(Event.slug.startswith(wanted))))
    number = 1
    while (slug := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return slug
