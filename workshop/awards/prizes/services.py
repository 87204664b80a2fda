"""Set what money goes with the awards of a decision."""

from workshop.audit.services import record
from workshop.awards.models import AwardDecision
from workshop.awards.prizes.models import AwardBonus
from workshop.awards.prizes.queries import amounts
from workshop.awards.queries import standing_awards
from workshop.errors import N_, Invalid
from workshop.transactions import transaction

LARGEST = 10_000_000_000


class AmountUnusable(Invalid):
    """No sum that an award comes with."""

    message = N_("Enter a whole number of đồng, at most 10.000.000.000.")


def set_bonuses(decision, wanted):
    """Let ``wanted`` ({award id: amount, 0 for none}) be the money of those recipients.

    :raises AmountUnusable: below 0 or beyond ten billion đồng.
    """
    for award_id, amount in wanted.items():
        if not 0 <= amount <= LARGEST:
            raise AmountUnusable(f"amount-{award_id}")
    with transaction() as session:
        found = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        before, changed = amounts(found), []
        for award in standing_awards(found):
            amount = wanted.get(award.id, before.get(award.id, 0))
            if amount == before.get(award.id, 0):
                continue
            changed.append(award.id)
            kept = session.get(AwardBonus, award.id)
            if not amount:
                session.delete(kept)
            elif kept is not None:
                kept.amount = amount
            else:
                session.add(AwardBonus(award_id=award.id, amount=amount))
        if changed:
            record("awards.bonuses_set", found, count=len(changed))
        return len(changed)
