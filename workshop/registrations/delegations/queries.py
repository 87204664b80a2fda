"""Reads of delegations."""

from sqlalchemy import func, or_, select

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations.delegations.models import Delegation, DelegationMember
from workshop.registrations.models import MERGED, Registration


def delegation_by_code(event, code):
    """The delegation of ``event`` whose QR holds ``code`` (as ``codes.read_code`` gives it), or None."""
    return db.session.scalar(
        select(Delegation).where(Delegation.event_id == event.id, Delegation.group_code == code)
    )


def people_of(delegation, *, cancelled=False):
    """Its registrations in the order they were named: those that stand, or those that were taken back."""
    query = _members(delegation).where((Registration.status == "cancelled") == cancelled)
    return list(db.session.scalars(query.order_by(DelegationMember.id)))


def person_of(delegation, registration_id):
    """The member with this id.

    :raises NotFound: if it is none of this delegation.
    """
    found = db.session.scalar(_members(delegation).where(Registration.id == registration_id))
    if found is None:
        raise NotFound
    return found


def named_count(delegation):
    """How many people stand."""
    query = select(func.count()).select_from(DelegationMember).join(Registration)
    return db.session.scalar(query.where(DelegationMember.delegation_id == delegation.id, STANDS))


def named_by_contact():
    """A condition on Registration: a contact of a unit named this person, and is not the person."""
    named = select(DelegationMember.registration_id).join(Delegation).where(
        or_(Delegation.contact_phone.is_(None), Registration.phone.is_(None),
            Delegation.contact_phone != Registration.phone),
        DelegationMember.registration_id == Registration.id,
    )  # fmt: skip
    return named.correlate(Registration).exists()


def units_of(ids):
    """{registration id: (unit, name of its contact)} of those whom a unit named."""
    query = select(DelegationMember.registration_id, Delegation.unit, Delegation.contact_name).join(Delegation)
    rows = db.session.execute(query.where(DelegationMember.registration_id.in_(ids)))
    return {row.registration_id: (row.unit, row.contact_name) for row in rows}


def codes_of(ids):
    """{registration id: the one code of its unit} of those who belong to a unit."""
    query = select(DelegationMember.registration_id, Delegation.group_code).join(Delegation)
    return dict(db.session.execute(query.where(DelegationMember.registration_id.in_(ids))).all()) if ids else {}


def member_of(registration_id):
    """The membership of a registration in a delegation, or None."""
    return db.session.scalar(select(DelegationMember).where(DelegationMember.registration_id == registration_id))


def delegation_of(registration):
    """The delegation that ``registration`` came with, or None."""
    query = select(Delegation).join(Delegation.members)
    return db.session.scalar(query.where(DelegationMember.registration_id == registration.id))


def without_invitation(event):
    """The delegations of the public form with how many people stand: [(delegation, number)]."""
    named = (
        select(func.count()).select_from(DelegationMember).join(Registration)
        .where(DelegationMember.delegation_id == Delegation.id, STANDS).scalar_subquery()
    )  # fmt: skip
    query = select(Delegation, named).where(Delegation.event_id == event.id, ~Delegation.invitation.has())
    return [tuple(row) for row in db.session.execute(query.order_by(Delegation.unit, Delegation.id))]


STANDS = Registration.status != "cancelled"


def _members(delegation):
    """Its registrations; one that was merged into another of the same person is nobody."""
    query = select(Registration).join(DelegationMember, DelegationMember.registration_id == Registration.id)
    return query.where(DelegationMember.delegation_id == delegation.id, Registration.cancel_reason != MERGED)
