"""Decide who is given a certificate, and what stands on it."""

from workshop.attendance.models import AttendanceRule
from workshop.attendance.refusals import PointsMissing, TooManyNeeded
from workshop.audit.services import record
from workshop.checkin.queries import points
from workshop.events.models import Event
from workshop.transactions import transaction

WORDS = ("issuer_line", "place", "dated_on", "signer_title", "signer_name")


def set_rule(event, *, points_chosen, needed, is_unsigned=None, **words):
    """Let who was admitted at ``needed`` of ``points_chosen`` (ids) have a certificate with ``words`` on it.

    :raises PointsMissing: if none of the points is the event's.
    :raises TooManyNeeded: if more are needed than chosen.
    """
    chosen = [point.id for point in points(event) if point.id in set(points_chosen)]
    if not chosen:
        raise PointsMissing("points")
    if not 1 <= needed <= len(chosen):
        raise TooManyNeeded("needed", most=len(chosen))
    with transaction() as session:
        session.get(Event, event.id, with_for_update=True, populate_existing=True)
        rule = session.get(AttendanceRule, event.id) or AttendanceRule(event_id=event.id)
        rule.points, rule.needed = chosen, needed
        for name in WORDS:
            setattr(rule, name, words.get(name, getattr(rule, name) or ("" if name != "dated_on" else None)))
        if is_unsigned is not None:
            rule.is_unsigned = is_unsigned
        session.add(rule)
        record("attendance.rule_set", event, event_id=event.id, points=chosen, needed=needed)
        return rule
