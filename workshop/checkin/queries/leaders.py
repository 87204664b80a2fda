"""Who is received in person, in which state, and what the MC reads out."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import or_, select

from workshop.checkin.models import Admission, LeaderAbsence, LeaderFreeze, LeaderRule, Point
from workshop.checkin.queries.presence import counts_on
from workshop.extensions import db, utc_now
from workshop.registrations.models import Registration
from workshop.registrations.papers.greeting import spoken_titles
from workshop.registrations.printed import replaced_by
from workshop.registrations.queries import roster
from workshop.vietnamese.dates import local_day

MOST = 300  # more are not received one by one


@dataclass(frozen=True)
class Leader:
    """One who is received: ``awaited``, ``here``, ``left`` or ``absent``, and whom they stand in for."""

    registration: Registration
    state: str
    at: dt.datetime | None = None
    scan_id: str | None = None
    replaced: Registration | None = None


@dataclass(frozen=True)
class Line:
    """One line of the introduction list; ``behalf`` says for whom a deputy has come."""

    id: int
    name: str
    titles: str
    behalf_id: int | None = None
    behalf: str = ""
    at: dt.datetime | None = None
    is_gone: bool = False

    @property
    def kept(self):
        """What a freeze keeps of it."""
        return {name: getattr(self, name) for name in ("id", "name", "titles", "behalf_id", "behalf")}


@dataclass(frozen=True)
class Introduction:
    """The list for the MC: as it is now, or as it was frozen with whoever came after (``later``)."""

    lines: list[Line]
    later: list[Line]
    freeze: LeaderFreeze | None = None


def leader_rule(event):
    """The rule of ``event``; a fresh, unsaved one where nobody chose: its first kind of delegates."""
    first = [kind.code for kind in event.kinds[:1]]
    return db.session.get(LeaderRule, event.id) or LeaderRule(event_id=event.id, kinds=first, lowest_rank=None)


def leaders_of(event):
    """The leaders of ``event`` as a select of confirmed registrations in the order of rank."""
    rule = leader_rule(event)
    named = [Registration.kind.in_(rule.kinds)]
    if rule.lowest_rank is not None:
        named.append(Registration.rank_shown <= rule.lowest_rank)
    return roster(event, status="confirmed", sort="rank").where(or_(*named), Registration.anonymised_at.is_(None))


def leaders(event, now=None):
    """The leaders of ``event`` in the order of rank, each with where they are."""
    people = list(db.session.scalars(leaders_of(event).limit(MOST)))
    ids = [person.id for person in people]
    entries, absent, replaced = entries_of(event, ids, now), _absent(event), replaced_by(people)
    return [_leader(person, entries.get(person.id), absent, replaced) for person in people]


def entries_of(event, registration_ids, now=None):
    """{registration id: its latest standing admission at an entrance} of today, or since the event's last day."""
    day = min(local_day(now or utc_now()), local_day(event.ends_at)).isoformat()
    query = (
        select(Admission)
        .join(Point, Point.id == Admission.point_id)
        .where(
            Admission.registration_id.in_(list(registration_ids)), Admission.event_id == event.id,
            Admission.undone_at.is_(None), Point.kind == "entry", Point.rehearses_id.is_(None),
            counts_on(day),
        )
        .order_by(Admission.admitted_at, Admission.passage)
    )  # fmt: skip
    return {row.registration_id: row for row in db.session.scalars(query)}


def introduction(event, found=None):
    """What the MC reads out of ``event``; ``found`` are its leaders where they are known already."""
    found = leaders(event) if found is None else found
    here = [_line(each) for each in found if each.state == "here"]
    frozen = standing_freeze(event)
    if frozen is None:
        return Introduction(here, [])
    inside = {line.id for line in here}
    lines = [replace(Line(**kept), is_gone=kept["id"] not in inside) for kept in frozen.lines]
    read_out = {line.id for line in lines}
    return Introduction(lines, [line for line in here if line.id not in read_out], frozen)


def standing_freeze(event):
    """The freeze of ``event`` that holds, or None."""
    query = select(LeaderFreeze).where(LeaderFreeze.event_id == event.id, LeaderFreeze.ended_at.is_(None))
    return db.session.scalar(query)


def entrance_of(event):
    """The point at which leaders are admitted: the first entrance, or None."""
    query = select(Point).where(Point.event_id == event.id, Point.kind == "entry", Point.rehearses_id.is_(None))
    return db.session.scalar(query.order_by(Point.position, Point.id).limit(1))


def deputy_of(registration):
    """Who holds a place instead of ``registration``, or None."""
    query = select(Registration).where(
        Registration.in_place_of_id == registration.id, Registration.status == "confirmed"
    )
    return db.session.scalar(query.limit(1))


def _absent(event):
    return set(db.session.scalars(select(LeaderAbsence.registration_id).where(LeaderAbsence.event_id == event.id)))


def _leader(person, entry, absent, replaced):
    given_way = replaced.get(person.id)
    if entry is not None:
        state = "here" if entry.exited_at is None else "left"
        return Leader(person, state, entry.exited_at or entry.admitted_at, entry.scan_id, given_way)
    return Leader(person, "absent" if person.id in absent else "awaited", replaced=given_way)


def _line(leader):
    person, replaced = leader.registration, leader.replaced
    behalf = f"thay mặt {_called(replaced)}{_after(spoken_titles(replaced))}" if replaced else ""
    name = _called(person)
    return Line(
        person.id, name[:1].upper() + name[1:], spoken_titles(person), replaced.id if replaced else None, behalf,
        leader.at,
    )  # fmt: skip


def _called(person):
    return f"{person.honorific} {person.full_name}".strip()


def _after(titles):
    return f", {titles}" if titles else ""
