"""The thin path gives what the verbs give, row by row."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import events
from workshop import hooks
from workshop.audit.models import AuditEntry
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.registrations import judging, readings, services
from workshop.registrations.drafts import drafts_of
from workshop.registrations.models import Registration
from workshop.registrations.services import Delegate
from workshop.transactions import transaction

pytestmark = pytest.mark.db
OWN = {"id", "event_id", "ticket_code", "created_at", "waiting_since"}
READINGS = [
    {"full_name": "Thạch Thị Sa", "honorific": "Bà", "titles": ["TS."], "position": "Tỉnh ủy viên, Giám đốc",
     "organization": "Sở Công Thương", "phone": "0912345678", "email": "SA@vi-du.vn"},
    {"full_name": "  Lê   Văn  Mẫu ", "organization": "Sở NN&PTNT tỉnh Trà Vinh", "position": "Phó Giám đốc"},
    {"full_name": "Nguyễn Thị Hường", "phone": "02943855123", "note": "ăn chay"},
    {"full_name": "Kim Sô Phi", "address_form": "Ông", "organization": "HTX Sao Phù Sa", "position": "Chủ nhiệm"},
    {"full_name": "Đỗ Đình Đạt", "email": "dat@vi-du.vn"},
    {"full_name": "Trần Bé", "organization": "x" * 200, "position": "y" * 200},
]  # fmt: skip


def rows_of(event):
    """Every column that does not name the row itself, with the titles."""
    found = db.session.scalars(select(Registration).where(Registration.event_id == event.id).order_by(Registration.id))
    return [
        {column.name: getattr(row, column.name) for column in Registration.__table__.columns if column.name not in OWN}
        | {"titles": [(title.title, title.rank, title.position) for title in row.titles]}
        for row in found
    ]


def by_the_verb(event):
    """Register the readings one by one."""
    for reading in READINGS:
        services.register(event, Delegate(**judging.stated(reading), kind="owner"), source="import")


def by_the_thin_path(event):
    """Register them at once."""
    with transaction():
        drafts = [judging.drafted({**reading, "kind": "owner"}, {"owner"}) for reading in READINGS]
        services.register_drafts(event, drafts, source="import")


@pytest.mark.parametrize("capacity", [None, 4, 100])
def test_both_paths_register_alike(app, capacity):
    one, two = (events.event(kinds=("owner", "agency"), capacity=capacity) for _ in range(2))
    by_the_verb(one)
    by_the_thin_path(two)
    assert rows_of(one) == rows_of(two)
    counters = [db.session.get(Event, event.id, populate_existing=True).change_counter for event in (one, two)]
    assert counters[0] == counters[1] == len(READINGS)
    waiting = 0 if capacity != 4 else 2
    assert [row["status"] for row in rows_of(two)] == ["confirmed"] * (6 - waiting) + ["waiting"] * waiting


def test_both_paths_correct_alike(app):
    one, two = (events.event(kinds=("owner", "agency")) for _ in range(2))
    by_the_verb(one)
    by_the_thin_path(two)
    corrected = {"full_name": "Thạch Thị Sà", "titles": ["Chủ tịch UBND tỉnh", "Tỉnh ủy viên"], "phone": "0987654321",
                 "organization": "UBND tỉnh"}  # fmt: skip
    mine = select(Registration).where(Registration.event_id == one.id).order_by(Registration.id)
    first = db.session.scalars(mine).first()
    services.edit_registration(first, version=first.version, **corrected)
    with transaction():
        known = drafts_of(two.id)
        draft = known[min(known)]
        said = judging.drafted({**corrected, "kind": "owner"}, {"owner"})
        after = judging.changed(draft, said, follows_section=False)
        readings.arrange(after)
        draft.__dict__.update(after.__dict__)
        draft.version += 1
        services.correct_drafts(two, [draft], {draft.id: 1})
    assert rows_of(one) == rows_of(two)


def test_who_listens_hears_of_everyone_and_the_log_has_no_line_for_each(app, monkeypatch):
    event, heard = events.event(kinds=("owner",)), []
    monkeypatch.setitem(hooks._listeners, "registration_changed", [lambda each: heard.append(each.full_name)])
    lines = db.session.query(AuditEntry).count()
    by_the_thin_path(event)
    assert heard[1:3] == ["Lê Văn Mẫu", "Nguyễn Thị Hường"]
    assert (len(heard), db.session.query(AuditEntry).count()) == (len(READINGS), lines)


def test_who_is_removed_leaves_nothing_and_who_waits_moves_up(app):
    start = utc_now() + dt.timedelta(days=2)  # after a workshop nobody moves up
    event = events.event(kinds=("owner", "agency"), capacity=4, starts_at=start, ends_at=start + dt.timedelta(hours=4))
    by_the_thin_path(event)
    ids = list(db.session.scalars(select(Registration.id).where(Registration.event_id == event.id)))
    removed, cancelled = services.remove_registrations(event, ids[:2])
    assert (removed, cancelled) == (set(ids[:2]), set())
    assert [row["status"] for row in rows_of(event)] == ["confirmed"] * 4
    services.register(event, Delegate("Người Mới", kind="owner"), source="staff")
    assert max(db.session.scalars(select(Registration.id))) > max(ids)


def test_a_number_is_never_given_twice(app):
    event = events.event(kinds=("owner",))
    by_the_thin_path(event)
    ids = list(db.session.scalars(select(Registration.id).where(Registration.event_id == event.id)))
    services.remove_registrations(event, ids)
    made = services.register(event, Delegate("Người Mới", kind="owner"), source="staff")
    assert made.id > max(ids)


def test_whom_a_deputy_stands_for_is_cancelled_and_not_removed(app):
    event = events.event(kinds=("owner",))
    by_the_thin_path(event)
    first, second = db.session.scalars(select(Registration).where(Registration.event_id == event.id).limit(2))
    ids = first.id, second.id
    services.register(event, Delegate("Người Thay", kind="owner"), source="walk_in", in_place_of=first)
    assert services.remove_registrations(event, ids) == ({ids[1]}, {ids[0]})
    assert db.session.get(Registration, ids[0], populate_existing=True).status == "cancelled"
