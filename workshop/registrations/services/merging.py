"""Two registrations of one person become one, by a person's choice; and apart again."""

from workshop import hooks
from workshop.audit import services as audit
from workshop.errors import NotFound, StaleVersion
from workshop.extensions import db, utc_now
from workshop.paper.codes import new_code
from workshop.registrations import places, readings, refusals
from workshop.registrations.models import MERGED, DistinctPair, Registration, RegistrationMerge
from workshop.registrations.services.merged_records import follow_codes, move_records, return_records
from workshop.registrations.services.standing import move_up
from workshop.registrations.services.telling import tell
from workshop.transactions import transaction

PLAIN = ("full_name", "honorific", "organization", "kind", "phone", "email", "note", "language", "rank_override")
KEPT_BEFORE = (
    *PLAIN, "position", "status", "ticket_code", "answers", "in_place_of_id", "cancel_reason", "zone", "seat",
)  # fmt: skip
ORDER = ("confirmed", "pending", "waiting")  # the better state of the two stands


def tell_apart(first, second):
    """Remember that two registrations are not the same person."""
    with transaction() as session:
        one, two = sorted((first.id, second.id))
        known = session.scalar(
            db.select(DistinctPair).where(DistinctPair.first_id == one, DistinctPair.second_id == two)
        )
        if known is None:
            known = DistinctPair(event_id=first.event_id, first_id=one, second_id=two)
            session.add(known)
            audit.record("registrations.told_apart", first, other=second.id)
        return known


def merge_registrations(kept, dropped, choices, versions):
    """Let ``kept`` stand for both and cancel ``dropped``; returns the RegistrationMerge that can be undone.

    ``choices`` names the fields that ``dropped`` gives (``titles`` may be "both", which joins them);
    ``versions`` are the two that were looked at. Consents are never invented: one that was given on either
    stands, one that was withdrawn on either does not.

    :raises StaleVersion: if one of them changed since it was looked at.
    :raises MergeImpossible: if they are not two standing registrations of one event.
    :raises BothAdmitted: from the rooms above, if each was admitted where the other was too.
    """
    with transaction() as session:
        event = places.locked_event(session, kept.event_id)
        kept, dropped = session.get(Registration, kept.id), session.get(Registration, dropped.id)
        _require_two(kept, dropped, versions)
        merge = RegistrationMerge(
            event_id=event.id, kept_id=kept.id, dropped_id=dropped.id,
            before={"kept": _snapshot(kept), "dropped": _snapshot(dropped)},
        )  # fmt: skip
        with session.no_autoflush:
            frees = kept.status == dropped.status == "confirmed"
            _drop(session, kept, dropped, choices)
            _take(kept, dropped, choices, merge.before)
        follow_codes(kept, dropped)
        merge.moved = [*move_records(kept, dropped), *hooks.call("registration_merged", kept, dropped)]
        tell(dropped)
        tell(kept)
        if frees:
            move_up(event)
        merge.kept_version, merge.dropped_version = kept.version, dropped.version
        session.add(merge)
        audit.record("registrations.merged", kept, dropped=dropped.id, fields=sorted(choices))
        session.flush()
        merge.kept_version, merge.dropped_version = kept.version, dropped.version
        return merge


def part_registrations(merge):
    """Undo a merge: both are again what they were, with everything that had moved.

    :raises MergeGrown: if one of the two was changed since.
    """
    with transaction() as session:
        merge = session.get(RegistrationMerge, merge.id)
        if merge is None or merge.undone_at is not None:
            raise NotFound
        event = places.locked_event(session, merge.event_id)
        kept, dropped = session.get(Registration, merge.kept_id), session.get(Registration, merge.dropped_id)
        if (kept.version, dropped.version) != (merge.kept_version, merge.dropped_version) or not merge.before:
            raise refusals.MergeGrown
        hooks.call("registration_parted", kept, dropped, merge.moved)
        return_records(merge)
        with session.no_autoflush:
            _swap_back(session, kept, dropped, merge.before)
        follow_codes(kept, dropped)
        if kept.status == dropped.status == "confirmed" and places.is_over(event):
            dropped.status = "waiting"
        tell(dropped)
        tell(kept)
        merge.undone_at = utc_now()
        audit.record("registrations.parted", kept, dropped=dropped.id)
        return merge


def forget_merges(condition):
    """Erase what is kept of merges under ``condition``, inside the running transaction: they stand for good."""
    erased = db.update(RegistrationMerge).where(condition).values(before={}, moved=[])
    db.session.execute(erased, execution_options={"synchronize_session": False})


def _require_two(kept, dropped, versions):
    if kept.id == dropped.id or kept.event_id != dropped.event_id:
        raise refusals.MergeImpossible
    if "cancelled" in (kept.status, dropped.status):
        raise refusals.MergeImpossible
    if (kept.version, dropped.version) != tuple(versions):
        raise StaleVersion


def _snapshot(registration):
    values = {name: getattr(registration, name) for name in KEPT_BEFORE}
    return {**values, "titles": [title.title for title in registration.titles]}


def _drop(session, kept, dropped, choices):
    """Cancel one of the two; with its ticket code if that is the one that stays valid."""
    if "ticket_code" in choices:
        # a code is unique at every moment: one of the two steps aside first
        mine, theirs = kept.ticket_code, dropped.ticket_code
        kept.ticket_code = new_code()
        session.flush()
        dropped.ticket_code = mine
        session.flush()
        kept.ticket_code = theirs
    better = min(kept.status, dropped.status, key=ORDER.index)
    dropped.status, dropped.cancelled_at, dropped.cancel_reason = "cancelled", utc_now(), MERGED
    session.flush()
    kept.status = better


def _take(kept, dropped, choices, before):
    for name in PLAIN:
        if name in choices:
            setattr(kept, name, getattr(dropped, name))
    mine, theirs = before["kept"]["titles"], before["dropped"]["titles"]
    if choices.get("titles") == "both":
        readings.state_titles(kept, list(dict.fromkeys([*mine, *theirs])))
    elif "titles" in choices:
        readings.state_titles(kept, theirs, before["dropped"]["position"])
    chosen = {name.removeprefix("answer-") for name in choices if name.startswith("answer-")}
    kept.answers = {
        **{key: value for key, value in dropped.answers.items() if key in chosen or key not in kept.answers},
        **{key: value for key, value in kept.answers.items() if key not in chosen},
    }
    if not kept.zone and not kept.seat:
        kept.zone, kept.seat = dropped.zone, dropped.seat
    if kept.in_place_of_id is None and dropped.in_place_of_id != kept.id:
        kept.in_place_of_id = dropped.in_place_of_id
    readings.derive(kept)


def _swap_back(session, kept, dropped, before):
    if kept.ticket_code != before["kept"]["ticket_code"]:
        kept.ticket_code = new_code()
        session.flush()
        dropped.ticket_code = before["dropped"]["ticket_code"]
        session.flush()
    for registration, values in ((kept, before["kept"]), (dropped, before["dropped"])):
        for name in KEPT_BEFORE:
            if name in values:
                setattr(registration, name, values[name])
        readings.state_titles(registration, values["titles"], values["position"])
        readings.derive(registration)
    dropped.cancelled_at = None
