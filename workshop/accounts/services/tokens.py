"""API tokens for other systems: made, shown once, revoked."""

import datetime as dt

from workshop.accounts.bearers import forget_callers
from workshop.accounts.models import ApiToken
from workshop.accounts.permissions import SCOPES, TOKEN_DAYS
from workshop.accounts.refusals import ScopeUnknown, TokenNeedsEvent
from workshop.accounts.secrets import digest, new_secret
from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.errors import NotFound
from workshop.extensions import utc_now
from workshop.transactions import after_commit, transaction


def create_token(name, scopes, *, event_id=None, days=TOKEN_DAYS):
    """Make a token and return (ApiToken, secret); the secret is shown now and never again.

    :raises ScopeUnknown: if a scope does not exist.
    :raises TokenNeedsEvent: if it may check people in and is bound to no event.
    """
    for scope in scopes:
        if scope not in SCOPES:
            raise ScopeUnknown("scopes", scope=scope)
    if "checkin" in scopes and event_id is None:
        raise TokenNeedsEvent("event_id")
    secret, actor = new_secret(), current_actor()
    with transaction() as session:
        made = ApiToken(
            name=name, token_hash=digest(secret), scopes=sorted(set(scopes)), event_id=event_id,
            created_by_id=actor.id if actor.kind == "user" else None, expires_at=utc_now() + dt.timedelta(days=days),
        )  # fmt: skip
        session.add(made)
        record("accounts.token_created", made, scopes=made.scopes)
    return made, secret


def revoke_token(token_id):
    """End a token at once.

    :raises NotFound: if there is no such live token.
    """
    with transaction() as session:
        found = session.get(ApiToken, token_id)
        if found is None or found.revoked_at is not None:
            raise NotFound
        found.revoked_at = utc_now()
        record("accounts.token_revoked", found)
        after_commit(forget_callers)
    return found
