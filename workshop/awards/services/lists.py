"""Acts on many recipients of a decision at once, each of which can be undone until the list changes again."""

from sqlalchemy import select

from workshop.audit.services import record
from workshop.awards.checks import full_form, registry_form
from workshop.awards.fingerprints import row_fingerprint
from workshop.awards.models import AwardDecision, ListChange
from workshop.awards.queries import name_for_print, standing_awards
from workshop.awards.refusals import DuplicateRecipient, NoChangeToUndo, NothingChosen, NotWhatWasSeen
from workshop.awards.services.decisions import user_id, whoever_approves
from workshop.awards.services.recipients import (
    add_recipient,
    edit_recipient,
    move_recipient,
    paste_recipients,
    remove_recipient,
)
from workshop.extensions import db, utc_now
from workshop.ocop.models import Owner
from workshop.transactions import transaction

_KEPT = ("printed_name", "printed_address", "recipient_kind", "owner_id", "stage_order")
_ACTIONS = {
    "proposed": "awards.list_proposed", "removed": "awards.list_removed", "spelled": "awards.list_spelled",
    "sorted": "awards.list_sorted",
}  # fmt: skip
_PRINTED = ("printed_name", "printed_address", "recipient_kind")


def propose(decision, owners):
    """Put owners on the list under the name that certificates print; who stands already is left out.

    Returns (the change, owners left out).
    """
    rows, left = [], []
    with transaction() as session:
        found = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        standing = {award.owner_id for award in standing_awards(found)}
        for owner in owners:
            if owner.id in standing:
                left.append(owner)
                continue
            try:
                award = add_recipient(found, name_for_print(owner), owner.address, owner=owner)
            except DuplicateRecipient:
                left.append(owner)
            else:
                rows.append({"id": award.id, "before": None, "after": _snapshot(award)})
        return _keep(session, found, "proposed", rows), left


def paste_many(decision, text):
    """Add one recipient a line of ``text`` in one act; returns (added awards, names left out)."""
    with transaction() as session:
        added, left = paste_recipients(decision, text)
        _keep(session, decision, "proposed", [{"id": a.id, "before": None, "after": _snapshot(a)} for a in added])
    return added, left


def remove_many(decision, ids):
    """Take the recipients of ``ids`` off the list."""
    with transaction() as session:
        found, chosen = _chosen(session, decision, ids)
        rows = [{"id": award.id, "before": _snapshot(award), "after": None} for award in chosen]
        for award in chosen:
            remove_recipient(award)
        return _keep(session, found, "removed", rows)


def spell_many(decision, ids, how):
    """Write the names of ``ids`` with their legal form in full (``full``) or as the registry does (``registry``)."""
    spelled = full_form if how == "full" else registry_form
    with transaction() as session:
        found, chosen = _chosen(session, decision, ids)
        rows = []
        for award in chosen:
            if not (name := spelled(award)):
                continue
            before = _snapshot(award)
            edit_recipient(
                award, printed_name=name, printed_address=award.printed_address, recipient_kind=award.recipient_kind
            )
            rows.append({"id": award.id, "before": before, "after": _snapshot(award)})
        return _keep(session, found, "spelled", rows)


def sort_many(decision, ids, recipient_kind):
    """Say of the recipients of ``ids`` who they are: collective, household or individual."""
    with transaction() as session:
        found, chosen = _chosen(session, decision, ids)
        rows = []
        for award in chosen:
            if award.recipient_kind == recipient_kind:
                continue
            before = _snapshot(award)
            edit_recipient(award, printed_name=award.printed_name, printed_address=award.printed_address,
                           recipient_kind=recipient_kind)  # fmt: skip
            rows.append({"id": award.id, "before": before, "after": _snapshot(award)})
        return _keep(session, found, "sorted", rows)


def approve_names(decision, seen, *, needs_second=True):
    """Approve single names as the actor in force; ``seen`` is {award id: fingerprint as the page showed it}.

    :raises SamePerson: if the actor prepared the list or edited one of the names.
    :raises NotWhatWasSeen: if one of them was edited after the page was opened.
    """
    with transaction() as session:
        found, chosen = _chosen(session, decision, seen)
        by, alone = whoever_approves(found, chosen, needs_second=needs_second)
        for award in chosen:
            if row_fingerprint(award) != seen[award.id]:
                raise NotWhatWasSeen
            award.name_approved_by_id, award.name_approved_at = by, utc_now()
        record("awards.names_approved", found, awards=[award.id for award in chosen], alone=alone)
    return chosen


def last_change(decision):
    """The latest act on many recipients, if it can still be undone, or None."""
    query = select(ListChange).where(ListChange.decision_id == decision.id).order_by(ListChange.id.desc()).limit(1)
    found = db.session.scalar(query)
    is_open = decision.status in ("draft", "approved")
    return found if found is not None and found.undone_at is None and is_open and _stands(decision, found) else None


def undo_change(change):
    """Bring the rows of ``change`` back to what they were.

    :raises NoChangeToUndo: if it was undone, is not the latest, or one of its rows was changed since.
    """
    with transaction() as session:
        found = session.get(ListChange, change.id)
        decision = session.get(AwardDecision, found.decision_id, with_for_update=True, populate_existing=True)
        if (latest := last_change(decision)) is None or latest.id != found.id:
            raise NoChangeToUndo
        awards = {award.id: award for award in decision.awards}
        for row in found.rows:
            _bring_back(session, decision, awards.get(row["id"]), row)
        found.undone_at = utc_now()
        record("awards.change_undone", decision, change=found.id)
    return found


def _bring_back(session, decision, award, row):
    before = row["before"]
    if before is None:
        remove_recipient(award)
    elif row["after"] is None:
        owner = session.get(Owner, before["owner_id"]) if before["owner_id"] else None
        back = add_recipient(
            decision, before["printed_name"], before["printed_address"], owner=owner,
            recipient_kind=before["recipient_kind"],
        )  # fmt: skip
        move_recipient(back, before["stage_order"] - back.stage_order)
    else:
        edit_recipient(award, **{name: before[name] for name in _PRINTED})


def _stands(decision, change):
    """Whether every row still is as the act left it."""
    awards = {award.id: award for award in standing_awards(decision)}
    standing = {(award.printed_name, award.printed_address) for award in awards.values()}
    for row in change.rows:
        after, award = row["after"], awards.get(row["id"])
        if after is None:
            before = row["before"]
            if award is not None or (before["printed_name"], before["printed_address"]) in standing:
                return False
        elif award is None or any(getattr(award, name) != after[name] for name in _PRINTED):
            return False
    return True


def _chosen(session, decision, ids):
    found = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
    wanted = set(ids)
    chosen = [award for award in standing_awards(found) if award.id in wanted]
    if not chosen:
        raise NothingChosen
    return found, chosen


def _keep(session, decision, act, rows):
    if not rows:
        return None
    change = ListChange(decision_id=decision.id, act=act, rows=rows, made_by_id=user_id())
    session.add(change)
    action = _ACTIONS[act]
    record(action, decision, awards=[row["id"] for row in rows])
    return change


def _snapshot(award):
    return {name: getattr(award, name) for name in _KEPT}
