"""Events for tests."""

import datetime as dt
from itertools import count

from workshop.events.models import DelegateKind, Event
from workshop.transactions import transaction

_numbers = count(1)
STARTS_AT = dt.datetime(2023, 5, 19, 0, 30, tzinfo=dt.UTC)  # 07:30 in Vietnam


def event(**values):
    """A published event of one morning with two kinds of delegates."""
    number = next(_numbers)
    kinds = values.pop("kinds", ("leader", "owner"))
    defaults = {
        "slug": f"hoi-thao-{number}", "title": f"Hội thảo thử {number}", "starts_at": STARTS_AT,
        "ends_at": STARTS_AT + dt.timedelta(hours=4), "status": "published", "venue": "Hội trường tỉnh",
        "desk_salt": f"salt{number}",
    }  # fmt: skip
    with transaction() as session:
        made = Event(**{**defaults, **values})
        made.kinds = [DelegateKind(code=code, label=f"Nhóm {code}", position=at) for at, code in enumerate(kinds)]
        session.add(made)
    return made
