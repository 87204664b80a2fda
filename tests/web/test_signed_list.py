"""Entering a list that was signed on paper: numbers or ticks, a time, and nobody twice."""

import datetime as dt

import pytest
from lxml import html

from tests.factories import checkin as make
from tests.factories import events
from workshop.checkin.models import Admission, Scan
from workshop.checkin.refusals import NumbersUnclear
from workshop.checkin.services.signed_lists import read_numbers
from workshop.extensions import db, utc_now


@pytest.fixture
def event(app):
    made = events.event(starts_at=utc_now() - dt.timedelta(hours=3), ends_at=utc_now() + dt.timedelta(hours=1))
    make.point(made)
    return made


@pytest.fixture
def desk(sign_in, event):
    return sign_in("desk", event)


def address(event, query=""):
    return f"/events/{event.slug}/check-in/signed-list{query}"


def at(hours_ago):
    local = (utc_now() - dt.timedelta(hours=hours_ago)).astimezone(dt.timezone(dt.timedelta(hours=7)))
    return local.strftime("%Y-%m-%dT%H:%M")


def form_of(client, event):
    """What the page would send with nothing filled in."""
    page = client.tree(address(event))
    [batch] = page.xpath("//input[@name='batch']/@value")
    return {"batch": batch, "point": "entry", "came_at": at(1), "numbers": ""}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("3, 7-9; 12", {3, 7, 8, 9, 12}), ("3 4  5 - 6", {3, 4, 5, 6}), ("1–2\n12", {1, 2, 12}), ("", set())],
)
def test_numbers_are_read_as_people_write_them(text, numbers):
    assert read_numbers(text, 12) == numbers


@pytest.mark.parametrize("text", ["0", "13", "7-3", "ba", "3,x"])
def test_what_is_no_number_of_the_list_is_named(text):
    with pytest.raises(NumbersUnclear):
        read_numbers(text, 12)


def test_numbers_and_ticks_are_entered_as_having_come_then(desk, event):
    named = (("An", "owner"), ("Bình", "leader"), ("Cường", "owner"), ("Dũng", "owner"))
    people = [make.delegate(event, full_name=f"Nguyễn Văn {name}", kind=kind) for name, kind in named]
    rows = desk.tree(address(event, "?order=name")).xpath("//tbody/tr")
    assert rows[0].xpath("string(th)").startswith("Nguyễn Văn Bình")
    sent = {**form_of(desk, event), "numbers": "1-2", "ids": [str(people[3].id)]}
    answer = desk.post_form(address(event, "?order=name"), sent)
    assert (answer.status_code, db.session.query(Scan).count()) == (200, 0)  # names first, to compare with the paper
    page = html.fromstring(answer.get_data(as_text=True))
    shown = [(row.get("value"), row.text.strip()) for row in page.xpath("//*[contains(@class,'notice')]//li")]
    assert shown == [("1", "Nguyễn Văn Bình"), ("2", "Nguyễn Văn An"), ("4", "Nguyễn Văn Dũng")]
    ticks = page.xpath("//tbody//input[@name='ids' and @checked]/@value")
    sent = {**sent, "numbers": page.xpath("//input[@name='numbers']/@value"), "ids": ticks}
    assert desk.post_form(address(event, "?order=name"), sent).status_code == 303
    came = {row.registration_id: row.admitted_at for row in db.session.query(Admission)}
    assert set(came) == {people[1].id, people[0].id, people[3].id}
    assert {abs((utc_now() - moment).total_seconds() - 3600) < 120 for moment in came.values()} == {True}
    assert {(scan.is_offline, scan.shown) for scan in db.session.query(Scan)} == {(True, "admitted")}


def test_the_same_form_sent_twice_counts_nobody_twice(desk, event):
    sent = {"ids": make.delegate(event).id, **form_of(desk, event)}
    assert [desk.post_form(address(event), sent).status_code for _time in range(2)] == [303, 303]
    assert (db.session.query(Scan).count(), db.session.query(Admission).count()) == (1, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"numbers": "9"}, "9"), ({}, "Đánh dấu"), ({"numbers": "1", "came_at": at(-5)}, "tương lai"),
     ({"numbers": "1", "came_at": "2020-01-01T07:00"}, "tương lai")],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_what_was_typed_stays(desk, event, change, words):
    person = make.delegate(event)
    answer = desk.post_form(address(event), {**form_of(desk, event), **change})
    text = answer.get_data(as_text=True)
    assert (answer.status_code, words in text, db.session.query(Scan).count()) == (422, True, 0)
    assert f'value="{change.get("numbers", "")}"' in text or not change
    assert person.full_name in text
