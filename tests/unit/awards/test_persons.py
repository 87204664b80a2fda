"""Persons among collectives: who of a pasted list is one, how they are counted, and many set at once."""

import pytest
from sqlalchemy import select

from tests.factories import checkin, events
from tests.factories.awards import decision, reread
from workshop.awards import checks, queries, services
from workshop.awards.documents.wording import because, counted
from workshop.awards.models import ListChange
from workshop.awards.persons import kind_of_typed
from workshop.checkin.services import Origin, check_in
from workshop.extensions import db


@pytest.mark.parametrize(("name", "kind"), [
    ("Bà Nguyễn Thị Thử", "individual"), ("ông Thạch Thử", "individual"), ("Đồng chí Lê Văn Thử", "individual"),
    ("Anh Sơn Thử", "individual"), ("Chị Kim Thị Thử", "individual"), ("Ba\u0300 Nguyễn Thị Thử", "individual"),
    ("Nguyễn Thị Thử", "collective"), ("Bà Thử", "collective"), ("Hợp tác xã Bà Nguyễn Thị", "collective"),
    ("Anh Đào Hợp tác xã Thử", "collective"), ("Bác Ái Thử Nghiệm", "collective"), ("Tổ hợp tác Hai", "collective"),
])  # fmt: skip
def test_only_who_is_addressed_as_a_person_is_one(name, kind):
    assert kind_of_typed(name) == kind


def test_a_pasted_list_counts_persons_beside_collectives(app):
    made = decision(names=[])
    services.paste_many(made, "Hợp tác xã Một; Xã Thử\nBà Nguyễn Thị Hai; Ấp 7\nTổ hợp tác Ba\nÔng Trần Văn Bốn")
    assert counted(made) == "02 tập thể và 02 cá nhân"
    services.add_recipient(made, "Hộ Năm", recipient_kind="household")
    assert counted(made) == "02 tập thể, 01 hộ gia đình và 02 cá nhân"


@pytest.mark.db
def test_who_receives_is_set_for_several_at_once_and_taken_back(app):
    made = decision(names=["Nguyễn Thị Một", "Trần Văn Hai", "Tổ hợp tác Ba"])
    one, two, _three = queries.standing_awards(made)
    change = services.sort_many(made, [one.id, two.id], "individual")
    assert db.session.scalar(select(ListChange.act)) == "sorted"
    assert counted(reread(made)) == "01 tập thể và 02 cá nhân"
    services.undo_change(change)
    assert counted(reread(made)) == "03 tập thể"


def test_nobody_asks_whether_a_person_came_as_a_unit(app):
    event = events.event()
    made = decision(event, names=[])
    services.paste_many(made, "Bà Nguyễn Thị Một\nTổ hợp tác Hai")
    checkin.point(event)
    check_in(event, [checkin.scan(checkin.delegate(event, organization="Đơn vị khác"))], caller=Origin())
    person, unit = queries.standing_awards(made)
    assert [[each.check for each in checks.findings(made).get(award.id, [])] for award in (person, unit)] == [
        [], ["absent"]]  # fmt: skip


@pytest.mark.parametrize(("achievement", "said"), [
    ("Đã có thành tích tiêu biểu.", "vì đã có thành tích tiêu biểu"),
    ("Có sản phẩm tốt", "vì có sản phẩm tốt"),
    ("OCOP 5 sao đầu tiên của tỉnh", "vì OCOP 5 sao đầu tiên của tỉnh"),
    ("Trà Vinh vào sàn", "vì Trà Vinh vào sàn"),
    ("Đạt OCOP 5 sao", "vì đạt OCOP 5 sao"),
    ("Vì đã có thành tích", "vì đã có thành tích"),
])
def test_an_achievement_goes_on_in_the_sentence(achievement, said):
    assert because(achievement) == said
