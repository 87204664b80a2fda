"""The leaders' reception: who is never scanned is received with one tap."""

import uuid

from sqlalchemy import delete, select

from workshop.audit import services as audit
from workshop.checkin.models import LeaderAbsence, LeaderFreeze, LeaderRule
from workshop.checkin.queries import leaders as queries
from workshop.checkin.refusals import (
    DeputyNamed,
    LeaderIsHere,
    NotReceived,
    PointUnknown,
    ReplacedAlreadyHere,
)
from workshop.checkin.services.answers import written
from workshop.checkin.services.scanning import check_in
from workshop.checkin.services.undoing import undo
from workshop.extensions import utc_now
from workshop.registrations import places
from workshop.registrations.models import Registration
from workshop.registrations.papers.greeting import groups_of
from workshop.registrations.printed import people_to_print
from workshop.registrations.services import Delegate, hand_back, hand_over
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name, fold


def receive_leader(event, registration_id, scan_id, caller):
    """Note that a leader is here, by a scan of its own at the entrance; who is here already stays so.

    They stand in the hall, so it is recorded whatever the hours of the entrance say.

    :raises NotReceived: if they have no confirmed place at ``event``, or ``scan_id`` is no id for a scan.
    :raises PointUnknown: if the event has no entrance.
    """
    with transaction() as session:
        event, person = _held(session, event, registration_id)
        point = queries.entrance_of(event)
        if point is None:
            raise PointUnknown("point")
        if not _is_here(event, person):
            scan = {"id": scan_id, "point": point.code, "registration": person.id, "shown": "admitted",
                    "offline": True, "scanned_at": written(utc_now())}  # fmt: skip
            [result] = check_in(event, [scan], caller=caller)
            if result["outcome"] == "refused":
                raise NotReceived
            _forget_absence(session, person)
        return person


def mark_leader_absent(event, registration_id, by):
    """Note that a leader does not come.

    :raises LeaderIsHere: if they are in the hall.
    :raises NotReceived: if they have no confirmed place at ``event``.
    """
    with transaction() as session:
        event, person = _held(session, event, registration_id)
        if _is_here(event, person):
            raise LeaderIsHere
        if session.scalar(_absence(person)) is None:
            session.add(LeaderAbsence(event_id=event.id, registration_id=person.id, marked_by_id=by.id if by else None))
            audit.record("checkin.leader_absent", person)
        return person


def send_deputy(event, registration_id, deputy, *, scan_id, is_here, caller):
    """Let ``deputy`` (a Delegate) come for a leader, whose place in hall and order they keep; returns them.

    Said twice, by two phones at once too, it is one deputy.

    :raises DeputyNamed: if somebody else was named before.
    :raises ReplacedAlreadyHere: if the leader has come.
    :raises NotReceived: if the leader has no place at ``event``.
    :raises Invalid: where the name or position cannot stand.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        leader = _person(session, event, registration_id)
        if named := queries.deputy_of(leader):
            if named.name_folded != fold(clean_name(deputy.full_name)):
                raise DeputyNamed(name=named.full_name)
            return named
        _require_place(leader)
        if _is_here(event, leader):
            raise ReplacedAlreadyHere
        _forget_absence(session, leader)
        made = hand_over(leader, _stated(leader, deputy), source="walk_in" if is_here else "staff", status="confirmed")
        made.rank_override, made.rank_step = leader.rank_shown, leader.rank_step
        session.flush()
        audit.record("checkin.deputy_sent", made, leader=leader.id)
        if is_here:
            receive_leader(event, made.id, scan_id, caller)
        return made


def undo_reception(event, registration_id, caller):
    """Take back what was said last of a leader: that they left, are here, do not come, or sent this deputy."""
    with transaction() as session:
        event = places.locked_event(session, event.id)
        person = _person(session, event, registration_id)
        entry = queries.entries_of(event, [person.id]).get(person.id)
        if entry is not None:  # who has left was here: only the way out is taken back
            undo(event, str(uuid.uuid4()), entry.exit_scan_id or entry.scan_id, "leaders' reception", caller)
        elif not _forget_absence(session, person) and person.in_place_of_id and person.status == "confirmed":
            return hand_back(person)
        return person


def freeze_introduction(event, by):
    """Keep the introduction list as it stands now, for print; one that is frozen stays as it was."""
    with transaction() as session:
        event = places.locked_event(session, event.id)
        if standing := queries.standing_freeze(event):
            return standing
        people = people_to_print(event)
        known = queries.leaders(event)
        named, come = {each.registration.id for each in known}, queries.entries_of(event, [each.id for each in people])
        # whom the MC reads out is there; before the first has come, whoever is registered
        others = [each for each in people if each.id not in named and (not come or each.id in come)]
        groups, note = groups_of(event, others), "" if come else " (theo đăng ký)"
        made = LeaderFreeze(
            event_id=event.id, frozen_by_id=by.id if by else None,
            lines=[line.kept for line in queries.introduction(event, known).lines],
            groups=[{"name": each.name, "text": each.text, "note": note} for each in groups],
        )  # fmt: skip
        session.add(made)
        session.flush()
        audit.record("checkin.introduction_frozen", made, event_id=event.id, rows=len(made.lines))
        return made


def unfreeze_introduction(event):
    """Let the introduction list follow the arrivals again."""
    with transaction() as session:
        event = places.locked_event(session, event.id)
        if standing := queries.standing_freeze(event):
            standing.ended_at = utc_now()
            audit.record("checkin.introduction_unfrozen", standing, event_id=event.id)


def set_leader_rule(event, kinds, lowest_rank):
    """Choose who is received as a leader: delegates of ``kinds``, and whoever ranks at least ``lowest_rank``."""
    with transaction() as session:
        known = {kind.code for kind in event.kinds}
        rule = session.get(LeaderRule, event.id) or LeaderRule(event_id=event.id)
        rule.kinds, rule.lowest_rank = [code for code in kinds if code in known], lowest_rank
        session.add(rule)
        audit.record("checkin.leader_rule_set", event, event_id=event.id)
        return rule


def _held(session, event, registration_id):
    """The event, locked so that two phones follow each other, and the confirmed registration."""
    event = places.locked_event(session, event.id)
    person = _person(session, event, registration_id)
    _require_place(person)
    return event, person


def _person(session, event, registration_id):
    person = session.get(Registration, registration_id)
    if person is None or person.event_id != event.id:
        raise NotReceived
    return person


def _require_place(person):
    if person.status != "confirmed" or person.anonymised_at is not None:
        raise NotReceived


def _is_here(event, person):
    entry = queries.entries_of(event, [person.id]).get(person.id)
    return entry is not None and entry.exited_at is None


def _stated(leader, deputy):
    return Delegate(
        full_name=deputy.full_name, honorific=deputy.honorific, position=deputy.position, kind=leader.kind,
        organization=deputy.organization or leader.organization, zone=leader.zone, seat=leader.seat,
    )  # fmt: skip


def _absence(person):
    return select(LeaderAbsence).where(LeaderAbsence.registration_id == person.id)


def _forget_absence(session, person):
    """Take back that somebody does not come; whether anybody had said so."""
    gone = session.execute(delete(LeaderAbsence).where(LeaderAbsence.registration_id == person.id))
    if gone.rowcount:
        audit.record("checkin.leader_absence_undone", person)
    return gone.rowcount > 0
