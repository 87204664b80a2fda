"""The programme by the clock: its order, what runs side by side, what lies outside the workshop's hours."""

import datetime as dt

_FIRST = dt.datetime.min.replace(tzinfo=dt.UTC)


def in_time(items):
    """``items`` (in the order of their places) by their start; one without a time stays behind the one before it."""
    begun, timed = _FIRST, []
    for item in items:
        begun = item.starts_at or begun
        timed.append((begun, item))
    return [item for _begun, item in sorted(timed, key=lambda pair: pair[0])]


def may_swap(one, other):
    """Whether a hand decides which of the two goes first: the clock does not."""
    return not (one.starts_at and other.starts_at) or one.starts_at == other.starts_at


def side_by_side(items):
    """{id: the others of ``items`` that run at the same time}; parallel items are allowed, and nobody should wonder.

    One without an end lasts as long as it begins: it runs with those in the middle of which it starts.
    """
    met = {}
    timed = [item for item in items if item.starts_at]
    for place, one in enumerate(timed):
        for other in timed[place + 1 :]:
            if _meet(one, other):
                met.setdefault(one.id, []).append(other)
                met.setdefault(other.id, []).append(one)
    return met


def outside(event):
    """The items of the programme that begin or end when the workshop is not held."""
    return [
        item for item in event.programme
        if any(moment and not event.starts_at <= moment <= event.ends_at for moment in (item.starts_at, item.ends_at))
    ]  # fmt: skip


def delay(event):
    """How far the programme must move to begin when the workshop does; None where that mends nothing."""
    starts = [item.starts_at for item in event.sessions if item.starts_at]
    if not starts or not outside(event):
        return None
    by = event.starts_at - min(starts)
    ends = [moment for item in event.sessions for moment in (item.starts_at, item.ends_at) if moment]
    return by if by and max(ends) + by <= event.ends_at else None


def _meet(one, other):
    if one.starts_at == other.starts_at:
        return True
    first, second = sorted((one, other), key=lambda item: item.starts_at)
    return first.ends_at is not None and second.starts_at < first.ends_at
