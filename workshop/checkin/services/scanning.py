"""check_in(): the one verb behind desk, API and roster page."""

from collections import Counter

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from workshop.audit import services as audit
from workshop.checkin import desks
from workshop.checkin.items import read_item, skew_of
from workshop.checkin.models import Point, RevokedTicket
from workshop.checkin.services import answers
from workshop.checkin.services.judging import Subject, Verdict, judge
from workshop.checkin.services.ledger import Ledger, hold_people, people, scans
from workshop.checkin.standing import Act
from workshop.events.models import Event
from workshop.extensions import utc_now
from workshop.transactions import savepoint, transaction

points, tickets, events = Point.__table__, RevokedTicket.__table__, Event.__table__


def check_in(event, scans, *, caller, sent_at=None, heartbeat=None):
    """Answer each of ``scans`` (raw items of the contract) on its own, in one transaction.

    :param caller: the Origin that sends them; the scans of a revoked or expired desk are kept aside.
    :param sent_at: the sender's clock at sending, by which all its times are corrected.
    :param heartbeat: ``{"queue", "list_age"}`` of a desk, noted as its last contact.
    :returns: one result a scan, in their order.
    """
    event_id, received_at = event.id, utc_now()
    with transaction() as session:
        is_ended = desks.note_contact(session, caller, heartbeat or {}, received_at)
        # held before the delegates, as registering does, so that neither waits for the other
        held = select(events.c.desk_salt).where(events.c.id == event_id)
        salt = session.execute(held.with_for_update(read=True, key_share=True)).scalar_one()
        skew = skew_of(sent_at, received_at)
        items = [read_item(raw, salt=salt, skew=skew, received_at=received_at) for raw in scans]
        batch = Batch(session, event_id, caller, received_at, is_ended)
        batch.load(items)
        results = [batch.answer(item) for item in items]
        batch.record()
    return results


class Batch:
    """One request's scans: what is known for all of them at once, then an answer to each."""

    def __init__(self, session, event_id, caller, received_at, is_ended):
        self.session, self.event_id, self.caller = session, event_id, caller
        self.received_at, self.is_ended = received_at, is_ended
        query = select(points).where(points.c.event_id == event_id)
        self.points = {point.code: point for point in session.execute(query)}
        self.ledger = Ledger(session, event_id, self.points.values())
        self.people, self.by_code, self.revoked, self.stored = {}, {}, {}, {}
        self.outcomes = Counter()

    def load(self, items):
        """Read whom the items name, what was answered before, and what stands of all these people."""
        self._find_people(
            {item.code for item in items if item.code},
            {item.registration for item in items if item.registration},
        )
        ids = {item.id for item in items if item.can_be_stored}
        if ids:
            query = select(scans).where(scans.c.id.in_(ids))
            self.stored.update({row.id: row for row in self.session.execute(query)})
        others = {row.registration_id for row in self.stored.values() if row.event_id == self.event_id}
        self._find_people(set(), others - {None} - set(self.people))
        self.ledger.load(known.id for known in self.people.values() if known.event_id == self.event_id)

    def _find_people(self, codes, ids):
        conditions = [people.c.ticket_code.in_(codes)] if codes else []
        if ids:
            conditions.append(people.c.id.in_(ids))
        if not conditions:
            return
        for known in hold_people(self.session, or_(*conditions)):
            self.people[known.id] = self.by_code[known.ticket_code] = known
        if unknown := codes - set(self.by_code):
            query = select(tickets.c.code, tickets.c.registration_id).where(tickets.c.code.in_(unknown))
            found = {row.code: row.registration_id for row in self.session.execute(query)}
            self.revoked.update(found)
            self._find_people(set(), set(found.values()) - set(self.people))

    def answer(self, item):
        """The result of one item, stored unless it was answered before."""
        if item.can_be_stored and item.id in self.stored:
            return self._again(item)
        subject = self._subject(item)
        point = self.points.get(item.point)
        verdict = judge(item, subject, point, self.ledger)
        if self.is_ended:
            verdict.flags.append("quarantined")
        if item.can_be_stored and not self._store(item, subject, point, verdict):
            # another transaction was first with this id or this admission: look again, answer anew
            self.load([item])
            if item.id in self.stored:
                return self._again(item)
            verdict = judge(item, subject, point, self.ledger)
            if not self._store(item, subject, point, verdict):
                raise RuntimeError("an admission is held by a scan that cannot be read")
        self.outcomes[verdict.outcome] += 1
        return answers.result(
            self, item.id, verdict, self._key(item, subject, point, verdict), subject.person
        )

    def _subject(self, item):
        known = self.by_code.get(item.code) if item.code else self.people.get(item.registration)
        is_revoked = known is None and item.code in self.revoked
        if is_revoked:
            known = self.people[self.revoked[item.code]]
        if known is not None and known.event_id != self.event_id:
            return Subject(is_elsewhere=True)
        return Subject(known, is_revoked)

    def _store(self, item, subject, point, verdict):
        """Write the scan and what stands by it; False where another one was first."""
        values = _columns(item, subject, point, verdict, self)
        try:
            with savepoint():
                self.session.execute(scans.insert().values(values))
                if verdict.counts and not self.is_ended:
                    act = Act(item.corrected_at, item.id, item.direction)
                    source = answers.Source(point_id=point.id, **self.caller.columns)
                    self.ledger.add(self._key(item, subject, point, verdict), act, source)
        except IntegrityError:
            return False
        self.stored[item.id] = answers.Stored(**values)
        return True

    def _key(self, item, subject, point, verdict):
        if not verdict.counts or self.is_ended:
            return None
        return self.ledger.key(subject.person.id, point.id, item.corrected_at)

    def _again(self, item):
        """The stored answer to a scan that came before, with what stands of it now."""
        row = self.stored[item.id]
        if row.event_id != self.event_id or row.body_hash != item.body_hash:
            return answers.result(self, item.id, Verdict("refused", "id_reused"), None, None)
        verdict = Verdict(row.outcome, row.reason, list(row.flags))
        is_counted = verdict.counts and row.quarantine in (None, "accepted")
        key = self.ledger.key(row.registration_id, row.point_id, row.corrected_at) if is_counted else None
        person = self.people.get(row.registration_id)
        return answers.result(self, item.id, verdict, key, person, replayed=True)

    def record(self):
        """Write the one audit record of the batch, if anything was stored."""
        if self.outcomes:
            audit.record(
                "checkin.scans_answered", None, event_id=self.event_id, subject_type="Event",
                subject_id=self.event_id, quarantined=self.is_ended, **self.outcomes,
            )  # fmt: skip


def _columns(item, subject, point, verdict, batch):
    foreign = item.foreign
    return {
        "id": item.id, "event_id": batch.event_id, "point_id": point.id if point else None,
        "registration_id": subject.person.id if subject.person else None, "direction": item.direction,
        "outcome": verdict.outcome, "reason": verdict.reason, "flags": verdict.flags,
        "scanned_at": item.scanned_at, "corrected_at": item.corrected_at, "received_at": batch.received_at,
        "is_offline": item.is_offline, "shown": item.shown,
        "quarantine": "waiting" if batch.is_ended else None, "body_hash": item.body_hash, "code": item.code,
        "foreign_class": foreign.kind if foreign else None, "foreign_length": foreign.length if foreign else None,
        "foreign_hash": foreign.hash if foreign else None, **batch.caller.columns,
    }  # fmt: skip
