"""Adding and editing points, and what of them stays once people were counted."""

import datetime as dt

import pytest
from lxml import html
from sqlalchemy import select

from tests.factories import events
from tests.support.checkin import arrive, path
from workshop.checkin.models import Point
from workshop.checkin.services import default_points
from workshop.extensions import db


def point_form(**values):
    return {"label": "Phiên chiều", "label_en": "Afternoon", "kind": "session", "is_per_day": "y",
            "opens_at": "2023-05-19T13:00", "closes_at": "2023-05-19T17:00", **values}  # fmt: skip


def test_a_point_is_added_edited_closed_and_opened(staff, event):
    assert staff.post_form(path(event, "/points/new"), point_form()).status_code == 303
    point = db.session.scalar(select(Point).where(Point.code == "phien-chieu"))
    assert (point.kind, point.opens_at) == ("session", dt.datetime(2023, 5, 19, 6, 0, tzinfo=dt.UTC))
    assert (
        staff.post_form(path(event, f"/points/{point.id}/edit"), point_form(label="Phiên tối")).status_code
        == 303
    )
    staff.post_form(path(event, f"/points/{point.id}/state"), {"to": "closed"})
    db.session.expire_all()
    assert (point.label, point.code, point.is_open) == ("Phiên tối", "phien-chieu", False)
    staff.post_form(path(event, f"/points/{point.id}/state"), {"to": "open"})
    db.session.expire_all()
    assert point.is_open is True


@pytest.mark.parametrize(
    ("change", "wrong"),
    [({"label": ""}, "label"), ({"closes_at": "2023-05-19T12:00"}, "closes_at"), ({"opens_at": "soon"}, "opens_at"),
     ({"label": "Entry"}, "label")],
)  # fmt: skip
def test_a_wrong_point_is_shown_again_as_it_was_typed(staff, event, change, wrong):
    answer = staff.post_form(path(event, "/points/new"), point_form(**change))
    tree = html.fromstring(answer.get_data(as_text=True))
    assert (answer.status_code, db.session.query(Point).count()) == (422, 1)
    assert tree.xpath("//input[@name='label_en']/@value") == ["Afternoon"]
    assert tree.xpath("//input[@aria-invalid='true']/@name") == [wrong]


def test_what_people_were_counted_by_stays(staff, event):
    arrive(event, 1)
    entry = db.session.scalar(select(Point))
    answer = staff.post_form(path(event, f"/points/{entry.id}/edit"), point_form(label="Cửa vào"))
    assert (answer.status_code, db.session.get(Point, entry.id).kind) == (422, "entry")


def test_default_points_makes_the_entry_once(app):
    made = events.event()
    assert [[point.code for point in default_points(made)] for _ in range(2)] == [["entry"], ["entry"]]
