"""Recipients as turns on the stage: from the high award to the lower one, each in its decision's order."""

from workshop.awards import queries
from workshop.ceremony.providers import StageEntry
from workshop.extensions import db


def stage_entries(event):
    """The recipients on decisions of ``event`` that were not revoked; state awards come first."""
    decisions = [each for each in db.session.scalars(queries.decisions(event)) if each.status != "revoked"]
    decisions.sort(key=lambda decision: (not decision.kind.is_state, decision.id))
    return [
        StageEntry(
            subject_id=award.id, label=award.printed_name, people=decision.kind.name, folder=award.register_number,
            endpoint="awards.show", arguments={"decision_id": decision.id},
        )
        for decision in decisions
        for award in queries.standing_awards(decision)
    ]
