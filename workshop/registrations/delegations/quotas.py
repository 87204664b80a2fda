"""How many people one unit may have: its invitation's quota, otherwise the limit of the public form."""

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.registrations.delegations import refusals
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.invitations.models import InvitationLetter
from workshop.registrations.models import Registration
from workshop.vietnamese.names import fold
from workshop.vietnamese.organisations import fold_unit


def limit_of(event, unit):
    """How many people of ``unit`` the public form takes, or None where nothing limits it."""
    limit = db.session.scalar(select(InvitationLetter.unit_limit).where(InvitationLetter.event_id == event.id))
    if limit is None or not unit:
        return None
    invited = select(Delegation.quota).where(
        Delegation.event_id == event.id, Delegation.unit_key == fold_unit(unit), Delegation.quota.is_not(None)
    )
    return db.session.scalar(invited.order_by(Delegation.id).limit(1)) or limit


def require_room(event, unit):
    """Insist that ``unit`` may have one more person, ``event`` being locked by the caller.

    :raises UnitLimitReached: if it may not.
    """
    limit = limit_of(event, unit)
    if limit is None:
        return
    standing = select(func.count()).where(
        Registration.event_id == event.id, Registration.organization_folded == fold(unit),
        Registration.status != "cancelled",
    )  # fmt: skip
    if db.session.scalar(standing) >= limit:
        raise refusals.UnitLimitReached(unit=unit, limit=limit)
