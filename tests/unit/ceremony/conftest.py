"""A workshop whose awards have an order on the stage."""

import pytest

from tests.factories import awards, events
from workshop.ceremony import services
from workshop.ceremony.queries import turns


@pytest.fixture
def stage(app):
    """(event, turns) of five recipients in groups of two, two and one."""
    event = events.event()
    awards.decision(event, names=tuple(f"Đơn vị {number}" for number in ("Một", "Hai", "Ba", "Bốn", "Năm")))
    return event, services.build_order(event, "award", group_size=2)


def order_of(event):
    """(name, number, group, place, folder) of every turn."""
    return [
        (turn.label.removeprefix("Đơn vị "), turn.position + 1, turn.group, turn.place, turn.folder)
        for turn in turns(event, "award")
    ]
