"""Requests about one's data: numbered, with a clock of dated data, carried out with the statistics kept."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.checkin.models import Scan
from workshop.dialogue.models import DialogueQuestion
from workshop.dialogue.services import ask
from workshop.errors import StaleVersion
from workshop.extensions import db, utc_now
from workshop.imports.models import ImportBatch, ImportRow
from workshop.messages.refusals import PersonSilent
from workshop.messages.services import post
from workshop.privacy import deadlines, queries, refusals, services
from workshop.privacy.models import DataRequest
from workshop.registrations import consents, places
from workshop.registrations.models import Registration
from workshop.registrations.printed import people_to_print
from workshop.registrations.queries import counts, roster
from workshop.registrations.refusals import PersonErased
from workshop.registrations.services import (
    confirm_registration,
    edit_registration,
    fill_places,
    queue_registration,
    restore_registration,
    revoke_link,
)
from workshop.registrations.services.announcing import recipient_of
from workshop.registrations.services.together import cancel_many, restore_many
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day

FRIDAY = dt.datetime(2026, 11, 27, 3, tzinfo=dt.UTC)
pytestmark = pytest.mark.db


@pytest.fixture
def person(app):
    soon = utc_now() + dt.timedelta(days=3)
    return registration(
        events.event(starts_at=soon, ends_at=soon + dt.timedelta(hours=4)), full_name="Thạch Thị Sa",
        organization="HTX Sa", titles=["Chủ tịch"], phone="0912345678", email="sa@htx.vn", note="ăn chay",
        consents=["attend", "photo"],
    )  # fmt: skip


def test_a_request_is_numbered_and_its_clock_skips_the_weekend(person):
    made = services.take_request(person, "delete", received_at=FRIDAY)
    other = services.take_request(person, "view", received_at=FRIDAY)
    assert (made.number, other.number) == (1, 2)
    assert (made.answer_due_on, made.done_due_on) == (dt.date(2026, 12, 1), dt.date(2026, 12, 17))
    assert other.done_due_on == dt.date(2026, 12, 7)


def test_the_same_open_request_is_not_taken_twice(person):
    first = services.take_request(person, "delete")
    assert services.take_request(person, "delete").id == first.id
    assert services.take_request(person, "correct", words="Sai chức vụ").number == 2
    with pytest.raises(refusals.WordsMissing):
        services.take_request(person, "complain")


def test_an_administrators_deadline_holds_from_its_day(person):
    services.add_deadline("delete", dt.date(2026, 12, 1), 1, 5, 0, "Nghị định thử")
    assert deadlines.dues("delete", dt.date(2026, 11, 30)) == (dt.date(2026, 12, 2), dt.date(2026, 12, 20))
    assert deadlines.dues("delete", dt.date(2026, 12, 1)) == (dt.date(2026, 12, 2), dt.date(2026, 12, 6))
    with pytest.raises(refusals.DeadlineTaken):
        services.add_deadline("delete", dt.date(2026, 12, 1), 1, 5, 0)
    with pytest.raises(refusals.DaysUnreasonable):
        services.add_deadline("view", dt.date(2026, 12, 1), 0, 5, 0)
    services.remove_deadline(queries.deadlines()[0])
    assert deadlines.dues("delete", dt.date(2026, 12, 1))[1] == dt.date(2026, 12, 21)


def test_a_deadline_is_extended_once_with_a_reason(person):
    made = services.take_request(person, "restrict", received_at=FRIDAY)
    with pytest.raises(refusals.ReasonMissing):
        services.extend_request(made, " ", version=made.version)
    made = services.extend_request(made, "Chờ bên thứ ba", version=made.version)
    assert made.done_due_on == dt.date(2026, 12, 27)
    with pytest.raises(refusals.ExtendedBefore):
        services.extend_request(made, "Nữa", version=made.version)


def test_overdue_is_what_passed_its_next_deadline(person):
    made = services.take_request(person, "view", received_at=FRIDAY)
    waiting = queries.open_requests(person.event)
    assert queries.overdue(waiting, dt.date(2026, 12, 1)) == []
    assert queries.overdue(waiting, dt.date(2026, 12, 2)) == [made]
    services.answer_request(made, "Sẽ gửi", version=made.version)
    assert queries.overdue(queries.open_requests(person.event), dt.date(2026, 12, 2)) == []
    services.complete_request(made, "Đã gửi", version=made.version)
    assert queries.open_requests(person.event) == []


def test_two_who_work_on_one_request_do_not_overwrite_each_other(person):
    made = services.take_request(person, "view")
    seen = made.version
    services.answer_request(made, "Đã nhận", version=seen)
    with pytest.raises(StaleVersion):
        services.refuse_request(made, "Không", version=seen)
    services.refuse_request(made, "Trùng yêu cầu số 1", version=made.version)
    with pytest.raises(refusals.RequestClosed):
        services.complete_request(made, "Xong", version=made.version)


def test_restricting_and_withdrawing_are_carried_out(person):
    made = services.take_request(person, "restrict")
    services.complete_request(made, "Đã hạn chế", version=made.version)
    taken = services.take_request(person, "withdraw")
    services.complete_request(taken, "Đã gỡ ảnh", version=taken.version, purposes=["photo"])
    db.session.expire_all()
    found = db.session.get(Registration, person.id)
    assert found.restricted_at is not None
    assert consents.standing(found) == ["attend"]


def test_deleting_before_the_workshop_gives_the_place_back_and_erases_everywhere(person):
    with transaction() as session:
        batch = ImportBatch(kind="registrations", event_id=person.event_id, filename="a.xlsx", sha256="0" * 64,
                            status="applied")  # fmt: skip
        batch.rows = [ImportRow(sheet="1", row=7, outcome="imported", source=["Thạch Thị Sa"], subject_id=person.id)]
        session.add(batch)
    asked = ask(person.event, "Phí sàn?", asked_by="Thạch Thị Sa", organization="HTX Sa")
    made = services.take_request(person, "delete", is_identified=True)
    services.complete_request(made, "Đã xóa; biên bản và khen thưởng giữ theo lưu trữ", version=made.version)
    db.session.expire_all()
    found = db.session.get(Registration, person.id)
    assert (found.full_name, found.phone, found.phone_tail, found.email) == ("(đã ẩn danh)", None, None, None)
    assert (found.note, found.position, found.titles, found.answers) == ("", "", [], {})
    assert (found.status, found.organization, found.anonymised_at is not None) == ("cancelled", "HTX Sa", True)
    assert batch.rows[0].source == []
    assert db.session.get(DialogueQuestion, asked.id).asked_by == ""


def test_nobody_is_erased_before_it_is_sure_who_asks(person):
    made = services.take_request(person, "delete")
    with pytest.raises(refusals.IdentityUnsure):
        services.complete_request(made, "Đã xóa", version=made.version)
    with pytest.raises(refusals.IdentityUnsure):
        services.identify_request(made, False, version=made.version)
    assert (made.is_open, db.session.get(Registration, person.id).full_name) == (True, "Thạch Thị Sa")
    services.identify_request(made, True, version=made.version)
    services.complete_request(made, "Đã xóa", version=made.version)
    assert db.session.get(Registration, person.id).full_name == "(đã ẩn danh)"


def test_who_was_erased_is_not_brought_back(person):
    services.erase_person(person)
    found = db.session.get(Registration, person.id)
    for verb in (restore_registration, confirm_registration, queue_registration, revoke_link):
        with pytest.raises(PersonErased):
            verb(found)
    with pytest.raises(PersonErased):
        edit_registration(found, version=found.version, full_name="Thạch Thị Sa")
    with pytest.raises(PersonSilent):
        post(recipient_of(found), "cancelled", "hand:1")
    assert (found.status, found.full_name) == ("cancelled", "(đã ẩn danh)")


def test_many_brought_back_together_leave_out_who_was_erased_meanwhile(person):
    other = registration(person.event, full_name="Kim Sang")
    together = cancel_many(person.event, [person.id, other.id])
    services.erase_person(person)
    assert restore_many(together) == (1, 1)


def test_who_was_erased_after_the_beginning_stands_on_no_paper_and_takes_no_place(app):
    now = utc_now()
    event = events.event(starts_at=now - dt.timedelta(hours=1), ends_at=now + dt.timedelta(hours=3), capacity=2)
    person, other = registration(event), registration(event, full_name="Kim Sang")
    waiting = registration(event, full_name="Sơn Rết")
    services.erase_person(waiting)
    assert (places.taken(event.id), counts(event)["waiting"]) == (2, 1)
    services.erase_person(person)
    assert (places.taken(event.id), places.left(event)) == (1, (1, {}))
    fill_places(event)
    confirmed = {each.id for each in db.session.scalars(roster(event, status="confirmed"))}
    assert confirmed == {person.id, other.id}
    assert [each.id for each in people_to_print(event)] == [other.id]
    assert people_to_print(event, ids=[person.id]) == []


def test_deleting_after_the_workshop_leaves_every_count_as_it_was(app):
    event = events.event()
    person = registration(event, organization="HTX Sa")
    registration(event)
    with transaction() as session:
        session.add(_scan(event, person))
    before = (counts(event), _by_unit(event))
    services.erase_person(person)
    assert (counts(event), _by_unit(event)) == before
    assert db.session.query(Scan).filter_by(registration_id=person.id).count() == 1


def test_people_of_a_list_wait_for_the_notice_until_they_are_marked(app):
    event = events.event()
    one, two = registration(event, source="import"), registration(event, source="import")
    registration(event, source="staff")
    assert queries.number_to_inform(event) == 2
    assert services.mark_informed(event, [one.id, two.id, 10**6]) == 2
    assert services.mark_informed(event, [one.id]) == 0
    assert queries.number_to_inform(event) == 0
    assert services.unmark_informed(event, [two.id]) == 1
    assert [row[0].id for row in db.session.execute(queries.to_inform(event))] == [two.id]
    assert consents.standing(one) == []


def _scan(event, person):
    now = utc_now()
    return Scan(
        id="00000000-0000-4000-8000-000000000001", event_id=event.id, registration_id=person.id, outcome="accepted",
        scanned_at=now, corrected_at=now, direction="in", body_hash="0" * 64,
    )  # fmt: skip


def _by_unit(event):
    found = {}
    for each in db.session.query(Registration).filter_by(event_id=event.id):
        found[each.organization] = found.get(each.organization, 0) + 1
    return found


def test_the_day_of_a_request_is_a_day_in_vietnam(person):
    late = dt.datetime(2026, 11, 26, 18, tzinfo=dt.UTC)  # already the 27th in Vietnam
    made = services.take_request(person, "view", received_at=late)
    assert made.answer_due_on == deadlines.working_days_after(local_day(late), 2)
    assert db.session.query(DataRequest).count() == 1
