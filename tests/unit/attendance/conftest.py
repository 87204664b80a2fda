"""A workshop with two points, and delegates who were at both, one or none."""

from types import SimpleNamespace

import pytest

from tests.factories import checkin, events
from workshop.attendance.services import set_rule
from workshop.checkin.models import Point
from workshop.checkin.services import Origin, check_in
from workshop.extensions import db
from workshop.registrations.services import cancel_registration


@pytest.fixture
def hall(app):
    """The event, its two points, five delegates: both points, one, none, cancelled after both, nameless."""
    event = events.event()
    entry = db.session.scalar(db.select(Point).where(Point.event_id == event.id)) or checkin.point(event)
    talk = checkin.point(event, "talk", label="Tham luận", kind="session")
    people = SimpleNamespace(**{
        name: checkin.delegate(event, full_name=f"Nguyễn Thị {name.capitalize()}")
        for name in ("both", "one", "never", "gone", "blank")
    })  # fmt: skip
    for person in (people.both, people.gone, people.blank):
        admit(event, person, entry, talk)
    admit(event, people.one, entry)
    cancel_registration(people.gone)
    set_rule(event, points_chosen=[entry.id, talk.id], needed=2, issuer_line="Hội Liên hiệp Phụ nữ tỉnh Thử",
             signer_title="Chủ tịch", signer_name="Người Ký Thử")  # fmt: skip
    return SimpleNamespace(event=event, entry=entry, talk=talk, people=people)


def admit(event, person, *points):
    """Admit ``person`` at ``points``."""
    check_in(event, [checkin.scan(person, minute=1, point=point.code) for point in points], caller=Origin())
