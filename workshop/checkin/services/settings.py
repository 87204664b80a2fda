"""What holds for the desks of one event."""

import secrets

from sqlalchemy import select

from workshop.accounts.models import DeskDevice
from workshop.audit import services as audit
from workshop.checkin.models import DeskSetting
from workshop.extensions import utc_now
from workshop.transactions import transaction

SETTABLE = ("is_strict", "walk_ins_an_hour")


def set_desks(event, *, by, **changes):
    """Decide what devices hold (``is_strict``) and how many walk-ins one desk may add in an hour.

    Devices load their list anew at their next contact; a strict one holds no readable name from then on.
    """
    with transaction() as session:
        setting = _setting(session, event.id)
        changed = [name for name in SETTABLE if name in changes and getattr(setting, name) != changes[name]]
        for name in changed:
            setattr(setting, name, changes[name])
        if changed:
            setting.changed_at, setting.changed_by_id = utc_now(), by.id if by else None
            audit.record("checkin.desks_set", None, event_id=event.id, subject_type="Event", subject_id=event.id,
                         fields=changed, is_strict=setting.is_strict)  # fmt: skip
        return setting


def copy_settings(source, made):
    """Give a copied workshop the same rules for its desks."""
    with transaction() as session:
        known = session.get(DeskSetting, source.id)
        if known is not None:
            copied = {name: getattr(known, name) for name in SETTABLE}
            session.add(DeskSetting(event_id=made.id, **copied))


def renew_epochs():
    """Let every desk load its list anew and offer again what it sent: the database is that of an earlier moment."""
    with transaction() as session:
        for event_id in session.scalars(select(DeskDevice.event_id).distinct()):
            _setting(session, event_id).epoch = secrets.token_hex(8)


def _setting(session, event_id):
    setting = session.get(DeskSetting, event_id)
    if setting is None:
        setting = DeskSetting(event_id=event_id, is_strict=False, walk_ins_an_hour=60, epoch="")
        session.add(setting)
    return setting
