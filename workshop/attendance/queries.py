"""Reads of certificates of attendance: who fulfils the rule, who does not and why."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.attendance.models import AttendanceCertificate, AttendanceRule
from workshop.attendance.wording import words_of
from workshop.checkin.queries import admitted_now, points
from workshop.edges.pdf import unprintable
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations.models import MERGED, Registration

AT_ONCE = 500  # ids in one question; databases bind a limited number


@dataclass(frozen=True)
class Judged:
    """One delegate under the rule; ``reason`` says why there is no certificate (words.py), None where one is due."""

    registration: Registration
    reason: str | None
    missed: tuple[str, ...] = ()
    certificate: AttendanceCertificate | None = None
    words: dict | None = None

    @property
    def qualifies(self):
        """Whether a certificate is due."""
        return self.reason is None

    @property
    def is_due(self):
        """Whether one is to be made: none stands, or it no longer says what is on record."""
        kept, now = self.certificate, (self.registration.full_name, self.registration.organization, self.words)
        return self.qualifies and (kept is None or (kept.printed_name, kept.printed_unit, kept.printed_words) != now)


def rule_of(event):
    """The rule of ``event``, or None while nobody decided."""
    return db.session.get(AttendanceRule, event.id)


def judged(event, rule):
    """Every delegate of ``event`` under ``rule``, by name; only what stands at check-in counts."""
    people = list(db.session.scalars(
        select(Registration)
        .where(Registration.event_id == event.id, Registration.cancel_reason != MERGED)
        .order_by(Registration.name_sort, Registration.id)
    ))  # fmt: skip
    standing = {each.registration_id: each for each in certificates(event) if each.status == "valid"}
    return _judge_all(event, rule, people, standing)


def judged_one(person, rule):
    """One delegate under ``rule``."""
    standing = {person.id: certificate_of(person.id)}
    return _judge_all(person.event, rule, [person], standing)[0]


def certificates(event):
    """Every certificate of ``event``, the newest first."""
    query = select(AttendanceCertificate).where(AttendanceCertificate.event_id == event.id)
    query = query.options(joinedload(AttendanceCertificate.file))
    return list(db.session.scalars(query.order_by(AttendanceCertificate.id.desc())))


def standing_certificates(event):
    """The certificates that stand, by the name of their holders."""
    query = select(AttendanceCertificate).join(AttendanceCertificate.registration)
    query = query.where(AttendanceCertificate.event_id == event.id, AttendanceCertificate.status == "valid")
    query = query.options(joinedload(AttendanceCertificate.file))
    return list(db.session.scalars(query.order_by(Registration.name_sort, AttendanceCertificate.id)))


def certificate_by_id(certificate_id):
    """One certificate.

    :raises NotFound: if there is none.
    """
    found = db.session.get(AttendanceCertificate, certificate_id)
    if found is None:
        raise NotFound
    return found


def certificate_of(registration_id):
    """The certificate of a delegate that stands, or None."""
    query = select(AttendanceCertificate).where(
        AttendanceCertificate.registration_id == registration_id, AttendanceCertificate.status == "valid"
    )
    return db.session.scalar(query)


def _judge_all(event, rule, people, standing):
    counting = {point.code: point.label for point in points(event)
                if point.id in rule.points and not point.is_rehearsal}  # fmt: skip
    come = {}
    for start in range(0, len(people), AT_ONCE):
        come |= admitted_now(event, [person.id for person in people[start : start + AT_ONCE]])
    return [_judge(person, rule, counting, come.get(person.id, ()), standing.get(person.id)) for person in people]


def _judge(person, rule, counting, come, certificate):
    been = {code for code, *_times in come}
    missed = tuple(label for code, label in counting.items() if code not in been)
    reason = None
    if person.anonymised_at is not None or not person.full_name.strip():
        reason = "no_name"
    elif person.status == "cancelled":
        reason = "cancelled"
    elif person.status != "confirmed":
        reason = "unconfirmed"
    elif person.restricted_at is not None:
        reason = "restricted"
    elif len(counting) - len(missed) < min(rule.needed, len(counting) or 1):
        reason = "points"
    elif unprintable(person.full_name + person.organization):
        reason = "letters"
    return Judged(person, reason, missed, certificate, words_of(person, rule))
