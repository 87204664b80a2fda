"""The bundle: what a desk needs to go on without network, a page at a time, then only what changed."""

import base64
import binascii
import datetime as dt
import json
from dataclasses import asdict, dataclass

from sqlalchemy import literal, select, tuple_

from workshop.checkin import lookups
from workshop.checkin.models import Admission, Point, RevokedTicket
from workshop.checkin.queries.points import point_facts, points
from workshop.checkin.queries.settings import desk_setting, epoch_of
from workshop.extensions import UtcDateTime, db, utc_now
from workshop.registrations.delegations.queries import codes_of
from workshop.registrations.models import Registration

MOST_PEOPLE = 5_000
MOST_BYTES = 2_000_000
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
    weight: int = 0

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
            type(n) is int and abs(n) < 2**31
            for n in (said.change, said.person, said.told, said.admission, said.weight)
        )
        return said if sound and said.epoch == epoch else Cursor(epoch)
    except (binascii.Error, ValueError, TypeError, RecursionError):
        return Cursor(epoch)


def bundle(event, cursor=None, page_size=500, *, is_kiosk=False):
    """One page of the bundle as a dict, in the setting of ``event``; a kiosk has always the strict one.

    ``items`` are people: who is confirmed with name, unit, kind, lookup, tail and the ``group`` whose one code
    names them; in the strict setting with lookup and ``card`` alone, which opens with the ticket's code (see
    lookups.py). Anybody else has lookup and status, so that a cancelled ticket is known for one. ``arrivals`` are
    admissions, ``is_gone`` where one was undone. ``next_cursor`` is there while more waits; ``cursor`` is where
    the next question begins.
    """
    is_strict = is_kiosk or desk_setting(event).is_strict
    epoch = epoch_of(event, is_strict=is_strict)
    here = read_cursor(cursor or "", epoch)
    began = utc_now()
    people = _people(event, here, page_size)
    arrivals = _arrivals(event, here, page_size)
    facts = _strict_facts if is_strict else _open_facts
    items = facts(people, event.desk_salt)
    following = _following(here, people, arrivals, page_size, began, _weight(items))
    is_capped = following.told != KNOWS_ALL and _is_full(following)
    has_more = len(arrivals) == page_size or (len(people) == page_size and not is_capped)
    return {
        "event": _event_facts(event), "epoch": epoch, "setting": "strict" if is_strict else "names",
        "items": items,
        "arrivals": [_arrival_facts(row) for row in arrivals],
        "revocations": _revocations(event), "points": _points(event),
        "is_complete": not is_capped,
        "next_cursor": following.text if has_more else None, "cursor": following.text,
    }  # fmt: skip


def _people(event, here, page_size):
    # one comparison of rows, which the index answers on both databases; an "or" is looked up row by row
    after = tuple_(Registration.change_number, Registration.id) > (here.change, here.person)
    columns = (
        Registration.id, Registration.full_name, Registration.position, Registration.organization, Registration.kind,
        Registration.status, Registration.ticket_code, Registration.phone_tail, Registration.change_number,
    )  # fmt: skip
    query = select(*columns).where(Registration.event_id == event.id, after)
    left = 0 if _is_full(here) else min(page_size, MOST_PEOPLE - here.told)
    return db.session.execute(query.order_by(Registration.change_number, Registration.id).limit(left)).all()


def _arrivals(event, here, page_size):
    since = dt.datetime.fromisoformat(here.since)
    after = tuple_(Admission.changed_at, Admission.id) > tuple_(literal(since, UtcDateTime), here.admission)
    query = select(
        Admission.id, Admission.registration_id, Point.code, Admission.day, Admission.passage,
        Admission.admitted_at, Admission.exited_at, Admission.undone_at, Admission.changed_at,
    ).join(Point, Point.id == Admission.point_id)  # fmt: skip
    query = query.where(Admission.event_id == event.id, after)
    return db.session.execute(query.order_by(Admission.changed_at, Admission.id).limit(page_size)).all()


def _is_full(cursor):
    """Whether a device was told as much as it may hold."""
    return cursor.told >= MOST_PEOPLE or cursor.weight >= MOST_BYTES


def _weight(items):
    return sum(len(json.dumps(item, ensure_ascii=False).encode()) for item in items)


def _following(here, people, arrivals, page_size, began, weight):
    following = Cursor(**asdict(here))
    if people:
        following.change, following.person = people[-1].change_number, people[-1].id
    if here.told != KNOWS_ALL:
        following.told, following.weight = here.told + len(people), here.weight + weight
        if len(people) < page_size and not _is_full(following):
            following.told, following.weight = KNOWS_ALL, 0
    if len(arrivals) == page_size:
        following.since, following.admission = arrivals[-1].changed_at.isoformat(), arrivals[-1].id
    else:
        following.since, following.admission = (began - OVERLAP).isoformat(), 0
    return following


def _open_facts(people, salt):
    """People with their names; each unit's code is named by its lookup."""
    codes = codes_of([person.id for person in people])
    return [_with_name(person, salt, codes.get(person.id)) for person in people]


def _with_name(person, salt, group_code):
    facts = {"id": person.id, "status": person.status, "lookup": lookups.lookup(person.ticket_code, salt)}
    if person.status != "confirmed":
        return facts
    group = {"group": lookups.lookup(group_code, salt)} if group_code else {}
    return {
        **facts, "full_name": person.full_name, "position": person.position, "organization": person.organization,
        "kind": person.kind, "tail": lookups.tail_hash(person.phone_tail, salt) if person.phone_tail else None, **group,
    }  # fmt: skip


def _strict_facts(people, salt):
    """People without their names, each with a card that only its ticket opens."""
    return [_with_card(person, salt) for person in people]


def _with_card(person, salt):
    facts = {"id": person.id, "status": person.status, "lookup": lookups.lookup(person.ticket_code, salt)}
    if person.status != "confirmed":
        return facts
    said = [person.full_name, person.position, person.organization, person.kind]
    return {**facts, "card": lookups.card(person.ticket_code, salt, said)}


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
