"""The pages of points, rehearsals, desks and of who is inside; parts that come anew by themselves."""

import datetime as dt

import pytest
from lxml import html
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events
from tests.support.checkin import path
from workshop.checkin import live, queries
from workshop.checkin.models import Point, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.services import check_in, rehearse
from workshop.extensions import db, utc_now


@pytest.fixture(autouse=True)
def _no_second_is_kept():
    live.forget()


def rows(tree, table=1):
    found = tree.xpath(f"(//main//table)[{table}]/tbody/tr")
    return [" ".join(" ".join(row.itertext()).split()) for row in found]


def form(**values):
    return {"label": "Bữa trưa", "label_en": "Lunch", "kind": "meal", **values}


def codes(event):
    return [point.code for point in queries.points(event)]


def test_a_point_is_for_the_kinds_that_are_ticked(staff, event):
    assert staff.post_form(path(event, "/points/new"), form(admits=["owner", "leader"])).status_code == 303
    point = db.session.scalar(select(Point).where(Point.code == "bua-trua"))
    assert (point.admits, point.is_per_day) == (["leader", "owner"], False)
    tree = staff.tree(path(event, f"/points/{point.id}/edit"))
    assert sorted(tree.xpath("//input[@name='admits'][@checked]/@value")) == ["leader", "owner"]
    assert "Nhóm leader, Nhóm owner" in rows(staff.tree(path(event, "/points")))[1]


def test_a_refused_point_keeps_what_was_typed(staff, event):
    answer = staff.post_form(path(event, "/points/new"), form(
        label="", admits=["owner"], opens_at="2023-05-19T11:00", closes_at="2023-05-19T10:00"))  # fmt: skip
    text = answer.get_data(as_text=True)
    assert (answer.status_code, 'value="2023-05-19T11:00"' in text, "Lunch" in text) == (422, True, True)
    assert staff.post_form(path(event, "/points/new"), form(admits=["no-such"])).status_code == 422
    assert codes(event) == ["entry"]


def test_points_are_moved_and_removed(staff, event):
    second = make.point(event, "lunch", label="Bữa trưa", position=1)
    assert staff.post_form(path(event, f"/points/{second.id}/place"), {"to": "up"}).status_code == 303
    assert codes(event) == ["lunch", "entry"]
    check_in(event, [make.scan(make.delegate(event))], caller=Origin())
    first = queries.point_at(event, "entry")
    for point in (first, second):
        assert staff.post_form(path(event, f"/points/{point.id}/deletion"), {}).status_code == 303
    assert codes(event) == ["entry"]  # somebody was scanned there


def test_a_rehearsal_is_opened_tried_and_wiped_on_the_pages(staff, event):
    point, person = queries.point_at(event, "entry"), make.delegate(event)
    for _ in range(2):  # the second is refused in words
        assert staff.post_form(path(event, f"/points/{point.id}/rehearsal"), {}).status_code == 303
    trial = queries.points(event)[1].code
    send = {"id": make.scan()["id"], "registration": person.id, "point": trial}
    assert staff.post_form(path(event, "/roster"), send).status_code == 303
    tree = staff.tree(path(event, f"/roster?point={trial}"))
    assert "DIỄN TẬP" in " ".join(tree.xpath("//main")[0].itertext())
    tree = staff.tree(path(event, "/points"))
    assert [row.split(" – ")[0] for row in rows(tree, 2)] == ["DIỄN TẬP: Cửa vào 1"]
    assert staff.tree(path(event, "/log")).xpath("//tr[@class='empty-row']") != []
    assert staff.get(path(event, f"/points/{queries.points(event)[1].id}/edit")).status_code == 404
    assert staff.post_form(path(event, "/rehearsals/wipe"), {}).status_code == 303
    assert db.session.query(Scan).count() == 0


def test_who_is_inside_leaves_from_the_list(sign_in, app):
    now = utc_now()
    event = events.event(starts_at=now - dt.timedelta(minutes=5), ends_at=now + dt.timedelta(minutes=5))
    make.point(event)
    staff = sign_in("organizer", event)
    for name in ("Lê An", "Hồ Bảo"):
        person = make.delegate(event, full_name=name)
        check_in(event, [make.scan(person, scanned_at=utc_now().isoformat())], caller=Origin())
    tree = staff.tree(path(event, "/inside?point=entry"))
    assert [row[:5] for row in rows(tree)] == ["Hồ Bả", "Lê An"]
    assert [row[:5] for row in rows(staff.tree(path(event, "/inside?search=an")))] == ["Lê An"]
    button = {name: tree.xpath(f"(//tbody//form)[1]//input[@name='{name}']/@value")[0]
              for name in ("id", "registration", "point", "direction", "back")}  # fmt: skip
    answer = staff.post_form(path(event, "/roster"), button)
    assert answer.location.startswith(path(event, "/inside?point=entry"))
    assert len(rows(staff.tree(answer.location))) == 1
    assert staff.get(path(events.event(), "/inside")).status_code == 403


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_workshop_without_points_says_that_nobody_is_inside(sign_in, lang):
    event = events.event()
    assert sign_in("organizer", event).get(path(event, f"/inside?lang={lang}")).status_code == 200


def test_the_supervisor_reads_what_to_see_to(staff, event):
    trial = rehearse(queries.point_at(event, "entry"))
    now = utc_now()
    make.desk(event, label="Bàn 1", point_code="entry", last_seen_at=now, listed_at=now)
    quiet, old = (now - dt.timedelta(minutes=minutes, seconds=5) for minutes in (7, 20))
    make.desk(event, label="Bàn 2", point_code=trial.code, last_seen_at=quiet, listed_at=old, waiting_scans=3,
              clock_skew_seconds=-185)  # fmt: skip
    first, second = rows(staff.tree(path(event, "/desks")))
    assert first.startswith("Bàn 1 Bình thường Cửa vào")
    words = "Không liên lạc 7 phút; Còn 3 mục chờ gửi trên máy; Danh sách đã cũ 20 phút; Đồng hồ nhanh 3 phút"
    assert (words in second, "DIỄN TẬP" in second) == (True, True)


def fragment(client, event, rest):
    return client.get(path(event, rest)).get_json()["html"]


LIVE = ["/live", "/cards", "/desks/live"]


@pytest.mark.parametrize("rest", LIVE)
def test_a_part_is_sent_anew_only_when_something_has_changed(staff, event, rest):
    first = staff.get(path(event, rest))
    again = staff.get(path(event, rest), headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    desk, _ = make.desk(event, label="Bàn 9")
    check_in(event, [make.scan(make.delegate(event))], caller=Origin(desk_id=desk.id))
    live.forget()
    after = staff.get(path(event, rest), headers={"If-None-Match": first.headers["ETag"]})
    assert (after.status_code, "Bàn 9" in after.get_json()["html"]) == (200, True)


@pytest.mark.parametrize("rest", LIVE)
def test_the_second_viewer_in_a_second_asks_for_nothing_but_who_is_there(staff, event, rest, count_queries):
    staff.get(path(event, rest))
    said = count_queries(lambda: staff.get(path(event, rest)))
    tables = {
        statement.split(" FROM ")[1].split()[0].strip('"') for statement in said if " FROM " in statement
    }
    assert tables <= {"staff_session", "user", "role_grant", "event", "staff_session,"}


def test_parts_have_the_names_that_the_pages_wait_for(staff, event):
    for page, part in (("", "/live"), ("/desks", "/desks/live")):
        named = staff.tree(path(event, page)).xpath("//@data-part")
        fresh = html.fromstring(fragment(staff, event, part)).xpath("descendant-or-self::*/@data-part")
        assert (named, len(named) > 0) == (fresh, True)
    named = staff.tree(f"/events/{event.slug}?phase=day").xpath("//@data-part")
    assert named == ["arrived", "per-ten-minutes", "by-kind", "by-unit", "by-point", "desks"]


def test_a_viewer_gets_cards_without_links_or_desks(sign_in, staff, event):
    mine, theirs = (fragment(client, event, "/cards") for client in (staff, sign_in("viewer", event)))
    assert ("/check-in" in mine, 'data-part="desks"' in mine) == (True, True)
    assert ("/check-in" in theirs, 'data-part="desks"' in theirs) == (False, False)
