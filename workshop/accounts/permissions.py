"""The permissions, the roles that hold them, and the predicates over both."""

from enum import StrEnum

from workshop.accounts.models import RoleGrant, User
from workshop.errors import N_
from workshop.extensions import db


class Permission(StrEnum):
    """Everything that staff may be allowed, as scope:resource:action, in alphabetical order."""

    ADMIN_ACCOUNTS_MANAGE = "admin:accounts:manage"
    ADMIN_AUDIT_READ = "admin:audit:read"
    ADMIN_PRIVACY_MANAGE = "admin:privacy:manage"
    ADMIN_TOKENS_MANAGE = "admin:tokens:manage"
    AWARDS_DECISIONS_APPROVE = "awards:decisions:approve"
    AWARDS_DECISIONS_EDIT = "awards:decisions:edit"
    AWARDS_DECISIONS_READ = "awards:decisions:read"
    AWARDS_DOCUMENTS_PRINT = "awards:documents:print"
    AWARDS_PATTERNS_EDIT = "awards:patterns:edit"
    BOOTHS_BOOTHS_EDIT = "booths:booths:edit"
    CEREMONY_ORDER_EDIT = "ceremony:order:edit"
    CHECKIN_DESKS_MANAGE = "checkin:desks:manage"
    CHECKIN_PEOPLE_ADMIT = "checkin:people:admit"
    DIALOGUE_QUESTIONS_MODERATE = "dialogue:questions:moderate"
    DIRECTORY_ORGANIZATIONS_EDIT = "directory:organizations:edit"
    DIRECTORY_ORGANIZATIONS_READ = "directory:organizations:read"
    EVENTS_EVENT_CREATE = "events:event:create"
    EVENTS_EVENT_EDIT = "events:event:edit"
    EVENTS_EVENT_READ = "events:event:read"
    FEEDBACK_ANSWERS_READ = "feedback:answers:read"
    JOBS_JOBS_READ = "jobs:jobs:read"
    MOUS_MEMORANDA_CONFIRM = "mous:memoranda:confirm"
    MOUS_MEMORANDA_EDIT = "mous:memoranda:edit"
    MOUS_MEMORANDA_READ = "mous:memoranda:read"
    OCOP_REGISTRY_EDIT = "ocop:registry:edit"
    OCOP_REGISTRY_READ = "ocop:registry:read"
    REGISTRATIONS_CONTACTS_READ = "registrations:contacts:read"
    REGISTRATIONS_PEOPLE_EDIT = "registrations:people:edit"
    REGISTRATIONS_PEOPLE_READ = "registrations:people:read"
    REPORTS_REPORTS_READ = "reports:reports:read"


ROLE_NAMES = {
    "administrator": N_("Administrator"),
    "organizer": N_("Organizer"),
    "registry": N_("OCOP registry"),
    "clerk": N_("Clerk"),
    "approver": N_("Approver"),
    "desk": N_("Reception desk"),
    "viewer": N_("Viewer"),
}
SCOPES = (
    "checkin", "registrations:read", "registrations:write", "ocop:read", "ocop:write", "mou:read", "mou:write",
    "awards:read", "reports:read",
)  # fmt: skip
TOKEN_DAYS = 90  # how long an API token lives unless said otherwise
_P = Permission
_VIEWER = {
    _P.AWARDS_DECISIONS_READ, _P.EVENTS_EVENT_READ, _P.MOUS_MEMORANDA_READ, _P.OCOP_REGISTRY_READ,
    _P.DIRECTORY_ORGANIZATIONS_READ, _P.REPORTS_REPORTS_READ,
}  # fmt: skip
_ADMIN_ONLY = {
    _P.ADMIN_ACCOUNTS_MANAGE, _P.ADMIN_AUDIT_READ, _P.ADMIN_PRIVACY_MANAGE, _P.ADMIN_TOKENS_MANAGE,
    _P.AWARDS_PATTERNS_EDIT,
}  # fmt: skip
# the second person is somebody else than the one who prepared; an organizer is not given it
_SECOND_PERSON = {_P.AWARDS_DECISIONS_APPROVE, _P.MOUS_MEMORANDA_CONFIRM}
ROLE_PERMISSIONS = {
    "administrator": frozenset(_P),
    "organizer": frozenset(set(_P) - _ADMIN_ONLY - _SECOND_PERSON),
    "registry": frozenset(
        {_P.OCOP_REGISTRY_READ, _P.OCOP_REGISTRY_EDIT, _P.DIRECTORY_ORGANIZATIONS_READ,
         _P.DIRECTORY_ORGANIZATIONS_EDIT, _P.EVENTS_EVENT_READ, _P.JOBS_JOBS_READ}
    ),
    "clerk": frozenset(_VIEWER | {_P.AWARDS_DOCUMENTS_PRINT, _P.JOBS_JOBS_READ, _P.REGISTRATIONS_PEOPLE_READ}),
    "approver": frozenset(_VIEWER | _SECOND_PERSON | {_P.REGISTRATIONS_PEOPLE_READ, _P.JOBS_JOBS_READ}),
    "desk": frozenset({_P.CHECKIN_PEOPLE_ADMIT, _P.EVENTS_EVENT_READ, _P.REGISTRATIONS_PEOPLE_READ}),
    "viewer": frozenset(_VIEWER),
}


def grants_of(user):
    """The user's grants as (role, event_id or None) pairs."""
    return [(grant.role, grant.event_id) for grant in user.grants]


def may(user, permission, event_id=None):
    """Whether ``user`` holds ``permission`` at the event, or at any event where none is named.

    What concerns the whole installation is held only by whose role is granted everywhere: an
    administrator of one event could otherwise make themselves one of all.
    """
    if user is None or not user.is_active:
        return False
    if permission in _ADMIN_ONLY:
        return may_everywhere(user, permission)
    return any(
        permission in ROLE_PERMISSIONS[role] and (granted_at is None or event_id is None or granted_at == event_id)
        for role, granted_at in grants_of(user)
    )


def may_everywhere(user, permission):
    """Whether ``user`` holds ``permission`` at every event, as for what belongs to none."""
    return user is not None and any(
        permission in ROLE_PERMISSIONS[role] and granted_at is None for role, granted_at in grants_of(user)
    )


def event_ids_for(user, permission):
    """The events at which ``user`` holds ``permission``: a set of ids, or None for all of them."""
    ids = set()
    for role, granted_at in grants_of(user):
        if permission in ROLE_PERMISSIONS[role]:
            if granted_at is None:
                return None
            ids.add(granted_at)
    return ids


def who_may(permission, event_id=None):
    """Whom ``may`` lets: the active users who hold ``permission`` at the event, as (user, roles).

    Administrators come last: they are asked where nobody nearer can be.
    """
    roles = [role for role, held in ROLE_PERMISSIONS.items() if permission in held]
    query = db.select(User, RoleGrant.role).join(RoleGrant, RoleGrant.user_id == User.id)
    query = query.where(User.is_active, RoleGrant.role.in_(roles)).order_by(User.full_name, User.id)
    if permission in _ADMIN_ONLY:
        query = query.where(RoleGrant.event_id.is_(None))
    elif event_id is not None:
        query = query.where(db.or_(RoleGrant.event_id.is_(None), RoleGrant.event_id == event_id))
    found = {}
    for user, role in db.session.execute(query):
        held = found.setdefault(user.id, (user, []))[1]
        if role not in held:
            held.append(role)
    return sorted(found.values(), key=lambda pair: pair[1] == ["administrator"])


def has_administrator():
    """Whether anyone can administer this installation."""
    query = db.select(RoleGrant.id).where(RoleGrant.role == "administrator", RoleGrant.event_id.is_(None)).limit(1)
    return db.session.scalar(query) is not None
