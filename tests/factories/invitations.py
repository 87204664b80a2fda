"""Invited units for tests."""

import datetime as dt
from itertools import count

from tests.factories import events
from workshop.extensions import utc_now
from workshop.registrations.invitations.lines import Unit
from workshop.registrations.invitations.services import invite

_numbers = count(1)


def coming_event(**values):
    """An event in three days."""
    start = (utc_now() + dt.timedelta(days=3)).replace(microsecond=0)
    return events.event(**{"starts_at": start, "ends_at": start + dt.timedelta(hours=4), **values})


def invitation(event=None, **values):
    """An invitation with two places."""
    defaults = {"unit": f"Sở Thử nghiệm {next(_numbers)}", "quota": 2, "quota_text": "01 lãnh đạo + 01 chuyên viên",
                "kind": "leader"}  # fmt: skip
    return invite(event or coming_event(), Unit(**{**defaults, **values}))
