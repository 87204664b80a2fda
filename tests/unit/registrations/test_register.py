"""Giving places: states, doubles, windows of time, what is derived."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.factories.registrations import delegate, registration
from workshop import hooks
from workshop.audit.models import AuditEntry
from workshop.extensions import db, utc_now
from workshop.paper.codes import is_valid
from workshop.registrations import refusals
from workshop.registrations.services import register
from workshop.registrations.services.entering import require_open
from workshop.vietnamese.ranks import rank_of

SOON = dt.timedelta(days=3)


def coming(**values):
    """An event in three days."""
    return events.event(**{"starts_at": utc_now() + SOON, "ends_at": utc_now() + SOON * 2, **values})


def test_everything_searched_and_sorted_is_derived(app):
    made = registration(
        coming(), full_name="  nguyễn  thị ánh ", organization="Sở NN&PTNT", phone="+84 912.345.678",
        email="Anh@Tinh.VN", titles=["Tỉnh ủy viên", "Phó Chủ tịch UBND tỉnh"],
    )  # fmt: skip
    assert (made.full_name, made.name_folded) == ("nguyễn thị ánh", "nguyen thi anh")
    stated, meant = " nguyen thi anh so nn ptnt tinh uy vien pho chu tich ubnd tinh", "nong nghiep phat trien thon"
    assert made.search_text == f"{stated} {meant} ban nhan dan"
    assert (made.phone, made.phone_tail, made.email) == ("0912345678", "5678", "anh@tinh.vn")
    assert made.position == "Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh"
    assert made.rank == made.titles[0].rank - 200
    assert made.rank < 50_000
    assert is_valid(made.ticket_code)
    assert (made.status, made.version, made.change_number) == ("confirmed", 1, 1)


def test_a_title_without_its_unit_takes_the_unit_of_the_column(app):
    event = coming()
    apart = registration(event, titles=["Phó Giám đốc"], organization="Sở Công Thương")
    whole = registration(event, titles=["Phó Giám đốc Sở Công Thương"])
    assert apart.rank == whole.rank
    local = registration(event, titles=["Chủ tịch Hội"], organization="Hội Liên hiệp Phụ nữ huyện Càng Long")
    assert local.rank == rank_of("Chủ tịch Hội Liên hiệp Phụ nữ huyện Càng Long") > apart.rank
    party = registration(event, titles=["Tỉnh ủy viên"], organization="Huyện ủy Càng Long")
    assert party.rank == rank_of("Tỉnh ủy viên")


def test_a_full_event_puts_the_next_on_the_waiting_list(app):
    event = coming(capacity=1)
    assert [registration(event, source="public").status for _ in range(2)] == ["confirmed", "waiting"]
    with pytest.raises(refusals.EventFull):
        registration(event, status="confirmed")


def test_approval_applies_to_the_public_form_alone(app):
    event = coming(needs_approval=True)
    assert registration(event, source="public").status == "pending"
    assert registration(event, source="staff").status == "confirmed"


@pytest.mark.parametrize(
    ("second", "refused"),
    [
        ({"full_name": "Trần Thị Bé", "phone": "0912345678"}, False),
        ({"full_name": "Lê Văn Hoà", "phone": "0999999999", "email": "x@y.vn"}, False),
        ({"full_name": "LE VAN HOÀ", "phone": "0912 345 678"}, True),
        ({"full_name": "Lê Văn Hoà", "phone": "", "email": "Hoa@xa.vn"}, True),
        ({"full_name": "Lê Văn Hoà", "phone": ""}, False),
    ],
)
def test_only_name_and_contact_together_are_the_same_person(app, second, refused):
    event = coming()
    registration(event, full_name="Lê Văn Hoà", phone="0912345678", email="hoa@xa.vn")
    if refused:
        with pytest.raises(refusals.AlreadyRegistered):
            registration(event, **second)
    else:
        registration(event, **second)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"status": "closed"}, refusals.RegistrationClosed),
        ({"status": "draft"}, refusals.RegistrationClosed),
        ({"registration_opens_at": utc_now() + dt.timedelta(hours=1)}, refusals.RegistrationNotOpen),
        ({"registration_closes_at": utc_now() - dt.timedelta(hours=1)}, refusals.RegistrationOver),
        ({"starts_at": utc_now() - SOON * 2, "ends_at": utc_now() - SOON}, refusals.RegistrationClosed),
    ],
)
def test_the_public_form_keeps_its_hours_and_staff_do_not(app, values, refusal):
    event = coming(**values)
    with pytest.raises(refusals.RegistrationClosed) as caught:
        registration(event, source="public")
    assert type(caught.value) is refusal
    assert registration(event, source="staff").status == "confirmed"


def test_the_moment_is_said_in_vietnamese_time(app):
    event = coming(registration_closes_at=dt.datetime(2023, 5, 18, 17, 0, tzinfo=dt.UTC))
    with pytest.raises(refusals.RegistrationOver) as caught:
        require_open(event)
    assert caught.value.params == {"moment": "00:00, 19/05/2023"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"full_name": " "}, "full_name"), ({"phone": "12345"}, "phone"), ({"email": "anh"}, "email"),
        ({"kind": "unknown"}, "kind"), ({"full_name": "x" * 121}, "full_name"), ({"titles": ["x" * 201]}, "titles"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_at_its_field(app, values, field):
    with pytest.raises(refusals.Invalid) as caught:
        registration(coming(), **values)
    assert caught.value.field == field


def test_registering_is_audited_without_values_and_told_upward(app, monkeypatch):
    told = []
    monkeypatch.setitem(hooks._listeners, "registration_changed", [told.append])
    event = coming()
    made = register(event, delegate(consents=["attend", "photo"]), source="public")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "registrations.registered")).one()
    assert (entry.subject_id, entry.event_id, entry.details) == (
        made.id, event.id, {"source": "public", "status": "confirmed"},
    )  # fmt: skip
    assert told == [made]
    assert sorted(consent.purpose for consent in made.consents) == ["attend", "photo"]
