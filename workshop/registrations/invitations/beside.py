"""People of an invited unit who came onto the list another way: by an Excel list, the public form or by hand."""

from collections import Counter

from sqlalchemy import select

from workshop.extensions import db
from workshop.registrations.delegations.models import DelegationMember
from workshop.registrations.models import Registration
from workshop.vietnamese.organisations import fold_unit


def beside_counts(event):
    """{folded name of a unit: how many stand on the list without having been named by any unit}."""
    named = select(DelegationMember.id).where(DelegationMember.registration_id == Registration.id).exists()
    query = select(Registration.organization).where(
        Registration.event_id == event.id, Registration.status != "cancelled", Registration.organization != "", ~named
    )
    written = Counter(db.session.scalars(query))  # folded once for each way it is written
    counts = Counter()
    for unit, number in written.items():
        counts[fold_unit(unit)] += number
    return counts
