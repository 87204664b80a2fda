"""Certificates of attendance: for who was admitted, the others with the reason; kept, replaced, revoked, emptied."""

import uuid

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from tests.factories import checkin
from tests.support.holdings import places_of
from tests.support.pictures import codes_in, pages_of, text_in
from tests.unit.attendance.conftest import admit
from workshop import hooks
from workshop.attendance import queries, refusals, services
from workshop.attendance.models import AttendanceCertificate
from workshop.attendance.paper import TITLE, AttendanceFace, single_pdf
from workshop.awards.refusals import CertificateEnded
from workshop.checkin.models import Scan
from workshop.checkin.services import Origin, undo
from workshop.edges import jobs
from workshop.extensions import db
from workshop.paper.queries import facts_behind
from workshop.paper.services import read_file
from workshop.privacy.services import erase_person
from workshop.registrations.models import Registration
from workshop.registrations.services import edit_registration, merge_registrations, part_registrations
from workshop.transactions import transaction


def reasons(event):
    """{given name: (reason, points missed)} of everybody."""
    people = queries.judged(event, queries.rule_of(event))
    return {each.registration.full_name.rsplit(" ", 1)[-1]: (each.reason, each.missed) for each in people}


def issued(hall):
    """Make what is due now."""
    services.issue_certificates(hall.event)
    jobs.run_pending()
    return queries.standing_certificates(hall.event)


def test_only_who_was_admitted_at_enough_points_is_given_one(hall):
    assert reasons(hall.event) == {
        "Both": (None, ()), "Blank": (None, ()), "One": ("points", ("Tham luận",)),
        "Never": ("points", (hall.entry.label, "Tham luận")), "Gone": ("cancelled", ()),
    }  # fmt: skip
    services.set_rule(hall.event, points_chosen=[hall.entry.id, hall.talk.id], needed=1)
    assert reasons(hall.event)["One"] == (None, ("Tham luận",))


def test_an_admission_that_was_undone_does_not_count(hall):
    of_talk = db.select(Scan).where(Scan.registration_id == hall.people.both.id, Scan.point_id == hall.talk.id)
    scan = db.session.scalar(of_talk)
    undo(hall.event, str(uuid.uuid4()), scan.id, "Nhầm người", Origin())
    assert reasons(hall.event)["Both"] == ("points", ("Tham luận",))


def test_a_rule_needs_points_and_no_more_than_there_are(hall):
    for chosen, needed, refusal in (
        ([], 1, refusals.PointsMissing), ([hall.entry.id], 2, refusals.TooManyNeeded),
        ([hall.entry.id], 0, refusals.TooManyNeeded), ([999], 1, refusals.PointsMissing),
    ):  # fmt: skip
        with pytest.raises(refusal):
            services.set_rule(hall.event, points_chosen=chosen, needed=needed)


@pytest.mark.pdf
def test_the_job_makes_each_and_one_file_whose_codes_are_answered(hall):
    kept = issued(hall)
    assert [each.printed_name for each in kept] == ["Nguyễn Thị Blank", "Nguyễn Thị Both"]
    (page,) = pages_of(read_file(kept[1].file), dpi=150)
    assert codes_in(page)[0].endswith(f"/V/{kept[1].code}")
    text = text_in(read_file(kept[1].file))
    for words in (TITLE, "Nguyễn Thị Both", "HTX Bún gạo Tân Hòa", "Đã tham dự"):
        assert words in text
    assert len(pages_of(read_file(queries.rule_of(hall.event).merged_file), dpi=30)) == 2
    facts = facts_behind(kept[1].code)
    assert (facts["kind"], facts["status"], facts["holder"], facts["files"]) == (
        "attendance", "valid", "Nguyễn Thị Both", [kept[1].file.sha256],
    )  # fmt: skip
    with pytest.raises(refusals.NobodyQualifies):
        services.issue_certificates(hall.event)


@pytest.mark.pdf
def test_a_corrected_name_is_issued_anew_and_who_no_longer_qualifies_can_be_revoked(hall):
    first = {each.printed_name: each.code for each in issued(hall)}
    edit_registration(hall.people.both, version=hall.people.both.version, full_name="Nguyễn Thị Đủ")
    second = {each.printed_name: each.code for each in issued(hall)}
    assert set(second) == {"Nguyễn Thị Blank", "Nguyễn Thị Đủ"}
    assert second["Nguyễn Thị Blank"] == first["Nguyễn Thị Blank"]
    assert facts_behind(first["Nguyễn Thị Both"])["status"] == "replaced"
    found = queries.certificate_of(hall.people.both.id)
    services.revoke(found, "rule")
    assert (facts_behind(found.code)["status"], queries.rule_of(hall.event).merged_file_id) == ("revoked", None)
    with pytest.raises(CertificateEnded):
        services.revoke(found, "rule")


@pytest.mark.pdf
def test_corrected_words_are_issued_anew_and_the_old_paper_keeps_its_own(hall):
    before = issued(hall)
    chosen = [hall.entry.id, hall.talk.id]
    services.set_rule(hall.event, points_chosen=chosen, needed=2, issuer_line="Hội LHPN tỉnh", signer_name="Sơn Thị Ký")
    after = issued(hall)
    assert len(after) == len(before) == 2
    assert {each.code for each in before} & {each.code for each in after} == set()
    old, new = facts_behind(before[0].code), facts_behind(after[0].code)
    assert [(each["status"], each["issuer"]) for each in (old, new)] == [
        ("replaced", "Hội Liên hiệp Phụ nữ tỉnh Thử"), ("valid", "Hội LHPN tỉnh")]  # fmt: skip
    assert "Sơn Thị Ký" in text_in(read_file(queries.rule_of(hall.event).merged_file))
    with pytest.raises(refusals.NobodyQualifies):
        services.issue_certificates(hall.event)


@pytest.mark.db
def test_the_database_keeps_one_certificate_a_delegate(hall):
    row = {"event_id": hall.event.id, "registration_id": hall.people.both.id, "printed_name": "A", "end_reason": "",
           "printed_unit": "", "printed_words": {}, "is_demonstration": False, "status": "valid"}  # fmt: skip
    with pytest.raises(IntegrityError), transaction() as session:
        session.execute(insert(AttendanceCertificate), [{**row, "code": "1" * 16}, {**row, "code": "2" * 16}])


@pytest.mark.pdf
def test_who_is_erased_leaves_no_name_and_no_file(hall):
    kept = {each.registration_id: each for each in issued(hall)}[hall.people.both.id]
    code, key = kept.code, kept.file.key
    held = [each["title"] for each in hooks.call("personal_data_of", hall.people.both.id) if each]
    assert "Giấy chứng nhận tham dự" in held or "Certificates of attendance" in held
    erase_person(db.session.get(Registration, hall.people.both.id))
    assert places_of("Nguyễn Thị Both") == set()
    facts = facts_behind(code)
    assert (facts["status"], facts["holder"], facts["files"]) == ("revoked", None, [])
    assert db.session.scalar(db.text("select count(*) from stored_file where key = :key").bindparams(key=key)) == 0


@pytest.mark.pdf
def test_a_certificate_follows_a_merge_and_its_undoing(hall):
    issued(hall)
    other = checkin.delegate(hall.event, full_name="Nguyễn Thị Both", phone=None)
    kept = db.session.get(Registration, other.id)
    dropped = db.session.get(Registration, hall.people.both.id)
    merge = merge_registrations(kept, dropped, {}, (kept.version, dropped.version))
    assert queries.certificate_of(other.id) is not None
    part_registrations(merge)
    assert (queries.certificate_of(other.id), queries.certificate_of(hall.people.both.id) is not None) == (None, True)


def test_one_who_was_admitted_later_is_due(hall):
    admit(hall.event, hall.people.one, hall.talk)
    assert reasons(hall.event)["One"] == (None, ())


def test_nothing_is_made_while_it_is_open_who_signs(hall):
    chosen = [hall.entry.id, hall.talk.id]
    for words in ({"signer_title": ""}, {"signer_title": "Chủ tịch", "signer_name": ""}):
        services.set_rule(hall.event, points_chosen=chosen, needed=2, **words)
        with pytest.raises(refusals.SignerMissing):
            services.issue_certificates(hall.event)
    services.set_rule(hall.event, points_chosen=chosen, needed=2, is_unsigned=True)
    assert services.issue_certificates(hall.event).total == 2


def face(**marks):
    values = {
        "issuer_line": "Hội Thử", "honorific": "Bà", "name": "Nguyễn Thị Thử", "unit": "Tổ hợp tác Thử",
        "purpose": "Đã tham dự hội thảo thử", "place_and_date": "Trà Vinh, ngày 19 tháng 5 năm 2023",
        "signer_title": "Chủ tịch", "signer": "Người Ký Thử", "base_url": "http://127.0.0.1:8000", "is_preview": False,
        "is_demonstration": False, "code": "0" * 16,
    }  # fmt: skip
    return AttendanceFace(**{**values, **marks})


@pytest.mark.pdf
def test_a_preview_says_so_in_its_corner_and_its_mark_runs_on_through_the_code():
    plain, preview = single_pdf(face()), single_pdf(face(is_preview=True))
    assert ("BẢN XEM TRƯỚC" in text_in(plain), "BẢN XEM TRƯỚC" in text_in(preview)) == (False, True)
    (before,), (after,) = pages_of(plain, dpi=100), pages_of(preview, dpi=100)
    assert codes_in(after) == codes_in(before) != []
    margin = (130, 628, 222, 640)  # where the code stands, at 100 dpi: the mark shows between its squares
    assert before.crop(margin).convert("L").tobytes() != after.crop(margin).convert("L").tobytes()
