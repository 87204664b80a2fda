"""The bundle: what a desk needs to go on without network, a page at a time, then only what changed."""

import base64
import binascii
import datetime as dt
import json
from dataclasses import asdict, dataclass

from sqlalchemy import and_, or_, select

from workshop.checkin import lookups
from workshop.checkin.models import Admission, Point, RevokedTicket
from workshop.checkin.queries.points import point_facts, points
from workshop.extensions import db, utc_now
from workshop.registrations.models import Registration

MOST_PEOPLE = 5_000
# an admission may be committed a little after its time: the last moments are told twice
OVERLAP = dt.timedelta(seconds=30)
KNOWS_ALL = -1  # the first pass is through: from here on changes only, and no cap
BEGINNING = "1970-01-01T00:00:00+00:00"


@dataclass
class Cursor:
    """Where a device stands in the two streams: people by change number, arrivals by time."""

    epoch: str
    change: int = -1
    person: int = 0
    told: int = 0
    since: str = BEGINNING
    admission: int = 0

    @property
    def text(self):
        """As it travels."""
        return base64.urlsafe_b64encode(json.dumps(list(asdict(self).values())).encode()).decode().rstrip("=")


def read_cursor(text, epoch):
    """The Cursor that ``text`` says; the beginning where it says nothing, or of another epoch."""
    try:
        said = Cursor(*json.loads(base64.urlsafe_b64decode(f"{text}==")))
        dt.datetime.fromisoformat(said.since)
        sound = all(
            type(n) is int and abs(n) < 2**31 for n in (said.change, said.person, said.told, said.admission)
        )
        return said if sound and said.epoch == epoch else Cursor(epoch)
    except (binascii.Error, ValueError, TypeError, RecursionError):
        return Cursor(epoch)


def bundle(event, cursor=None, page_size=500):
    """One page of the default bundle as a dict.

    ``items`` are people: who is confirmed with name, unit, kind, lookup and tail, anybody else with
    lookup and status alone, so that a cancelled ticket is known for one. ``arrivals`` are admissions,
    ``is_gone`` where one was undone. ``next_cursor`` is there while more waits; ``cursor`` is where the
    next question begins. The setting that encrypts each card under its own ticket is not in it.
    """
    epoch = lookups.epoch(event.desk_salt)
    here = read_cursor(cursor or "", epoch)
    began = utc_now()
    people = _people(event, here, page_size)
    arrivals = _arrivals(event, here, page_size)
    following = _following(here, people, arrivals, page_size, began)
    is_capped = following.told >= MOST_PEOPLE
    has_more = len(arrivals) == page_size or (len(people) == page_size and not is_capped)
    return {
        "event": _event_facts(event), "epoch": epoch,
        "items": [_person_facts(person, event.desk_salt) for person in people],
        "arrivals": [_arrival_facts(row) for row in arrivals],
        "revocations": _revocations(event), "points": _points(event),
        "is_complete": not is_capped,
        "next_cursor": following.text if has_more else None, "cursor": following.text,
    }  # fmt: skip


def _people(event, here, page_size):
    after = or_(
        Registration.change_number > here.change,
        and_(Registration.change_number == here.change, Registration.id > here.person),
    )
    columns = (
        Registration.id, Registration.full_name, Registration.position, Registration.organization, Registration.kind,
        Registration.status, Registration.ticket_code, Registration.phone_tail, Registration.change_number,
    )  # fmt: skip
    query = select(*columns).where(Registration.event_id == event.id, after)
    left = min(page_size, MOST_PEOPLE - here.told)
    return db.session.execute(query.order_by(Registration.change_number, Registration.id).limit(left)).all()


def _arrivals(event, here, page_size):
    since = dt.datetime.fromisoformat(here.since)
    after = or_(
        Admission.changed_at > since, and_(Admission.changed_at == since, Admission.id > here.admission)
    )
    query = select(
        Admission.id, Admission.registration_id, Point.code, Admission.day, Admission.passage,
        Admission.admitted_at, Admission.exited_at, Admission.undone_at, Admission.changed_at,
    ).join(Point, Point.id == Admission.point_id)  # fmt: skip
    query = query.where(Admission.event_id == event.id, after)
    return db.session.execute(query.order_by(Admission.changed_at, Admission.id).limit(page_size)).all()


def _following(here, people, arrivals, page_size, began):
    following = Cursor(**asdict(here))
    if people:
        following.change, following.person = people[-1].change_number, people[-1].id
    if here.told != KNOWS_ALL:
        following.told = here.told + len(people)
        if len(people) < page_size and following.told < MOST_PEOPLE:
            following.told = KNOWS_ALL
    if len(arrivals) == page_size:
        following.since, following.admission = arrivals[-1].changed_at.isoformat(), arrivals[-1].id
    else:
        following.since, following.admission = (began - OVERLAP).isoformat(), 0
    return following


def _person_facts(person, salt):
    facts = {"id": person.id, "status": person.status, "lookup": lookups.lookup(person.ticket_code, salt)}
    if person.status != "confirmed":
        return facts
    return {
        **facts, "full_name": person.full_name, "position": person.position, "organization": person.organization,
        "kind": person.kind, "tail": lookups.tail_hash(person.phone_tail, salt) if person.phone_tail else None,
    }  # fmt: skip


def _arrival_facts(row):
    return {
        "registration": row.registration_id, "point": row.code, "day": row.day, "passage": row.passage,
        "at": row.admitted_at, "left_at": row.exited_at, "is_gone": row.undone_at is not None,
    }  # fmt: skip


def _revocations(event):
    query = (
        select(RevokedTicket.code)
        .where(RevokedTicket.event_id == event.id)
        .order_by(RevokedTicket.revoked_at)
    )
    return [lookups.lookup(code, event.desk_salt) for code in db.session.scalars(query)]


def _points(event):
    return [point_facts(point) for point in points(event)]


def _event_facts(event):
    return {
        "slug": event.slug, "title": event.title, "title_en": event.title_en, "starts_at": event.starts_at,
        "ends_at": event.ends_at, "salt": event.desk_salt,
        "kinds": [{"code": k.code, "label": k.label, "label_en": k.label_en, "hand_over": k.hand_over,
                   "colour": k.colour} for k in event.kinds],
    }  # fmt: skip
