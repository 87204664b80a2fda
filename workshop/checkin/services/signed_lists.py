"""Entering a list that was signed on paper while nothing else worked."""

import datetime as dt
import re
import uuid

from workshop.checkin.items import MOST_ITEMS
from workshop.checkin.refusals import MomentUnlikely, NobodyTicked, NumbersUnclear
from workshop.checkin.services.answers import written
from workshop.checkin.services.scanning import check_in
from workshop.extensions import utc_now
from workshop.vietnamese.dates import local_day

PART = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


def read_numbers(text, most):
    """The numbers that a line such as "3, 7-12; 15" names, each from 1 to ``most``.

    :raises NumbersUnclear: where a part is no number of the list.
    """
    found = set()
    for part in (piece.strip() for piece in re.split(r"[,;\n]+|\s+(?=\d)(?<![-–]\s)", text)):
        if not part:
            continue
        match = PART.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= most:
            raise NumbersUnclear("numbers", text=part[:40])
        found.update(range(first, last + 1))
    return found


def require_likely(event, came_at):
    """Insist that people may have come at this moment.

    :raises MomentUnlikely: if it lies ahead, or before the day on which the workshop begins.
    """
    if came_at > utc_now() + dt.timedelta(minutes=1) or local_day(came_at) < local_day(event.starts_at):
        raise MomentUnlikely("came_at")


def enter_signed_list(event, batch, registration_ids, point, came_at, *, caller):
    """Check in those who signed on paper, as scans that happened; returns how many of each outcome.

    The same ``batch`` (a uuid of the form) sent again counts nobody twice.

    :raises NobodyTicked: without anybody.
    :raises MomentUnlikely: as ``require_likely`` says.
    """
    if not registration_ids:
        raise NobodyTicked
    require_likely(event, came_at)
    scans = [
        {"id": str(uuid.uuid5(uuid.UUID(batch), str(number))), "registration": number, "point": point,
         "scanned_at": written(came_at.astimezone(dt.UTC)), "offline": True, "shown": "admitted"}
        for number in sorted(registration_ids)
    ]  # fmt: skip
    outcomes = {}
    for start in range(0, len(scans), MOST_ITEMS):
        for result in check_in(event, scans[start : start + MOST_ITEMS], caller=caller):
            outcomes[result["outcome"]] = outcomes.get(result["outcome"], 0) + 1
    return outcomes
