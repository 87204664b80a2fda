"""A locked order: nothing moves it but what is noted late, and that moves nobody else."""

import pytest
from sqlalchemy import select

from tests.factories import accounts, awards
from tests.unit.ceremony.conftest import order_of
from workshop.audit.actor import Actor, acting_as
from workshop.audit.models import AuditEntry
from workshop.awards.models import Award, AwardDecision
from workshop.awards.queries import standing_awards
from workshop.awards.services import add_recipient, move_recipient, remove_recipient
from workshop.ceremony import queries, refusals, services
from workshop.extensions import db

ORDER = [("Một", 1, 1, 1, 1), ("Hai", 2, 1, 2, 2), ("Ba", 3, 2, 1, 3), ("Bốn", 4, 2, 2, 4), ("Năm", 5, 3, 1, 5)]


def test_numbers_groups_places_and_folders_follow_the_order(stage):
    event, turns = stage
    assert order_of(event) == ORDER
    services.place_turn(turns[4], 2)
    assert [row[0] for row in order_of(event)] == ["Một", "Năm", "Hai", "Ba", "Bốn"]
    assert [row[1:] for row in order_of(event)] == [row[1:] for row in ORDER]
    services.place_turn(turns[4], 99)
    assert order_of(event) == ORDER
    services.move_turn(turns[0], 1)
    assert [row[0] for row in order_of(event)] == ["Hai", "Một", "Ba", "Bốn", "Năm"]
    services.build_order(event, "award", afresh=True)
    assert order_of(event) == ORDER


def test_a_locked_order_refuses_what_would_move_it(stage):
    event, turns = stage
    user = accounts.user("organizer")
    with acting_as(Actor("user", user.id)):
        order = services.lock_order(event, "award")
    assert (order.locked_by_id, order.locked_at is not None) == (user.id, True)
    changes = (
        lambda: services.build_order(event, "award"), lambda: services.move_turn(turns[0], 1),
        lambda: services.place_turn(turns[0], 3), lambda: services.name_presenters(event, "award", {1: "Ông A"}),
        lambda: services.lock_order(event, "award"),
        lambda: move_recipient(db.session.get(Award, turns[0].subject_id), 1),
    )  # fmt: skip
    for change in changes:
        with pytest.raises(refusals.OrderLocked):
            change()
    assert order_of(event) == ORDER


def test_late_changes_leave_everybody_else_where_they_are(stage):
    event, turns = stage
    services.lock_order(event, "award")
    services.mark_turn(turns[0], "absent")
    services.set_proxy(turns[1], "  Bà Lê Thị Thay,  Phó Giám đốc ")
    services.move_to_end(turns[2])
    rows = order_of(event)
    assert rows == [ORDER[0], ORDER[1], ORDER[3], ORDER[4], ("Ba", 6, 4, 1, 3)]
    assert [turn.status for turn in queries.turns(event, "award")] == ["absent", *["waiting"] * 4]
    assert queries.turn(event, turns[1].id).proxy_name == "Bà Lê Thị Thay, Phó Giám đốc"
    services.move_to_end(turns[0])
    assert order_of(event)[-2:] == [("Ba", 6, 4, 1, 3), ("Một", 7, 4, 2, 1)]
    assert queries.turn(event, turns[0].id).status == "waiting"


def test_unlocking_is_recorded_and_opens_the_order(stage):
    event, turns = stage
    services.lock_order(event, "award")
    services.unlock_order(event, "award")
    services.unlock_order(event, "award")
    services.move_turn(turns[0], 1)
    actions = list(db.session.scalars(select(AuditEntry.action).where(AuditEntry.action.like("ceremony.order_%"))))
    assert actions == ["ceremony.order_built", "ceremony.order_locked", "ceremony.order_unlocked"]


def test_only_an_order_that_is_up_to_date_is_locked(stage):
    event, _turns = stage
    with pytest.raises(refusals.OrderMissing):
        services.lock_order(event, "signing")
    decision = db.session.scalar(select(AwardDecision))
    added = add_recipient(decision, "Đơn vị Sáu")
    with pytest.raises(refusals.OrderIncomplete):
        services.lock_order(event, "award")
    remove_recipient(added)
    services.lock_order(event, "award")
    remove_recipient(decision.awards[0])
    services.unlock_order(event, "award")
    with pytest.raises(refusals.OrderIncomplete):
        services.lock_order(event, "award")


def test_certificates_are_printed_in_the_order_that_was_locked(stage):
    event, turns = stage
    services.place_turn(turns[4], 1)
    services.lock_order(event, "award")
    decision = db.session.scalar(select(AwardDecision))
    names = [award.printed_name for award in standing_awards(decision)]
    assert names == [f"Đơn vị {name}" for name in ("Năm", "Một", "Hai", "Ba", "Bốn")]
    assert [award.stage_order for award in standing_awards(decision)] == [1, 2, 3, 4, 5]


def test_print_files_in_another_order_are_dropped(app, stage):
    event, turns = stage
    decision = awards.complete(db.session.scalar(select(AwardDecision)))
    awards.issued(decision)
    services.lock_order(event, "award")
    assert db.session.get(AwardDecision, decision.id).merged_file_id is not None
    services.unlock_order(event, "award")
    services.move_turn(turns[0], 1)
    services.lock_order(event, "award")
    assert db.session.get(AwardDecision, decision.id).merged_file_id is None
