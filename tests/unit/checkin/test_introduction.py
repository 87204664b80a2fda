"""The list that the MC reads out: who has left, what was frozen, what the paper says."""

import datetime as dt

from tests.factories import checkin as make
from tests.support.leaders import count, new_id, spoken, states
from workshop.checkin import documents
from workshop.checkin.models import LeaderFreeze
from workshop.checkin.queries import leaders as queries
from workshop.checkin.services import check_in
from workshop.checkin.services import leaders as services
from workshop.paper import blocks
from workshop.transactions import transaction


def test_who_has_left_is_no_longer_introduced(event, people, by):
    check_in(event, [make.scan(people[0]), make.scan(people[0], 5, direction="out")], caller=by)
    assert (states(event)[0], spoken(event)) == (("Kim Rương", "left"), [])


def test_a_frozen_list_stays_and_who_comes_later_stands_below(event, people, by):
    services.receive_leader(event, people[0].id, new_id(), by)
    kept = services.freeze_introduction(event, None)
    assert services.freeze_introduction(event, None).id == kept.id
    services.receive_leader(event, people[1].id, new_id(), by)
    services.undo_reception(event, people[0].id, by)
    found = queries.introduction(event)
    assert [(line.name, line.is_gone) for line in found.lines] == [("Đồng chí Kim Rương", True)]
    assert [line.name for line in found.later] == ["Ông Nguyễn Quỳnh Thiện"]
    services.unfreeze_introduction(event)
    found = queries.introduction(event)
    assert ([line.name for line in found.lines], found.later, found.freeze) == (
        ["Ông Nguyễn Quỳnh Thiện"],
        [],
        None,
    )
    assert count(LeaderFreeze) == 1


def test_the_paper_says_when_it_was_frozen_who_came_later_and_who_else_is_there(event, people, by):
    services.receive_leader(event, people[0].id, new_id(), by)
    make.delegate(event, organization="Hộ kinh doanh chưa đến")
    check_in(event, [make.scan(make.delegate(event, organization="HTX Phú Mỹ"))], caller=by)
    freeze = services.freeze_introduction(event, None)
    with transaction():
        freeze.frozen_at = dt.datetime(2023, 5, 19, 0, 20, tzinfo=dt.UTC)
    services.receive_leader(event, people[1].id, new_id(), by)
    found = documents.introduction_document(event, queries.introduction(event)).blocks
    lines = [(each.lead, each.name) for each in found if isinstance(each, blocks.Entry)]
    assert lines == [
        ("1.", "Đồng chí Kim Rương"),
        ("2.", "Ông Nguyễn Quỳnh Thiện"),
        ("-", "Đại diện nhóm owner"),
    ]
    [group] = [each for each in found if isinstance(each, blocks.Entry) and each.lead == "-"]
    assert (group.text, group.note) == (", 01 đại biểu: HTX Phú Mỹ.", "")
    headings = [each.text for each in found if isinstance(each, blocks.Heading)]
    assert headings == ["Đến sau khi chốt danh sách:", "Cùng dự có:"]
    said = [each.text for each in found if isinstance(each, blocks.Paragraph)]
    assert said[1:] == ["(Chốt lúc 07:20 ngày 19/05/2023)", "Được giới thiệu: 02 đại biểu"]


def test_before_anybody_has_come_the_paper_says_who_is_registered(event, people):
    [group] = services.freeze_introduction(event, None).groups
    unit = "Sở Văn hóa, Thể thao và Du lịch"
    assert (group["text"], group["note"]) == (f", 01 đại biểu: {unit}.", " (theo đăng ký)")


def test_who_else_is_there_is_no_unit_of_which_nobody_is(event, people, by):
    services.receive_leader(event, people[0].id, new_id(), by)
    assert services.freeze_introduction(event, None).groups == []
