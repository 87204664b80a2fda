"""Recipients as turns on the stage: from the high award to the lower one, each in its decision's order."""

from sqlalchemy.orm import selectinload

from workshop.audit.services import record
from workshop.awards import queries
from workshop.awards.models import Award, AwardDecision
from workshop.awards.services.batches import drop_batch
from workshop.awards.standing import awarded, told_apart
from workshop.ceremony.providers import PrintFile, StageEntry
from workshop.extensions import db
from workshop.transactions import transaction
from workshop.web.template_globals import named

LONGEST_LABEL = 300  # of a turn on the stage


def stage_entries(event):
    """The recipients of ``event`` whose decision and award were not revoked; state awards come first."""
    query = queries.decisions(event).options(selectinload(AwardDecision.awards).joinedload(Award.owner))
    decisions = [each for each in db.session.scalars(query) if each.status != "revoked"]
    decisions.sort(key=lambda decision: (not decision.kind.is_state, decision.id))
    found = []
    for decision in decisions:
        called = awarded(decision)
        names = told_apart(called)
        found += [_entry(award, decision, names[award.id]) for award in called]
    return found


def follow_stage(event, award_ids):
    """Take over the order of the stage, so that certificates are printed as people are called.

    Print files that lie in another order are dropped and made anew.
    """
    places = {award_id: place for place, award_id in enumerate(award_ids)}
    with transaction() as session:
        for decision in session.scalars(db.select(AwardDecision).where(AwardDecision.event_id == event.id)):
            before = queries.standing_awards(decision)
            after = _as_called(before, places)
            if before == after:
                continue
            for number, award in enumerate(after, 1):
                session.get(Award, award.id).stage_order = number
            drop_batch(decision)
            record("awards.order_changed", decision, event_id=event.id)


def print_files(event, award_ids):
    """The print files of decisions of ``event`` that lie in another order than ``award_ids``, or are missing."""
    places = {award_id: place for place, award_id in enumerate(award_ids)}
    found = []
    for decision in db.session.scalars(queries.decisions(event).order_by(None).order_by(AwardDecision.id)):
        standing = queries.standing_awards(decision)
        is_kept = decision.merged_file_id is not None
        is_in_order = standing == _as_called(standing, places)
        if (is_kept and is_in_order) or not any(award.current for award in standing):
            continue
        name = " ".join(filter(None, (named(decision.kind), decision.full_number)))
        found.append(PrintFile(name, is_kept, "awards.show", {"decision_id": decision.id}))
    return found


def _as_called(standing, places):
    """The recipients as they are called, those without a place last; whose award was revoked stays where it stood."""
    called = (award for award in standing if not award.is_revoked)
    called = iter(sorted(called, key=lambda award: places.get(award.id, len(places))))
    return [award if award.is_revoked else next(called) for award in standing]


def _entry(award, decision, name):
    return StageEntry(
        subject_id=award.id, label=name[:LONGEST_LABEL],
        people=decision.kind.name, section=decision.kind.name,
        section_en=decision.kind.name_en, paper=award.register_number, receiver=_receiver(award),
        endpoint="awards.show", arguments={"decision_id": decision.id},
        is_preview=award.current is not None and award.current.status == "preview",
    )  # fmt: skip


def _receiver(award):
    """Who takes it: the person, or the head of the collective."""
    if award.recipient_kind == "individual":
        return award.printed_name
    owner = award.owner
    if owner is None or not owner.representative:
        return ""
    named = " ".join(part for part in (owner.representative_honorific, owner.representative) if part)
    return f"{named}, {owner.representative_title}" if owner.representative_title else named
