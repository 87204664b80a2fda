"""The order on the stage: made from what is ready, kept as people moved it."""

import pytest

from tests.factories import events
from tests.factories import mou as factory
from workshop.ceremony import documents, queries, services
from workshop.mou.services import cancel_memorandum, mark_ready
from workshop.paper.blocks import Table


@pytest.fixture
def event(app):
    """A workshop."""
    return events.event()


def subjects(event):
    """The memoranda in the order of the stage, with their groups."""
    return [(turn.subject_id, turn.group) for turn in queries.turns(event, "signing")]


def test_who_is_ready_comes_in_groups_and_who_is_new_comes_last(event):
    first, second, third = (mark_ready(factory.draft(event)) for _ in range(3))
    factory.draft(event)
    services.build_order(event, "signing", group_size=2)
    assert subjects(event) == [(first.id, 1), (second.id, 1), (third.id, 2)]
    services.move_turn(queries.turns(event, "signing")[2], -1)
    assert subjects(event) == [(first.id, 1), (third.id, 1), (second.id, 2)]
    fourth = mark_ready(factory.draft(event))
    assert [entry.subject_id for entry in queries.unordered(event, "signing")] == [fourth.id]
    cancel_memorandum(first, "Rút")
    services.build_order(event, "signing")
    assert subjects(event) == [(third.id, 1), (second.id, 1), (fourth.id, 2)]


def test_a_turn_that_is_done_stays_also_when_it_is_withdrawn(event):
    memorandum = mark_ready(factory.draft(event))
    turn = services.build_order(event, "signing")[0]
    services.mark_turn(turn, "done")
    cancel_memorandum(memorandum, "Rút")
    services.build_order(event, "signing")
    assert [(row.turn.status, row.entry) for row in queries.run_sheet(event, "signing")] == [("done", None)]


def test_the_run_sheet_names_groups_and_people(event):
    memorandum = mark_ready(factory.draft(event))
    services.build_order(event, "signing")
    table = next(block for block in documents.run_sheet_document(event, "signing").blocks if isinstance(block, Table))
    label = f"{memorandum.party('owner').name} – {memorandum.platform.name}"
    people = "Bà Nguyễn Thị Thử, Giám đốc\nÔng Trần Văn Mẫu, Giám đốc"
    assert table.rows == (("Đợt 1",), ("1", label, people, "1", "1", ""))


@pytest.mark.parametrize("size", [0, 31])
def test_a_stage_has_room_for_one_to_thirty(event, size):
    with pytest.raises(services.GroupSizeUnusable):
        services.build_order(event, "signing", group_size=size)
