"""Putting units on the list of those invited, correcting them and taking them off."""

from dataclasses import asdict

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.directory.queries import organization_named
from workshop.errors import StaleVersion, WorkshopError
from workshop.registrations import places
from workshop.registrations.delegations import queries as delegations
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.delegations.refusals import UnitMissing
from workshop.registrations.delegations.services import stated
from workshop.registrations.invitations import lines, queries, refusals
from workshop.registrations.invitations.models import Invitation
from workshop.registrations.readings import read_email, read_phone
from workshop.transactions import savepoint, transaction
from workshop.vietnamese.names import clean_name
from workshop.vietnamese.organisations import fold_unit

CONTACTS = {"contact_phone": read_phone, "contact_email": read_email}


def invite(event, unit):
    """Put one ``unit`` (lines.Unit) on the list.

    :raises AlreadyInvited: if it stands there, also by another spelling.
    :raises QuotaUnreadable: UnitMissing and Invalid as their names say.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        _require_new(session, event, unit.unit)
        quota = _quota(unit.quota)
        values = asdict(unit)
        quota_text, addressee = values.pop("quota_text"), values.pop("addressee")
        known = organization_named(clean_name(unit.unit)) if unit.organization_id is None else None
        values.update(quota=quota, organization_id=known.id if known else unit.organization_id)
        delegation = stated(event, **values)
        delegation.invitation = Invitation(
            event_id=event.id, addressee=clean_name(addressee)[:250],
            quota_text=(clean_name(quota_text) or lines.wording_of(quota))[:200],
        )  # fmt: skip
        session.add(delegation)
        session.flush()
        audit.record("registrations.unit_invited", delegation.invitation, event_id=event.id, quota=quota)
        return delegation.invitation


def invite_many(event, units):
    """Put ``units`` on the list; returns (how many were put there, [(unit as typed, refusal)])."""
    left = []
    with transaction():
        for unit in units:
            try:
                with savepoint():
                    invite(event, unit)
            except WorkshopError as error:
                left.append((unit, error))
    return len(units) - len(left), left


def edit_invitation(invitation, *, version, **changes):
    """Correct what stands about an invited unit; contacts only where they are among ``changes``.

    :raises StaleVersion: if somebody changed it since ``version``.
    :raises QuotaBelowNamed: if it has named more people than it would have places.
    """
    with transaction() as session:
        found = session.get(Invitation, invitation.id)
        places.locked_event(session, found.event_id)
        if queries.version_of(found) != version:
            raise StaleVersion
        delegation = found.delegation
        quota = _quota(changes.pop("quota"))
        named = delegations.named_count(delegation)
        if quota < named:
            raise refusals.QuotaBelowNamed("quota", named=named)
        unit = clean_name(changes.pop("unit"))
        if not unit:
            raise UnitMissing("unit")
        if fold_unit(unit) != delegation.unit_key:
            _require_new(session, found.event, unit)
        delegation.unit, delegation.quota = unit[:200], quota
        for name in ("contact_name", "contact_phone", "contact_email", "kind"):
            if name in changes:
                value = changes.pop(name)
                setattr(delegation, name, CONTACTS[name](value) if name in CONTACTS else clean_name(value or "")[:120])
        found.quota_text = (clean_name(changes.pop("quota_text")) or lines.wording_of(quota))[:200]
        for name, value in changes.items():
            setattr(found, name, clean_name(value or ""))
        audit.record("registrations.invitation_edited", found, event_id=found.event_id)
        return found


def take_off(event, ids):
    """Take units off the list that have named nobody; returns how many.

    :raises UnitAnswered: for the first that has.
    """
    with transaction() as session:
        places.locked_event(session, event.id)
        chosen = session.scalars(select(Invitation).where(Invitation.event_id == event.id, Invitation.id.in_(ids)))
        number = 0
        for invitation in chosen:
            delegation = invitation.delegation
            if delegations.people_of(delegation):
                raise refusals.UnitAnswered(unit=delegation.unit)
            audit.record("registrations.invitation_taken_off", invitation, event_id=event.id)
            session.delete(delegation)
            number += 1
        return number


def _require_new(session, event, unit):
    twin = select(Delegation.id).join(Delegation.invitation)
    twin = twin.where(Delegation.event_id == event.id, Delegation.unit_key == fold_unit(clean_name(unit)))
    if session.scalar(twin.limit(1)) is not None:
        raise refusals.AlreadyInvited(unit=clean_name(unit))


def _quota(value):
    if not isinstance(value, int) or not 1 <= value <= lines.MOST:
        raise refusals.QuotaUnreadable("quota")
    return value
