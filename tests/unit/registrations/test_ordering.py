"""The order by hand: it goes where it was put, stays there, and can be taken back."""

import random

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.audit.models import AuditEntry
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations import printed, services
from workshop.registrations.models import Registration, RegistrationTitle
from workshop.registrations.readings import rank_with_unit
from workshop.registrations.services.undoing import NothingToUndo
from workshop.transactions import transaction
from workshop.vietnamese.ranks import STEP

TITLES = ("Bí thư Tỉnh ủy", "Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh", "Giám đốc Sở Công Thương", "Chuyên viên",
          "Chuyên viên", "Chuyên viên", "Chuyên viên")  # fmt: skip
NAMES = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh")


@pytest.fixture
def event(app):
    """Seven delegates, four of them of the same rank."""
    made = events.event()
    for name, title in zip(NAMES, TITLES, strict=True):
        registration(made, full_name=f"Lê {name}", titles=[title], organization="", phone="")
    return made


def order(event):
    """The given names in their order."""
    return [each.full_name.split()[-1] for each in printed.people_to_print(event)]


def one(event, name):
    return next(each for each in printed.people_to_print(event) if each.full_name == f"Lê {name}")


def moved(names, name, to):
    """``names`` with ``name`` at place ``to``."""
    left = [each for each in names if each != name]
    return [*left[: to - 1], name, *left[to - 1 :]]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("to", [1, 2, 4, 6, 7])
def test_a_delegate_goes_where_they_are_put_and_nobody_else_moves(event, name, to):
    assert order(event) == list(NAMES)
    services.move_in_order(event, one(event, name).id, to)
    assert order(event) == moved(NAMES, name, to)


@pytest.mark.db
def test_many_moves_one_after_the_other_each_do_what_was_asked(event):
    expected, chosen = list(NAMES), random.Random(5)
    for _turn in range(40):
        name, to = chosen.choice(NAMES), chosen.randint(1, 7)
        services.move_in_order(event, one(event, name).id, to)
        expected = moved(expected, name, to)
        assert order(event) == expected


@pytest.mark.db
def test_every_move_can_be_taken_back_one_after_the_other(event):
    for name, to in (("Hà", 1), ("An", 5), ("Giang", 4)):
        services.move_in_order(event, one(event, name).id, to)
    states = []
    for _turn in range(3):
        services.undo_last(event)
        states.append(order(event))
    assert states[-1] == list(NAMES)
    assert states[0] == moved(moved(list(NAMES), "Hà", 1), "An", 5)
    with pytest.raises(NothingToUndo):
        services.undo_last(event)


def test_a_place_by_hand_stays_when_titles_change(event):
    services.move_in_order(event, one(event, "Hà").id, 2)
    deputy = one(event, "Hà")
    services.edit_registration(deputy, version=deputy.version, titles=["Trưởng phòng Sở Công Thương"])
    assert order(event) == moved(NAMES, "Hà", 2)


@pytest.mark.db
def test_titles_alone_decide_again_and_that_too_can_be_undone(event):
    services.move_in_order(event, one(event, "Hà").id, 1)
    services.move_in_order(event, one(event, "Giang").id, 3)
    by_hand = order(event)
    assert services.clear_order(event) == 2
    assert order(event) == list(NAMES)
    services.undo_last(event)
    assert order(event) == by_hand


def test_who_has_no_place_at_the_workshop_has_none_in_the_order(event):
    waiting = registration(event, status="waiting", full_name="Lê Chờ")
    with pytest.raises(NotFound):
        services.move_in_order(event, waiting.id, 1)


def test_a_move_is_written_down_without_names(event):
    chosen = one(event, "Chi")
    services.move_in_order(event, chosen.id, 1)
    entry = db.session.query(AuditEntry).filter_by(action="registrations.order_moved").one()
    assert (entry.subject_id, entry.details) == (chosen.id, {"before": 3, "after": 1})


@pytest.mark.db
def test_a_zone_for_many_is_given_and_taken_back(event):
    people = printed.people_to_print(event)
    assert services.assign_zone(event, [each.id for each in people[:3]], "  Khu   A ") == 3
    assert services.assign_zone(event, [each.id for each in people[:4]], "Khu A") == 1
    assert [each.zone for each in printed.people_to_print(event)] == ["Khu A"] * 4 + [""] * 3
    services.undo_last(event)
    services.undo_last(event)
    assert [each.zone for each in printed.people_to_print(event)] == [""] * 7


@pytest.mark.parametrize(("titles", "unit", "place"), [
    (("Chủ tịch Hội",), "Hội Liên hiệp Phụ nữ huyện Càng Long", 22),
    (("Chủ tịch Hội",), "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh", 14),
    (("Bí thư Đảng ủy",), "Xã Long Đức", 23), (("Trưởng Ban Dân vận",), "Huyện ủy Càng Long", 22),
    (("Phó Giám đốc",), "Sở Công Thương", 16), (("Tỉnh ủy viên", "Bí thư Huyện ủy"), "Huyện ủy Càng Long", 5),
])  # fmt: skip
def test_a_title_without_a_level_has_that_of_its_unit(titles, unit, place):
    assert -(-rank_with_unit(titles, unit) // STEP) == place


@pytest.mark.db
def test_ranks_are_read_anew_from_titles_and_units_and_a_place_by_hand_stays(app, event):
    services.move_in_order(event, one(event, "Khánh").id, 1)
    columns = (Registration.full_name, Registration.rank, Registration.rank_shown, Registration.rank_override)
    listed = db.select(*columns, RegistrationTitle.rank.label("alone")).join(RegistrationTitle)
    before = db.session.execute(listed.order_by(Registration.id)).all()
    with transaction() as session:  # as an older program had read them
        session.execute(db.update(RegistrationTitle).values(rank=7))
        session.execute(db.update(Registration).values(rank=7))
        session.execute(db.update(Registration).where(Registration.rank_override.is_(None)).values(rank_shown=7))
    result = app.test_cli_runner().invoke(args=["registrations", "sort-names"])
    assert "7 delegates ranked anew by their titles" in result.stdout
    db.session.expire_all()
    assert db.session.execute(listed.order_by(Registration.id)).all() == before
    assert order(event) == moved(NAMES, "Khánh", 1)
    assert services.read_ranks() == 0
