"""A batch of scans: what is known of all of them at once, then an answer to each."""

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from workshop.checkin.models import RevokedTicket
from workshop.checkin.services import answers
from workshop.checkin.services.judging import Subject, Verdict, judge, review_of
from workshop.checkin.services.ledger import Ledger, held, people, scans
from workshop.checkin.standing import Act
from workshop.extensions import among

tickets = RevokedTicket.__table__
STORED = select(scans).where(among(scans.c.id, "ids"))
REVOKED = select(tickets.c.code, tickets.c.registration_id).where(among(tickets.c.code, "codes"))
NAMED = held(or_(among(people.c.ticket_code, "codes"), among(people.c.id, "ids")))


class Batch:
    """The scans of one transaction at the ``points`` of one event.

    ``is_careful`` writes each scan by itself, where others write the same rows.
    """

    def __init__(self, connection, event_id, points, received_at, *, is_careful=False):
        self.connection, self.event_id, self.received_at = connection, event_id, received_at
        self.is_careful = is_careful
        self.points = {point.code: point for point in points}
        self.ledger = Ledger(connection, event_id, self.points.values())
        self.people, self.by_code, self.revoked, self.stored = {}, {}, {}, {}
        self._new = []

    def load(self, items):
        """Read whom the items name, what was answered before, and what stands of all these people."""
        self._find_people(
            {item.code for item in items if item.code},
            {item.registration for item in items if item.registration},
        )
        ids = {item.id for item in items if item.can_be_stored}
        if ids:
            self.stored.update({row.id: row for row in self.connection.execute(STORED, {"ids": list(ids)})})
        again = [row for row in self.stored.values() if row.event_id == self.event_id]
        self._find_people(set(), {row.registration_id for row in again} - {None} - set(self.people))
        points = {self.points[item.point].id for item in items if item.point in self.points}
        points |= {row.point_id for row in again} - {None}
        self.ledger.load([known.id for known in self.people.values() if known.event_id == self.event_id], points)

    def _find_people(self, codes, ids):
        if not codes and not ids:
            return
        for known in self.connection.execute(NAMED, {"codes": list(codes), "ids": list(ids)}).all():
            self.people[known.id] = self.by_code[known.ticket_code] = known
        if unknown := codes - set(self.by_code):
            rows = self.connection.execute(REVOKED, {"codes": list(unknown)})
            found = {row.code: row.registration_id for row in rows}
            self.revoked.update(found)
            self._find_people(set(), set(found.values()) - set(self.people))

    def answer(self, item, caller, is_ended):
        """The result of one item, stored unless it was answered before; what an ended desk sends counts nowhere."""
        if item.can_be_stored and item.id in self.stored:
            return self._again(item, is_ended)
        subject = self._subject(item)
        point = self.points.get(item.point)
        verdict, key = self._verdict(item, subject, point, is_ended)
        if item.can_be_stored and not self._store(item, subject, point, verdict, key, caller, is_ended):
            # another transaction was first with this id or this admission: look again, answer anew
            self.load([item])
            if item.id in self.stored:
                return self._again(item, is_ended)
            verdict, key = self._verdict(item, subject, point, is_ended)
            if not self._store(item, subject, point, verdict, key, caller, is_ended):
                raise RuntimeError("an admission is held by a scan that cannot be read")
        return answers.result(self, item.id, verdict, key, subject.person, is_ended=is_ended)

    def _verdict(self, item, subject, point, is_ended):
        """What is answered, and the timeline on which the scan then counts, if it does."""
        verdict = judge(item, subject, point, self.ledger)
        if is_ended:
            verdict.flags.append("quarantined")
        if not verdict.counts or is_ended:
            return verdict, None
        return verdict, self.ledger.key(subject.person.id, point.id, item.corrected_at)

    def _subject(self, item):
        known = self.by_code.get(item.code) if item.code else self.people.get(item.registration)
        is_revoked = known is None and item.code in self.revoked
        if is_revoked:
            known = self.people[self.revoked[item.code]]
        if known is not None and known.event_id != self.event_id:
            return Subject(is_elsewhere=True)
        return Subject(known, is_revoked)

    def _store(self, item, subject, point, verdict, key, caller, is_ended):
        """Note the scan and what stands by it; False where another one was first, which only care finds out here."""
        values = _columns(item, subject, point, verdict, self, caller, is_ended)
        try:
            if self.is_careful:
                with self.connection.begin_nested():
                    self._note(item, values, key, point, caller)
                    self.flush()
            else:
                self._note(item, values, key, point, caller)
        except IntegrityError:
            self._new.clear()
            self.ledger.forget_changes()
            return False
        self.stored[item.id] = answers.Stored(**values)
        return True

    def _note(self, item, values, key, point, caller):
        self._new.append(values)
        if key is not None:
            act = Act(item.corrected_at, item.id, item.direction)
            self.ledger.add(key, act, answers.Source(point_id=point.id, **caller.columns))

    def flush(self):
        """Write the scans, then what stands by them."""
        if self._new:
            self.connection.execute(scans.insert(), self._new)
            self._new = []
        self.ledger.flush(is_last=not self.is_careful)

    def _again(self, item, is_ended):
        """The stored answer to a scan that came before, with what stands of it now."""
        row = self.stored[item.id]
        if row.event_id != self.event_id or row.body_hash != item.body_hash:
            return answers.result(self, item.id, Verdict("refused", "id_reused"), None, None, is_ended=is_ended)
        verdict = Verdict(row.outcome, row.reason, list(row.flags))
        is_matched = row.review == "matched" and row.shown == "admitted"
        is_counted = (verdict.counts or is_matched) and row.quarantine in (None, "accepted")
        key = self.ledger.key(row.registration_id, row.point_id, row.corrected_at) if is_counted else None
        person = None if row.outcome == "unknown" else self.people.get(row.registration_id)
        return answers.result(self, item.id, verdict, key, person, is_ended=is_ended, replayed=True)


def _columns(item, subject, point, verdict, batch, caller, is_ended):
    foreign = item.foreign
    return {
        "id": item.id, "event_id": batch.event_id, "point_id": point.id if point else None,
        "registration_id": subject.person.id if subject.person else None, "direction": item.direction,
        "outcome": verdict.outcome, "reason": verdict.reason, "flags": verdict.flags,
        "scanned_at": item.scanned_at, "corrected_at": item.corrected_at, "received_at": batch.received_at,
        "is_offline": item.is_offline, "shown": item.shown,
        "quarantine": "waiting" if is_ended else None, "review": review_of(item, point, verdict),
        "body_hash": item.body_hash, "code": item.code,
        "foreign_class": foreign.kind if foreign else None, "foreign_length": foreign.length if foreign else None,
        "foreign_hash": foreign.hash if foreign else None, **caller.columns,
    }  # fmt: skip
