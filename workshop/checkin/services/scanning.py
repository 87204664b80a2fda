"""check_in(): the one verb behind desk, API and roster page.

This path is thin on purpose (Core statements, validation by hand): two hundred people come in
twenty-five minutes, and five phones scan at once. What waits together is answered together.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.exc import IntegrityError

from workshop.accounts.models import ApiToken
from workshop.audit import services as audit
from workshop.audit.actor import Actor, acting_as, current_actor
from workshop.checkin import desks
from workshop.checkin.items import read_item, skew_of
from workshop.checkin.models import Point
from workshop.checkin.origin import Origin
from workshop.checkin.refusals import TokenEnded
from workshop.checkin.services.batches import Batch
from workshop.events.models import Event
from workshop.extensions import UtcDateTime, among, db, utc_now
from workshop.transactions import savepoint, transaction

events, tokens, points = Event.__table__, ApiToken.__table__, Point.__table__
# what a round has to know of its event, asked once; the event is held before the delegates, as registering does,
# so that neither waits for the other
FRAME = (
    select(
        events.c.desk_salt,
        exists().where(
            among(tokens.c.id, "tokens"),
            or_(tokens.c.revoked_at.is_not(None), tokens.c.expires_at <= bindparam("now", type_=UtcDateTime)),
        ).correlate(None).label("has_ended_token"),
        points,
    )
    .select_from(events.outerjoin(points, points.c.event_id == events.c.id))
    .where(events.c.id == bindparam("event_id"))
    .with_for_update(read=True, key_share=True, of=events)
)  # fmt: skip


@dataclass
class Submission:
    """One request's scans: raw items of the contract, who sends them, and the sender's clock at sending.

    ``heartbeat`` is what a desk says of itself: ``{"queue", "list_age"}``.
    """

    scans: list
    caller: Origin
    sent_at: object = None
    heartbeat: dict = field(default_factory=dict)
    actor: Actor = field(default_factory=current_actor)


def check_in(event, scans, *, caller, sent_at=None, heartbeat=None):
    """Answer each of ``scans`` (raw items of the contract) on its own, in one transaction.

    :param caller: the Origin that sends them; the scans of a revoked or expired desk are kept aside.
    :param sent_at: the sender's clock at sending, by which all its times are corrected.
    :param heartbeat: ``{"queue", "list_age"}`` of a desk, noted as its last contact.
    :returns: one result a scan, in their order.
    """
    [results] = check_in_together(event.id, [Submission(scans, caller, sent_at, heartbeat or {})])
    return results


def check_in_together(event_id, submissions):
    """Answer the scans of several requests to one event in one transaction, in the order in which they came.

    :raises TokenEnded: if one of their tokens was revoked or has expired.
    :returns: one list of results a submission.
    """
    received_at = utc_now()
    if db.session().info.get("writing"):  # inside another verb only a savepoint can be given up
        try:
            with savepoint():
                return _check_in_together(event_id, submissions, received_at)
        except IntegrityError:
            return _check_in_together(event_id, submissions, received_at, is_careful=True)
    try:
        return _check_in_together(event_id, submissions, received_at)
    except IntegrityError:  # another transaction was first with an id or an admission
        return _check_in_together(event_id, submissions, received_at, is_careful=True)


def _check_in_together(event_id, submissions, received_at, *, is_careful=False):
    with transaction() as session:
        connection = session.connection()  # the session's own bookkeeping would cost a third of the time
        ended = {caller: _has_ended(connection, caller, submissions, received_at)
                 for caller in dict.fromkeys(submission.caller for submission in submissions)}  # fmt: skip
        salt, points_there = _frame(connection, event_id, submissions, received_at)
        work = []
        for submission in submissions:
            skew = skew_of(submission.sent_at, received_at)
            items = [read_item(raw, salt=salt, skew=skew, received_at=received_at) for raw in submission.scans]
            work.append((items, submission.caller, ended[submission.caller]))
        answers = _all_of(Batch(connection, event_id, points_there, received_at, is_careful=is_careful), work)
        _record(event_id, submissions, answers, ended)
    return answers


def _frame(connection, event_id, submissions, now):
    """The event's salt and points, asked together with whether every token may still send.

    :raises TokenEnded: if one was revoked since its bearer was remembered.
    """
    tokens = {submission.caller.token_id for submission in submissions} - {None}
    values = {"event_id": event_id, "tokens": list(tokens), "now": now}
    rows = connection.execute(FRAME, values).all()
    if rows[0].has_ended_token:
        raise TokenEnded
    return rows[0].desk_salt, [row for row in rows if row.id is not None]


def _has_ended(connection, caller, submissions, now):
    if caller.desk_id is None:
        return False
    last = [submission for submission in submissions if submission.caller == caller][-1]
    heartbeat = {**last.heartbeat, "sent": len(last.scans)}
    if last.sent_at is not None:
        heartbeat["skew"] = skew_of(last.sent_at, now)
    if last.scans and isinstance(last.scans[-1], dict):
        heartbeat["point"] = last.scans[-1].get("point")
    return desks.note_contact(connection, caller, heartbeat, now)


def _all_of(batch, work):
    batch.load([item for items, _caller, _is_ended in work for item in items])
    answers = [[batch.answer(item, caller, is_ended) for item in items] for items, caller, is_ended in work]
    batch.flush()
    return answers


def _record(event_id, submissions, answers, ended):
    """One audit record an actor, if anything of theirs was stored."""
    outcomes = defaultdict(Counter)
    for submission, results in zip(submissions, answers, strict=True):
        stored = [result["outcome"] for result in results if not result["replayed"]]
        outcomes[submission.actor, ended[submission.caller]].update(stored)
    for (actor, is_ended), counted in outcomes.items():
        if counted:
            with acting_as(actor):
                audit.record(
                    "checkin.scans_answered", None, event_id=event_id, subject_type="Event", subject_id=event_id,
                    quarantined=is_ended, **counted,
                )  # fmt: skip
