"""Reads of what holds for the desks of one event."""

from types import SimpleNamespace

from workshop.checkin import lookups
from workshop.checkin.models import DeskSetting
from workshop.extensions import db

USUAL = SimpleNamespace(is_strict=False, walk_ins_an_hour=60, epoch="")


def desk_setting(event):
    """What was decided for the desks of ``event``, or the usual."""
    return db.session.get(DeskSetting, event.id) or USUAL


def epoch_of(event, *, is_strict):
    """What a device's list belongs to: with another one it begins anew."""
    known = desk_setting(event)
    more = (*(["strict"] if is_strict else []), *([known.epoch] if known.epoch else []))
    return lookups.epoch(event.desk_salt, *more)
