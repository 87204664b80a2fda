"""The pages of the leaders' reception and the MC's list."""

import pytest
from lxml import html
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events, registrations
from tests.support import pictures
from tests.support.checkin import path
from workshop.checkin import listeners
from workshop.checkin.leader_lists import forget_lists
from workshop.checkin.models import Admission, LeaderFreeze, LeaderRule
from workshop.checkin.origin import Origin
from workshop.checkin.queries import leaders as queries
from workshop.checkin.services import leaders as services
from workshop.checkin.services.forgetting import erase_introductions, forget_person
from workshop.extensions import db
from workshop.registrations.models import Registration
from workshop.registrations.services import Delegate, merge_registrations, part_registrations

TITLES = ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"]


@pytest.fixture
def leader(event):
    return registrations.registration(
        event, full_name="Kim Rương", honorific="đồng chí", kind="leader", titles=TITLES
    )


@pytest.fixture(params=["organizer", "desk"])
def staff(request, sign_in, event):
    forget_lists()
    return sign_in(request.param, event)


def act(staff, event, person, verb, **data):
    return staff.post_form(path(event, f"/leaders/{person.id}/{verb}?lang=vi"), data)


def state(event, person):
    return next((each.state for each in queries.leaders(event) if each.registration.id == person.id), None)


def texts(tree, xpath):
    return [" ".join(" ".join(node.itertext()).split()) for node in tree.xpath(xpath)]


def test_one_tap_each_by_plain_forms(staff, event, leader):
    page = staff.tree(path(event, "/leaders?lang=vi"))
    assert texts(page, "//li[contains(@class,'leader ')]//button[not(ancestor::details)]") == [
        "Đã đến",
        "Vắng",
    ]
    [form] = page.xpath("//form[contains(@action,'/arrival')]")
    answer = staff.post_form(form.get("action"), {"id": form.xpath(".//input[@name='id']/@value")[0]})
    assert (answer.status_code, answer.location.endswith(f"/leaders#leader-{leader.id}")) == (303, True)
    page = staff.tree(path(event, "/leaders?lang=vi"))
    assert texts(page, "//li[contains(@class,'leader ')]//button") == ["Hoàn tác"]
    assert texts(page, "//p[@class='leader-counts']/span/strong") == ["1", "0", "0", "0"]
    act(staff, event, leader, "undo")
    act(staff, event, leader, "absence")
    assert state(event, leader) == "absent"


def test_a_deputy_is_typed_and_a_refused_one_keeps_what_was_typed(staff, event, leader):
    refused = act(staff, event, leader, "deputy", full_name="Trần Văn Đức", position=" ", is_here="y")
    tree = html.fromstring(refused.text)
    assert refused.status_code == 422
    assert tree.xpath(f"//input[@id='full_name-{leader.id}']/@value") == ["Trần Văn Đức"]
    assert texts(tree, "//details[@open]//p[@class='error']") == ["Không được để trống."]
    answer = act(
        staff, event, leader, "deputy", full_name="Trần Văn Đức", position="Phó Trưởng Ban", is_here="y"
    )
    deputy = db.session.scalar(select(Registration).where(Registration.in_place_of_id == leader.id))
    assert answer.location.endswith(f"#leader-{deputy.id}")
    assert (state(event, deputy), state(event, leader)) == ("here", None)
    shown = texts(staff.tree(path(event, "/leaders?lang=vi")), "//p[@class='leader-behalf']")
    assert shown == [f"thay mặt Kim Rương, {', '.join(TITLES)}"]


def test_a_refusal_is_said_on_the_page(staff, event, leader):
    act(staff, event, leader, "arrival")
    answer = staff.post_form(path(event, f"/leaders/{leader.id}/absence?lang=vi"), {}, follow_redirects=True)
    assert texts(html.fromstring(answer.text), "//div[@role='alert']") == [
        "Người này đang ở trong hội trường. Hãy hoàn tác lượt đến trước."
    ]
    assert act(staff, events.event(), leader, "arrival").status_code == 403


def test_the_live_list_is_made_once_a_second_and_says_when_nothing_changed(
    staff, event, leader, count_queries
):
    where = path(event, "/leaders/live.json?lang=vi")
    first = staff.get(where)
    assert first.json["states"] == [[leader.id, "awaited", leader.version]]
    assert "Kim Rương" not in first.json["html"]
    again = []
    asked = count_queries(
        lambda: again.append(staff.get(where, headers={"If-None-Match": first.headers["ETag"]}))
    )
    assert again[0].status_code == 304
    assert [
        statement for statement in asked if "FROM admission" in statement or "FROM registration" in statement
    ] == []
    act(staff, event, leader, "arrival")
    after = staff.get(where, headers={"If-None-Match": first.headers["ETag"]})
    assert (after.status_code, after.json["states"][0][1]) == (200, "here")
    assert "Đồng chí Kim Rương" in after.json["html"]


def test_the_page_asks_as_often_for_thirty_leaders_as_for_one(staff, event, leader, count_queries):
    def asked():
        forget_lists()
        db.session.rollback()  # what the test itself has begun is not the page's
        db.session.expire_all()
        return len(count_queries(lambda: staff.get(path(event, "/leaders"))))

    asked()
    few = asked()
    for _number in range(29):
        person = registrations.registration(event, kind="leader", titles=["Phó Giám đốc Sở Công Thương"])
        services.receive_leader(event, person.id, make.scan(person)["id"], Origin())
    assert asked() == few


def test_the_list_is_frozen_printed_and_let_go(staff, event, leader):
    act(staff, event, leader, "arrival")
    answer = staff.post_form(path(event, "/introduction/freeze?lang=vi"), {})
    assert answer.location.endswith("/check-in/introduction")
    later = registrations.registration(
        event, full_name="Lê Đến Sau", kind="leader", titles=["Phó Giám đốc Sở"]
    )
    act(staff, event, later, "arrival")
    page = staff.tree(path(event, "/introduction?lang=vi"))
    assert texts(page, "//h2[@class='spoken-later']") == ["Sau khi chốt"]
    spoken = ["".join(line.itertext()) for line in page.xpath("//li[@class='spoken']/p[@lang]")]
    assert spoken == [f"Đồng chí Kim Rương, {', '.join(TITLES)}", "Lê Đến Sau, Phó Giám đốc Sở"]
    staff.post_form(path(event, "/introduction/thaw"), {})
    assert texts(staff.tree(path(event, "/introduction?lang=vi")), "//h2[@class='spoken-later']") == []


@pytest.mark.pdf
def test_the_list_for_the_mc_as_pdf(staff, event, leader):
    act(staff, event, leader, "arrival")
    staff.post_form(path(event, "/introduction/freeze"), {})
    answer = staff.get(path(event, "/introduction.pdf"))
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    said = " ".join(pictures.text_in(answer.data).split())
    assert "1. Đồng chí Kim Rương, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy" in said
    assert "(Chốt lúc " in said


def test_who_is_a_leader_is_chosen(sign_in, event, leader):
    staff = sign_in("organizer", event)
    page = staff.tree(path(event, "/leaders/rule"))
    assert page.xpath("//input[@name='kinds' and @checked]/@value") == ["leader"]
    chosen = {"kinds": ["owner"], "lowest_rank": "115000"}
    assert staff.post_form(path(event, "/leaders/rule"), chosen).status_code == 303
    rule = db.session.get(LeaderRule, event.id)
    assert (rule.kinds, rule.lowest_rank) == (["owner"], 115000)
    assert (
        staff.post_form(path(event, "/leaders/rule"), {"kinds": ["none"], "lowest_rank": "0"}).status_code
        == 422
    )
    assert sign_in("desk", event).get(path(event, "/leaders/rule")).status_code == 403


def test_an_empty_reception_says_what_to_do(sign_in, event):
    page = sign_in("organizer", event).tree(path(event, "/leaders?lang=vi"))
    assert texts(page, "//h2[@class='empty-title']") == ["Chưa có ai trong danh sách lãnh đạo"]


def test_names_leave_the_frozen_lists_when_somebody_is_forgotten(app, event, leader):
    deputy = services.send_deputy(event, leader.id, Delegate("Trần Văn Đức", position="Phó Trưởng Ban"),
                                  scan_id=make.scan(leader)["id"], is_here=True, caller=Origin())  # fmt: skip
    frozen = services.freeze_introduction(event, None)
    forget_person(leader)
    [line] = db.session.get(LeaderFreeze, frozen.id).lines
    assert (line["id"], line["behalf"]) == (deputy.id, "")
    forget_person(deputy)
    assert db.session.get(LeaderFreeze, frozen.id).lines == []
    assert erase_introductions([event.id], dry_run=True) == 1
    assert (erase_introductions([event.id]), erase_introductions([event.id])) == (1, 0)


def test_an_absence_is_told_moves_with_a_merge_and_comes_back(app, event, leader):
    other = registrations.registration(event, full_name="Kim Ruong", kind="leader")
    services.mark_leader_absent(event, other.id, None)
    assert [row[1] for row in listeners.personal_data_of(other.id)["rows"]] != []
    merge = merge_registrations(leader, other, {}, (leader.version, other.version))
    assert state(event, leader) == "absent"
    part_registrations(merge)
    assert (state(event, leader), state(event, other)) == ("awaited", "absent")
    assert db.session.scalar(select(Admission)) is None
