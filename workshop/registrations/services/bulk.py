"""The thin path for lists of thousands: what ``register`` and ``edit_registration`` do, by the statement.

Judged by hand on :class:`Draft`, written by Core in chunks, inside the caller's transaction, which
keeps the audit record of the whole list. It gives the rows that the verbs would give, which
tests/unit/registrations/test_bulk.py compares row by row. Who may have to wait for a place goes
through ``register`` itself, so that there is one home for the rules of places.
"""

from sqlalchemy import bindparam, delete, insert, select, update

from workshop import hooks
from workshop.events.models import Event
from workshop.extensions import db
from workshop.paper.codes import new_code
from workshop.registrations import places, readings, words
from workshop.registrations.delegates import Delegate
from workshop.registrations.drafts import KEPT
from workshop.registrations.models import Registration, RegistrationTitle, RegistrationWord
from workshop.registrations.services.entering import register
from workshop.registrations.services.standing import cancel_registrations
from workshop.transactions import transaction

CHUNK = 2_000
# the database derives rank_shown of new rows
_ADDED = [name for name in KEPT if name not in ("rank_override", "rank_shown")]


def register_drafts(event, drafts, *, source):
    """Give each of ``drafts``, which are clean and new, a place or a place in the queue; sets their ids.

    ``version`` of a draft counts the changes that were made to it since.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        certain = drafts[: _certain_places(event, len(drafts))]
        numbers = _change_numbers(event.id, [draft.version for draft in certain])
        shared = {"event_id": event.id, "source": source, "is_demonstration": event.is_demonstration,
                  "status": "confirmed"}  # fmt: skip
        for start in range(0, len(certain), CHUNK):
            _insert(session, certain[start : start + CHUNK], numbers[start : start + CHUNK], shared)
        for draft in drafts[len(certain) :]:
            made = register(event, _delegate(draft), source=source)
            draft.id, draft.status, draft.version = made.id, made.status, made.version
        _tell([draft.id for draft in certain])


def correct_drafts(event, drafts, changes):
    """Write ``drafts``, which were changed ``changes[draft.id]`` times, as they are now."""
    with transaction() as session:
        places.locked_event(session, event.id)
        numbers = _change_numbers(event.id, [changes[draft.id] for draft in drafts])
        names = [name for name in KEPT if name != "rank_override"]
        rows = [
            {name: getattr(draft, name) for name in names}
            | {"key": draft.id, "version": draft.version, "change_number": number, "rank_shown": _rank_shown(draft)}
            for draft, number in zip(drafts, numbers, strict=True)
        ]
        for start in range(0, len(rows), CHUNK):
            columns = {name: bindparam(name) for name in (*names, "version", "change_number")}
            written = update(Registration.__table__).where(Registration.__table__.c.id == bindparam("key"))
            session.execute(written.values(columns), rows[start : start + CHUNK])
            ids = [draft.id for draft in drafts[start : start + CHUNK]]
            session.execute(delete(RegistrationTitle.__table__).where(RegistrationTitle.registration_id.in_(ids)))
            _insert_titles(session, drafts[start : start + CHUNK])
            words.refresh(session.connection(), Registration.id.in_(ids))
        session.expire_all()
        _tell([draft.id for draft in drafts])


def remove_registrations(event, ids):
    """Take ``ids`` away as if they had never been, where nothing knows of them; returns (removed, cancelled).

    Who was scanned, written to or handed to a desk is cancelled instead and stays on record. Free
    places go to those who wait.
    """
    with transaction() as session:
        places.locked_event(session, event.id)
        ids = set(ids)
        used = ids if hooks.first("registrations_kept", event.id) else _referred_to(ids)
        removed = sorted(ids - used)
        for start in range(0, len(removed), CHUNK):
            gone = Registration.__table__.c.id.in_(removed[start : start + CHUNK])
            session.execute(delete(Registration.__table__).where(gone))
        session.expire_all()
        cancel_registrations(event, sorted(used))  # moves up who waits, also for nobody
        return set(removed), used


def _certain_places(event, wanted):
    """How many of ``wanted`` have a place without asking; the verb decides on the others one by one."""
    if any(getattr(kind, "capacity", None) is not None for kind in event.kinds):
        return 0
    return wanted if event.capacity is None else max(0, min(wanted, event.capacity - places.taken(event.id)))


def _change_numbers(event_id, steps):
    """Raise the event's counter once by all ``steps``; the number that each of them ends with."""
    raised = update(Event).where(Event.id == event_id).values(change_counter=Event.change_counter + sum(steps))
    raised = raised.returning(Event.change_counter).execution_options(synchronize_session=False)
    reached = db.session.execute(raised).scalar_one() - sum(steps)
    numbers = []
    for step in steps:
        reached += step
        numbers.append(reached)
    return numbers


def _insert(session, drafts, numbers, shared):
    rows = []
    for draft, number in zip(drafts, numbers, strict=True):
        readings.arrange(draft)
        draft.ticket_code, draft.status = new_code(), shared["status"]
        said = draft.__dict__
        row = {name: said[name] for name in _ADDED}
        row.update(shared, ticket_code=draft.ticket_code, version=draft.version, change_number=number)
        rows.append(row)
    table = Registration.__table__
    session.execute(insert(table), rows)
    own = (table.c.event_id == shared["event_id"]) & table.c.change_number.between(numbers[0], numbers[-1])
    ids = dict(session.execute(select(table.c.ticket_code, table.c.id).where(own)).all())
    for draft in drafts:
        draft.id = ids[draft.ticket_code]
    _insert_titles(session, drafts)
    found = [word for draft in drafts for word in words.words_of({**draft.__dict__, "event_id": shared["event_id"]})]
    words.write(session.connection(), found)


def _rank_shown(draft):
    return draft.rank if draft.rank_override is None else draft.rank_override


def _insert_titles(session, drafts):
    titles = [{"registration_id": draft.id, **title._asdict()} for draft in drafts for title in draft.titles]
    if titles:
        session.execute(insert(RegistrationTitle.__table__), titles)


def _delegate(draft):
    return Delegate(
        full_name=draft.full_name, honorific=draft.honorific, titles=[title.title for title in draft.titles],
        position=draft.position, organization=draft.organization, kind=draft.kind, phone=draft.phone,
        email=draft.email, note=draft.note, zone=draft.zone, seat=draft.seat,
    )  # fmt: skip


def _tell(ids):
    """Call ``registration_changed`` for each; nothing is loaded where nobody listens."""
    if not hooks.is_heard("registration_changed"):
        return
    for start in range(0, len(ids), CHUNK):
        chosen = select(Registration).where(Registration.id.in_(ids[start : start + CHUNK])).order_by(Registration.id)
        for registration in db.session.scalars(chosen):
            hooks.call("registration_changed", registration)


def _referred_to(ids):
    """Those of ``ids`` that a row of another room names: a scan, a message, a deputy, whatever comes to be."""
    own = {RegistrationTitle.__tablename__, "consent", RegistrationWord.__tablename__}
    columns = [
        key.parent for table in db.metadata.sorted_tables if table.name not in own
        for key in table.foreign_keys if key.column is Registration.__table__.c.id
    ]  # fmt: skip
    listed, found = sorted(ids), set()
    for column in columns:
        for start in range(0, len(listed), CHUNK):
            named = select(column).where(column.in_(listed[start : start + CHUNK])).distinct()
            found.update(db.session.execute(named).scalars())
    return found
