"""Platforms and the legal persons that run them."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop.audit import services as audit
from workshop.ocop import refusals
from workshop.ocop.models import Operator, Platform
from workshop.ocop.stating import require_version, state
from workshop.transactions import savepoint, transaction
from workshop.vietnamese.names import fold


def create_operator(**fields):
    """Enter the legal person behind platforms; without a legal name it can sign nothing.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        operator = Operator()
        state(operator, fields)
        session.add(operator)
        audit.record("ocop.operator_created", operator)
        return operator


def edit_operator(operator, *, version=None, **fields):
    """Change what is stated about ``operator``.

    :raises StaleVersion: if somebody else changed it since ``version``.
    """
    with transaction() as session:
        operator = session.get(Operator, operator.id, populate_existing=True)
        require_version(operator, version)
        if changed := state(operator, fields):
            audit.record("ocop.operator_edited", operator, fields=changed)
        return operator


def create_platform(*, operator=None, **fields):
    """Enter a platform by its brand, run by ``operator``.

    :raises PlatformKnown: if there is one of this name.
    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    with transaction() as session:
        platform = Platform(name="", operator_id=operator.id if operator else None)
        _state(session, platform, fields)
        session.add(platform)
        audit.record("ocop.platform_created", platform)
        return platform


def edit_platform(platform, *, version=None, **fields):
    """Change what is stated about ``platform``; ``operator_id`` among it.

    :raises StaleVersion: if somebody else changed it since ``version``.
    :raises PlatformKnown, Invalid: as for a new one.
    """
    with transaction() as session:
        platform = session.get(Platform, platform.id, populate_existing=True)
        require_version(platform, version)
        if changed := _state(session, platform, fields):
            audit.record("ocop.platform_edited", platform, fields=changed)
        return platform


def delete_platform(platform):
    """Delete a platform that nothing refers to.

    :raises PlatformInUse: if listings or memoranda do.
    """
    with transaction() as session:
        platform = session.get(Platform, platform.id)
        audit.record("ocop.platform_deleted", platform)
        try:
            with savepoint():
                session.delete(platform)
                session.flush()
        except IntegrityError as error:
            raise refusals.PlatformInUse from error


def _state(session, platform, fields):
    with session.no_autoflush:
        changed = state(platform, fields)
        if not platform.name:
            raise refusals.PlatformNameMissing("name")
        others = select(Platform.name).where(Platform.id != platform.id) if platform.id else select(Platform.name)
        if "name" in changed and fold(platform.name) in {fold(name) for name in session.scalars(others)}:
            raise refusals.PlatformKnown("name")
    return changed
