"""The pages on which a person decides about scans, and the log that tells what became of them."""

import uuid

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.support.checkin import path
from workshop.checkin import desks, listeners, queries
from workshop.checkin.models import Admission, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.services import Newcomer, check_in, walk_in
from workshop.extensions import db
from workshop.paper.codes import new_code
from workshop.registrations.services import Delegate
from workshop.transactions import transaction

LET_IN = {"offline": True, "shown": "admitted"}


def send(event, *scans):
    check_in(event, list(scans), caller=Origin())
    return [scan["id"] for scan in scans]


def standing():
    rows = select(Admission.scan_id).where(Admission.undone_at.is_(None)).order_by(Admission.id)
    return db.session.scalars(rows).all()


def rows(tree):
    return [" ".join(" ".join(row.itertext()).split()) for row in tree.xpath("//main//table[1]/tbody/tr")]


def ticks(tree, name):
    return tree.xpath(f"//input[@type='checkbox' and @name='{name}']/@value")


def decide(staff, event, to, ids, name):
    answer = staff.post_form(path(event, "/review"), {"to": to, "ids": ids, "list": name})
    assert (answer.status_code, answer.location.split("/check-in")[1]) == (303, f"/review?list={name}")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", ["conflict", "unknown", "flagged", "quarantine"])
def test_a_list_without_rows_says_so(staff, event, lang, name):
    tree = staff.tree(path(event, f"/review?list={name}&lang={lang}"))
    assert len(tree.xpath("//tr[@class='empty-row']")) == 1
    assert len(tree.xpath("//nav[@class='phases']/a")) == 4


def test_a_double_names_the_first_and_is_left_or_taken_back(staff, event):
    people = [make.delegate(event, full_name=name) for name in ("Lê An", "Hồ Bảo")]
    send(event, *[make.scan(person, minute, **LET_IN) for person in people for minute in (1, 5)])
    with staff.application.test_request_context():
        [task] = listeners.needs_attention(event)
    assert task["title"].startswith("2 ")
    tree = staff.tree(task["url"])
    said = [("Lượt đầu lúc 07:31" in row, "Lê An" in row) for row in rows(tree)]
    assert sorted(said) == [(True, False), (True, True)]  # both came in the same minute
    first, second = tree.xpath("//tbody//input[@name='ids' and @type='checkbox']/@value")
    decide(staff, event, "keep", [first], "conflict")
    decide(staff, event, "undo", [second], "conflict")
    decide(staff, event, "undo", [first], "conflict")  # somebody has decided: nothing changes
    assert len(standing()) == 1
    assert rows(staff.tree(path(event, "/review?list=conflict"))) == ["Không có vé nào được cho vào hai lần."]


def test_many_are_decided_at_once_a_page_at_a_time(staff, event):
    send(event, *[make.scan(make.delegate(event, status="cancelled"), n, **LET_IN) for n in range(52)])
    tree = staff.tree(path(event, "/review?list=flagged"))
    assert (len(rows(tree)), len(rows(staff.tree(path(event, "/review?list=flagged&page=2"))))) == (50, 2)
    decide(staff, event, "undo", tree.xpath("//tbody//input[@type='checkbox']/@value"), "flagged")
    assert (len(standing()), len(rows(staff.tree(path(event, "/review?list=flagged"))))) == (2, 2)


def test_an_unknown_code_is_searched_for_and_matched(staff, event):
    person = make.delegate(event, full_name="Trần Văn Đức")
    [scan] = send(event, make.scan(code=new_code(), **LET_IN))
    [where] = staff.tree(path(event, "/review?list=unknown")).xpath("//td//a[contains(@href,'/match')]/@href")
    assert len(staff.tree(where).xpath("//tr[@class='empty-row']")) == 1
    tree = staff.tree(f"{where}?search=duc")
    assert [row.split(" Giám đốc")[0] for row in rows(tree)] == ["Trần Văn Đức"]
    assert staff.post_form(where, {"registration": person.id}).status_code == 303
    assert standing() == [scan]
    assert (
        staff.post_form(where, {"registration": person.id}).status_code == 303
    )  # once more: refused in words
    assert staff.post_form(where, {"registration": 987654}).status_code == 404


@pytest.mark.db
def test_a_ticket_of_another_workshop_counts_for_whom_a_person_names_or_for_nobody(staff, event):
    other = make.event_with_entry()
    codes = [make.delegate(other).ticket_code for _ in range(2)]
    scan, dropped = send(event, *[make.scan(minute=n, code=code, **LET_IN) for n, code in enumerate(codes)])
    tree = staff.tree(path(event, "/review?list=flagged"))
    for row in rows(tree):
        words = ("Bàn đã cho vào", "Chưa được tính", "Của ai?", "Không tính cho ai", "Từ chối", "Giữ nguyên")
        assert [word in row for word in words] == [True, True, True, True, False, False]
    assert standing() == []
    where = path(event, f"/review/{scan}/match")
    person = make.delegate(event)
    assert staff.post_form(where, {"registration": person.id}).location.endswith("/review?list=flagged")
    assert standing() == [scan]
    decide(staff, event, "drop", [dropped], "flagged")
    assert (standing(), rows(staff.tree(path(event, "/review?list=flagged")))) == (
        [scan], ["Không có ai được cho vào trái quy định."],
    )  # fmt: skip
    send(event, make.scan(person, 20, direction="out"))  # counted anew, it still stands
    assert standing() == [scan]
    [admission] = db.session.scalars(select(Admission)).all()
    assert admission.exited_at is not None


def test_a_code_that_is_somebodys_by_now_takes_one_click(staff, event):
    code = new_code()
    [scan] = send(event, make.scan(code=code, **LET_IN))
    make.delegate(event, full_name="Trần Văn Đức", ticket_code=code)
    assert "Nay là vé của Trần Văn Đức." in rows(staff.tree(path(event, "/review?list=unknown")))[0]
    decide(staff, event, "match", [scan], "unknown")
    assert standing() == [scan]


@pytest.mark.parametrize("to", ["", "match", "nonsense"])
def test_a_decision_that_does_not_fit_changes_nothing(staff, event, to):
    [scan] = send(event, make.scan(code=new_code()))
    decide(staff, event, to, [scan, "no-such-scan"], "unknown")
    assert db.session.get(Scan, scan).review == "unknown"


def test_who_may_decide(sign_in, event):
    [scan] = send(event, make.scan(code=new_code()))
    desk = sign_in("desk", event)
    assert {desk.get(path(event, rest)).status_code for rest in ("/review", f"/review/{scan}/match")} == {403}
    assert desk.post_form(path(event, "/review"), {"to": "drop", "ids": [scan]}).status_code == 403


def test_the_log_says_what_was_undone(staff, event):
    [scan] = send(event, make.scan(make.delegate(event)))
    assert staff.post_form(path(event, f"/scans/{scan}/undo"), {"reason": "nhầm người"}).status_code == 303
    [row] = rows(staff.tree(path(event, "/log")))
    assert ("Đã hoàn tác" in row or "Đã hủy" in row, "đã trả lời: " in row) == (True, True)


def test_a_person_decides_on_what_an_ended_desk_sent(staff, event):
    device, _ = make.desk(event)
    desks.revoke_desk(device)
    scans = [make.scan(make.delegate(event)) for _ in range(2)]
    check_in(event, scans, caller=Origin(desk_id=device.id))
    walk_in(
        event, str(uuid.uuid4()), Newcomer(Delegate("Lê Thị Vân")), "entry", caller=Origin(desk_id=device.id)
    )
    with staff.application.test_request_context():
        [waits] = listeners.needs_attention(event)
    assert (waits["url"], waits["tone"]) == (path(event, "/review?list=quarantine"), "wait")
    tree = staff.tree(waits["url"])
    forms = [dict(zip(form.xpath(".//input/@name"), form.xpath(".//input/@value"), strict=True))
             for form in tree.xpath("//td[contains(@class,'cell-actions')]//form")]  # fmt: skip
    assert [form["to"] for form in forms] == ["accept", "refuse"] * 3
    for form in (forms[0], forms[3], forms[4], forms[1]):
        assert staff.post_form(path(event, "/review"), form).status_code == 303
    assert db.session.query(Admission).count() == 2  # a second decision on the first changes nothing
    assert len(staff.tree(waits["url"]).xpath("//tr[@class='empty-row']")) == 1


def test_many_entries_kept_aside_are_decided_at_once_and_a_refused_one_waits(staff, event):
    device, _ = make.desk(event)
    desks.revoke_desk(device)
    origin = Origin(desk_id=device.id)
    scans = [make.scan(make.delegate(event)) for _ in range(2)]
    check_in(event, scans, caller=origin)
    strangers = [str(uuid.uuid4()) for _ in range(2)]
    for number, each in enumerate(strangers):
        walk_in(event, each, Newcomer(Delegate(f"Lê Thị Vân {number}")), "entry", caller=origin)
    tree = staff.tree(path(event, "/review?list=quarantine"))
    assert sorted(ticks(tree, "ids")) == sorted(scan["id"] for scan in scans)
    assert sorted(ticks(tree, "walk_ins")) == sorted(strangers)
    with transaction():
        event.capacity = 3
    sent = {"to": "accept", "list": "quarantine", "ids": [scan["id"] for scan in scans], "walk_ins": strangers}
    assert staff.post_form(path(event, "/review"), sent).status_code == 303
    assert len(standing()) == 3
    refused = staff.tree(path(event, "/review?list=quarantine")).xpath("string(//*[@role='alert'])")
    assert refused.strip().endswith("(Lê Thị Vân 1)")
    tree = staff.tree(path(event, "/review?list=quarantine"))
    assert (len(ticks(tree, "ids")), len(ticks(tree, "walk_ins"))) == (0, 1)
    staff.post_form(path(event, "/review"), {**sent, "to": "refuse"})
    assert (len(standing()), queries.review_counts(event)["quarantine"]) == (3, 0)
