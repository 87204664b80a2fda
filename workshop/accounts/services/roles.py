"""Granting and taking away roles; somebody always stays who can administer."""

from sqlalchemy import select

from workshop.accounts.models import RoleGrant, User
from workshop.accounts.permissions import ROLE_NAMES
from workshop.accounts.refusals import LastAdministrator, RoleHeld, RoleUnknown
from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.transactions import transaction


def grant_role(user, role, event_id=None):
    """Give ``user`` a role at one event, or at all of them.

    :raises RoleHeld: if they hold it there already.
    :raises RoleUnknown: if there is no such role.
    """
    if role not in ROLE_NAMES:
        raise RoleUnknown("role", role=role)
    actor = current_actor()
    with transaction() as session:
        found = session.get(User, user.id, with_for_update=True, populate_existing=True)
        if any((grant.role, grant.event_id) == (role, event_id) for grant in found.grants):
            raise RoleHeld
        by = actor.id if actor.kind == "user" else None
        found.grants.append(RoleGrant(role=role, event_id=event_id, granted_by_id=by))
        record("accounts.role_granted", found, event_id=event_id, role=role)
    return found


def revoke_role(user, grant_id):
    """Take a role away.

    :raises NotFound: if ``user`` has no such grant.
    :raises LastAdministrator: if nobody could administer afterwards.
    """
    with transaction() as session:
        grant = session.get(RoleGrant, grant_id)
        if grant is None or grant.user_id != user.id:
            raise NotFound
        if grant.role == "administrator" and grant.event_id is None:
            require_other_administrator(user.id)
        found = session.get(User, user.id)
        record("accounts.role_revoked", found, event_id=grant.event_id, role=grant.role)
        found.grants.remove(grant)
    return found


def require_other_administrator(user_id):
    """Refuse unless another active user administers every event; inside the running transaction.

    :raises LastAdministrator: if there is none.
    """
    everywhere = select(RoleGrant.user_id).where(RoleGrant.role == "administrator", RoleGrant.event_id.is_(None))
    # two administrators who remove each other wait here for one another, and the second sees what the first did
    db.session.execute(everywhere.order_by(RoleGrant.id).with_for_update()).all()
    others = select(User.id).where(User.id.in_(everywhere), User.id != user_id, User.is_active)
    if db.session.scalar(others.limit(1)) is None:
        raise LastAdministrator
