"""Who is erased stands nowhere any more: every column of every table is read afterwards."""

import datetime as dt

import pytest
from sqlalchemy import delete, update

from tests.factories.dialogue import question
from tests.factories.invitations import coming_event, invitation
from tests.factories.messages import mail_to
from tests.factories.registrations import registration
from tests.support.holdings import places_of
from workshop import hooks
from workshop.checkin.models import WalkIn
from workshop.edges.jobs.models import Job, JobItem
from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.events.models import Event
from workshop.events.retention import later
from workshop.events.services import set_retention
from workshop.extensions import db, utc_now
from workshop.imports import services as imports
from workshop.messages.models import Message
from workshop.messages.services import write_to_many
from workshop.paper.files import store
from workshop.paper.services import store_file
from workshop.privacy import services
from workshop.privacy.models import DataRequest
from workshop.questions.models import AnswerFile
from workshop.questions.services import add_question
from workshop.registrations.delegations.models import DelegationMember
from workshop.registrations.invitations.services import decline
from workshop.registrations.models import Registration
from workshop.registrations.services import cancel_registration, merge_registrations
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day
from workshop.web.models import IdempotentAnswer

pytestmark = pytest.mark.db
NAME, PHONE, EMAIL = "Quách Thị Ngọc Giàu", "0939777111", "ngoc.giau@htx.example"
TEXTS = (NAME, "quach thi ngoc giau", "ngọc giàu", "ngoc giau", PHONE, "0939 777 111", EMAIL, ".quach", "=quach")
HEAD = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại")
# what the law on archives keeps and the person is told of, and requests, which prove that a right was kept
KEPT_BY_DUTY = {"data_request.words"}


def known_everywhere(app, event):
    """A person of whom every room holds something; returns the registration that stands."""
    mail_to(app)
    rows = [("1", NAME, "Giám đốc", "HTX Sa", PHONE)]
    data = write_xlsx([Sheet("DS", tuple(Column(name) for name in HEAD), rows)])
    imports.apply_batch(imports.read_batch("registrations", data, "ds.xlsx", event))
    cancel_registration(_of(event), reason=f"{NAME} bận việc")
    person = registration(event, full_name=NAME, phone=PHONE, organization="HTX Sa", note=f"vợ của {NAME}")
    twin = registration(event, full_name="Ngọc Giàu", phone="", email=EMAIL, titles=["Phó Giám đốc"])
    merge_registrations(person, twin, {"email": "dropped"}, (person.version, twin.version))
    person = db.session.get(Registration, person.id)
    unit = invitation(event, contact_name=NAME, contact_phone=PHONE, contact_email=EMAIL)
    with transaction() as session:
        session.add(DelegationMember(delegation_id=unit.delegation_id, registration_id=person.id))
    write_to_many(event, "reminder", audience={"search": "Ngọc Giàu"}, token="t", note="Nhớ đến sớm")
    with transaction() as session:
        sent = {"status": "sent", "address": EMAIL, "subject": f"Gửi {NAME}", "body": f"Kính gửi {NAME}, {PHONE}"}
        session.execute(update(Message).where(Message.registration_id == person.id).values(**sent))
    _printed(event, person)
    _sent_a_file(event, person)
    question(event, text="Bao giờ có vốn?", asked_by=NAME, organization="HTX Sa")
    services.take_request(person, "complain", words=f"{NAME} bị gọi nhiều lần")
    with transaction() as session:
        session.add(IdempotentAnswer(caller="desk:1", route="POST /x", key="k", body_hash="0" * 64, status=200,
                                     body={"registration": {"full_name": NAME}}))  # fmt: skip
    return db.session.get(Registration, person.id)


def _of(event):
    return db.session.query(Registration).filter_by(event_id=event.id, full_name=NAME).one()


def _printed(event, person):
    """Badges that were drawn, in one part and as a whole."""
    with transaction() as session:
        part, whole = (store_file(f"{NAME} {number}".encode(), filename="the.pdf", media_type="application/pdf").id
                       for number in range(2))  # fmt: skip
        job = Job(kind="registrations.badges", event_id=event.id, status="done", arguments={"ids": [person.id]},
                  result={"file": whole, "badges": 1})  # fmt: skip
        job.items = [JobItem(position=0, key="0", status="done", result={"file": part})]
        session.add(job)


def _sent_a_file(event, person):
    asked = add_question(event, kind="file", label="Bằng cấp")
    with transaction() as session:
        kept = store_file(NAME.encode() * 2, filename=f"{NAME}.pdf", media_type="application/pdf")
        session.add(AnswerFile(event_id=event.id, question_id=asked.id, registration_id=person.id, file_id=kept.id))
        session.get(Registration, person.id).answers = {str(asked.id): f"{NAME}.pdf"}


def test_who_is_erased_stands_nowhere_any_more(app):
    event = coming_event(kinds=("owner", "leader"))
    person = known_everywhere(app, event)
    other = registration(event, full_name="Thạch Sum", phone="0912000222")
    before = places_of(*TEXTS)
    assert {"registration.full_name", "registration_word.word", "registration_merge.before", "message.body",
            "mailing.audience", "import_row.source", "delegation.contact_email", "stored_file.filename",
            "dialogue_question.asked_by", "idempotent_answer.body", "registration.cancel_reason"} <= before  # fmt: skip
    services.erase_person(person)
    db.session.expire_all()
    assert places_of(*TEXTS) == KEPT_BY_DUTY
    assert (store().all_keys(), db.session.query(Job).count(), db.session.query(AnswerFile).count()) == ([], 0, 0)
    assert db.session.get(Registration, other.id).full_name == "Thạch Sum"
    statuses = {row.status for row in db.session.query(Message).filter_by(registration_id=person.id)}
    assert statuses == {"sent", "cancelled"}


@pytest.mark.parametrize(("erased", "stays"), [(1, 0), (0, 1)])
def test_who_shared_a_cell_with_others_stands_in_no_row_of_it(app, erased, stays):
    event = coming_event(kinds=("owner", "leader"))
    both = ("Lâm Quốc Toàn", "0912000341"), ("Võ Thị Mỹ Lệ", "0987000342")
    cells = ("1", "Lâm Quốc Toàn, Võ Thị Mỹ Lệ", "Phó", "Sở A", "0912000341 / 0987000342")
    data = write_xlsx([Sheet("DS", tuple(Column(name) for name in HEAD), [cells])])
    batch = imports.read_batch("registrations", data, "ds.xlsx", event)
    imports.read_batch("registrations", data, "ds lần 2.xlsx", event)
    [row] = [each for each in batch.rows if each.reason_code == "several_people"]
    imports.split_row(row, version=row.version)
    imports.apply_batch(batch)
    person = db.session.query(Registration).filter_by(full_name=both[erased][0]).one()
    assert {"import_row.source", "import_row.decision", "import_row.reading"} <= places_of(*both[erased])
    services.erase_person(person)
    db.session.expire_all()
    assert [place for place in places_of(*both[erased]) if place.startswith("import_")] == []
    other = db.session.query(Registration).filter_by(full_name=both[stays][0]).one()
    assert other.phone == both[stays][1]
    imports.undo_batch(db.session.get(type(batch), batch.id))
    assert [each.full_name for each in db.session.query(Registration)] == ["(đã ẩn danh)"]


def test_what_is_past_its_retention_stands_nowhere_any_more(app):
    event = coming_event(kinds=("owner", "leader"))
    person = known_everywhere(app, event)
    declined = invitation(event)
    decline(declined, f"{NAME} đi công tác")
    walk_in = WalkIn(id="00000000-0000-4000-8000-000000000009", event_id=event.id, scanned_at=event.starts_at,
                     quarantine="waiting", person={"full_name": NAME}, body_hash="0" * 64)  # fmt: skip
    with transaction() as session:
        session.add(walk_in)
    services.refuse_request(services.take_request(person, "view"), "Không", version=1)
    [asked] = [each for each in db.session.query(DataRequest) if each.words]
    services.refuse_request(asked, f"Kính gửi {NAME}", version=asked.version)
    set_retention(event, 6, 12, "Lưu trữ chỉ cần số liệu")
    with transaction() as session:
        session.execute(delete(IdempotentAnswer))  # kept for 72 hours only
        ended = utc_now() - dt.timedelta(days=400)
        session.execute(update(Event).values(starts_at=ended - dt.timedelta(hours=4), ends_at=ended))
    services.purge(today=later(local_day(utc_now()), 0))
    db.session.expire_all()
    assert places_of(*TEXTS) == set()
    assert (store().all_keys(), services.purge()) == ([], dict.fromkeys(services.purge(), 0))


def test_one_rule_of_retention_holds_in_every_room(app):
    event = coming_event(kinds=("owner", "leader"))
    known_everywhere(app, event)
    ended = local_day(event.ends_at)
    kept = ("message_texts", "answer_files", "unit_contacts", "printed_files", "import_rows", "registration_contacts")
    set_retention(event, 3, None, "Kế hoạch 12/KH-BTV")
    assert [services.purge(today=later(ended, 3), dry_run=True)[name] for name in kept] == [0] * 6
    due = services.purge(today=later(ended, 3) + dt.timedelta(days=1), dry_run=True)
    assert [name for name in kept if not due[name]] == []


def test_my_data_says_what_every_room_holds(app):
    person = known_everywhere(app, coming_event(kinds=("owner", "leader")))
    with app.test_request_context():
        titles = [part["title"] for part in hooks.call("personal_data_of", person.id) if part]
        held = str([part["rows"] for part in hooks.call("personal_data_of", person.id) if part])
    assert titles == [
        "Tin nhắn", "Tệp gửi kèm biểu mẫu", "Do đơn vị cử", "Câu hỏi gửi phần đối thoại",
    ]  # fmt: skip
    assert (f"{NAME}.pdf" in held, EMAIL in held) == (True, True)
