"""The conductor moves on from any number of phones; what was given is noted by itself."""

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from tests.factories import awards, events
from tests.factories import mou as ocop
from tests.factories.checkin import delegate
from workshop import hooks
from workshop.awards.models import Award
from workshop.ceremony import documents, queries, refusals, services
from workshop.ceremony.models import StageOrder, StageTurn
from workshop.errors import Invalid
from workshop.extensions import db
from workshop.paper.blocks import Table
from workshop.transactions import transaction


def on_stage(event):
    """(step, group, has ended)."""
    order = queries.order_of(event, "award")
    return order.step, order.current_group, order.ended_at is not None


def test_groups_are_called_back_and_forth_and_to_the_end(stage):
    event, _turns = stage
    moves = [("next", 1), ("next", 2), ("back", 1), ("back", 1), ("3", 3), ("next", None), ("back", 3), (2, 2)]
    for step, (to, group) in enumerate(moves):
        services.conduct(event, "award", to, step)
        assert on_stage(event) == (step + 1, group, group is None)
    with pytest.raises(Invalid):
        services.conduct(event, "award", "7", len(moves))
    with pytest.raises(refusals.OrderMissing):
        services.conduct(event, "signing", "next", 0)


@pytest.mark.db
def test_of_two_phones_that_saw_the_same_the_second_moves_nothing(stage):
    event, _turns = stage
    services.conduct(event, "award", "next", 0)
    services.conduct(event, "award", "next", 1)
    with pytest.raises(refusals.StageMovedOn):
        services.conduct(event, "award", "next", 1)
    assert on_stage(event) == (2, 2, False)
    assert [row.turn.status for row in queries.run_sheet(event, "award")] == ["done", "done", *["waiting"] * 3]


@pytest.mark.db
@pytest.mark.parametrize("column", ["position", "folder"])
def test_no_two_turns_have_one_place_or_folder(stage, column):
    _event, turns = stage
    same = {column: getattr(turns[0], column)}
    with pytest.raises(IntegrityError), transaction() as session:
        session.execute(update(StageTurn).where(StageTurn.id == turns[1].id).values(**same))


@pytest.mark.db
def test_a_part_has_one_order_and_so_one_group_on_the_stage(stage):
    event, _turns = stage
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(StageOrder(event_id=event.id, part="award", group_size=2))


def test_moving_on_notes_who_gave_what_to_whom(stage):
    event, turns = stage
    owner = ocop.owner()
    with transaction() as session:
        session.get(Award, turns[0].subject_id).owner_id = owner.id
    services.name_presenters(event, "award", {1: "Ông Trần Văn Trao,  Phó Chủ tịch"})
    services.set_proxy(turns[1], "Bà Lê Thị Thay")
    services.mark_turn(turns[2], "absent")
    for step in range(4):
        services.conduct(event, "award", "next", step)
    given = [
        (row.turn.hand_over.presented_by, row.turn.hand_over.received_by, row.turn.hand_over.is_proxy)
        for row in queries.run_sheet(event, "award") if row.turn.hand_over
    ]  # fmt: skip
    presenter = "Ông Trần Văn Trao, Phó Chủ tịch"
    assert given == [(presenter, "Bà Nguyễn Thị Thử, Giám đốc", False), (presenter, "Bà Lê Thị Thay", True),
                     ("", "", False), ("", "", False)]  # fmt: skip
    assert [row.turn.id for row in queries.not_handed(event, "award")] == [turns[2].id]


def test_what_is_collected_later_is_noted_and_can_be_taken_back(stage):
    event, turns = stage
    services.mark_turn(turns[0], "absent")
    with pytest.raises(refusals.AbsentCannotReceive):
        services.record_hand_over(turns[0], way="stage", received_by="Bà A")
    services.record_hand_over(turns[0], way="post", received_by="Bà A", photo_number=" 12 ")
    assert services.note_photos(event, "award", {turns[0].id: "DSC 0042", turns[1].id: "5"}) == 1
    kept = queries.turn(event, turns[0].id)
    assert (kept.status, kept.hand_over.way, kept.hand_over.photo_number) == ("absent", "post", "DSC 0042")
    services.forget_hand_over(turns[0])
    assert len(queries.not_handed(event, "award")) == 5
    services.mark_turn(turns[1], "done")
    services.mark_turn(turns[1], "waiting")
    assert queries.turn(event, turns[1].id).hand_over is None


def test_papers_name_groups_presenters_folders_and_who_has_not_collected(stage):
    event, turns = stage
    services.name_presenters(event, "award", {1: "Ông Trao"})
    services.mark_turn(turns[0], "done")
    services.set_proxy(turns[1], "Bà Thay")
    sheet, stack, log = (
        [block.rows for block in make(event, "award").blocks if isinstance(block, Table)]
        for make in (documents.run_sheet_document, documents.assistants_document, documents.hand_over_document)
    )
    assert sheet[0][:3] == (
        ("Đợt 1. Giấy khen. Người trao: Ông Trao",), ("1", "Đơn vị Một", "", "1", "1", "Đã xong"),
        ("2", "Đơn vị Hai", "Bà Thay (thay)", "2", "2", ""),
    )  # fmt: skip
    assert [row[0] for row in stack[0] if len(row) > 1] == ["1", "2", "3", "4", "5"]
    assert ([row[:2] for row in log[0]], [row[0] for row in log[1]]) == ([("1", "Đơn vị Một")], ["2", "3", "4", "5"])


def test_who_is_named_on_the_stage_finds_it_among_the_own_data(stage):
    event, turns = stage
    person = delegate(event, full_name="Lê Thị Thay")
    services.set_proxy(turns[1], "Bà Lê Thị Thay, Phó Giám đốc")
    found = [each["rows"] for each in hooks.call("personal_data_of", person.id) if each]
    assert [[label for _part, label in rows] for rows in found] == [["Đơn vị Hai"]]
    assert queries.turns_naming(event.id, "Lê Thị Khác") == []


def test_an_order_of_thirty_asks_as_little_as_one_of_one(app):
    def asked(event):
        seen = []

        def listen(*args):
            seen.append(args[2])

        sqlalchemy_event.listen(db.engine, "before_cursor_execute", listen)
        assert len(queries.run_sheet(event, "award")) > 0
        sqlalchemy_event.remove(db.engine, "before_cursor_execute", listen)
        return len(seen)

    counts = []
    for number in (1, 30):
        event = events.event()
        decision = awards.decision(event, names=tuple(f"Đơn vị {at}" for at in range(number)))
        with transaction() as session:
            for award in decision.awards:
                session.get(Award, award.id).owner_id = ocop.owner(products=0).id
        services.build_order(event, "award")
        db.session.expire_all()
        counts.append(asked(event))
    assert counts[0] == counts[1]
