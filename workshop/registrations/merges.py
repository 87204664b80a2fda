"""Which registration stands for a person whose other one was merged into it."""

from sqlalchemy import select

from workshop.extensions import db
from workshop.registrations.models import MERGED, Registration, RegistrationMerge


def standing_for(registration):
    """The registration into which ``registration`` was merged, and that one perhaps again; otherwise itself."""
    seen = set()
    while registration.status == "cancelled" and registration.cancel_reason == MERGED and registration.id not in seen:
        seen.add(registration.id)
        kept = select(Registration).join(RegistrationMerge, RegistrationMerge.kept_id == Registration.id)
        chosen = _standing().where(RegistrationMerge.dropped_id == registration.id)
        latest = kept.where(RegistrationMerge.id.in_(chosen)).order_by(RegistrationMerge.id.desc()).limit(1)
        registration = db.session.scalar(latest) or registration
    return registration


def merged_into(registration):
    """The registrations that were merged into ``registration``, and those that were merged into them."""
    found, waiting = {}, [registration.id]
    while waiting:
        chosen = _standing(RegistrationMerge.dropped_id).where(RegistrationMerge.kept_id.in_(waiting))
        dropped = select(Registration).where(Registration.id.in_(chosen), Registration.cancel_reason == MERGED)
        new = {each.id: each for each in db.session.scalars(dropped) if each.id not in found}
        found, waiting = found | new, list(new)
    return list(found.values())


def _standing(column=RegistrationMerge.id):
    return select(column).where(RegistrationMerge.undone_at.is_(None))
