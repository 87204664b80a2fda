"""What a merge of two registrations moves, refuses, and gives back when it is undone."""

import pytest

from tests.factories import checkin, events, invitations
from tests.factories.messages import coming_event
from tests.factories.registrations import registration
from workshop.checkin.models import Admission, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.services import check_in
from workshop.errors import StaleVersion
from workshop.extensions import db
from workshop.paper.services import store_file
from workshop.privacy import services as privacy
from workshop.privacy.models import DataRequest, NoticeGiven
from workshop.questions.models import AnswerFile
from workshop.questions.services import add_question
from workshop.registrations import consents, refusals, services
from workshop.registrations.delegations.models import DelegationMember
from workshop.registrations.models import Registration, RegistrationMerge, SpareTicket
from workshop.transactions import transaction


@pytest.fixture
def hall(app):
    """An event with places for all."""
    return events.event()


def anew(made):
    """A registration as the database has it."""
    db.session.expire_all()
    return db.session.get(Registration, made.id)


def two_of_one(hall):
    """Two registrations of one person; returns (kept, dropped)."""
    kept = registration(hall, full_name="Trần Thuỷ", phone="0912345678", titles=["Giám đốc"], consents=["attend"])
    dropped = registration(
        hall, full_name="Trần Thị Thủy", phone="", email="thuy@htx.vn", organization="HTX A",
        titles=["Chủ tịch Hội"], consents=["attend", "photo"], answers={"7": "Chay"}, kind="leader",
    )  # fmt: skip
    return kept, dropped


def test_a_merge_takes_what_was_chosen_and_cancels_the_other(hall):
    kept, dropped = two_of_one(hall)
    codes = kept.ticket_code, dropped.ticket_code
    choices = {"full_name": "dropped", "email": "dropped", "titles": "both", "ticket_code": "dropped"}
    services.merge_registrations(kept, dropped, choices, (kept.version, dropped.version))
    kept, dropped = anew(kept), anew(dropped)
    assert (kept.full_name, kept.phone, kept.email, kept.organization) == (
        "Trần Thị Thủy", "0912345678", "thuy@htx.vn", "",
    )  # fmt: skip
    assert [title.title for title in kept.titles] == ["Giám đốc", "Chủ tịch Hội"]
    assert (kept.ticket_code, dropped.ticket_code) == codes[::-1]
    assert (kept.status, dropped.status, dropped.cancel_reason) == ("confirmed", "cancelled", "merged")
    assert (kept.answers, sorted(consents.standing(kept))) == ({"7": "Chay"}, ["attend", "photo"])
    assert (kept.kind, kept.name_folded) == ("owner", "tran thi thuy")


def test_a_merge_that_is_undone_leaves_both_as_they_were(hall):
    kept, dropped = two_of_one(hall)
    before = [shown(each) for each in (kept, dropped)]
    choices = dict.fromkeys(("full_name", "phone", "email", "organization", "kind", "ticket_code"), "dropped")
    merge = services.merge_registrations(kept, dropped, choices, (kept.version, dropped.version))
    services.part_registrations(merge)
    assert [shown(anew(each)) for each in (kept, dropped)] == before


def shown(made):
    """Everything about a registration that a merge can change."""
    names = ("full_name", "phone", "email", "organization", "kind", "status", "ticket_code", "answers", "name_sort",
             "position", "cancelled_at", "cancel_reason", "search_text")  # fmt: skip
    return [getattr(made, name) for name in names], [t.title for t in made.titles], sorted(consents.standing(made))


def test_a_withdrawn_agreement_stays_withdrawn(hall):
    kept, dropped = two_of_one(hall)
    services.edit_registration(dropped, version=dropped.version, consents=["photo"])
    kept, dropped = anew(kept), anew(dropped)
    merge = services.merge_registrations(kept, dropped, {}, (kept.version, dropped.version))
    assert consents.standing(anew(kept)) == ["photo"]
    services.part_registrations(merge)
    assert (consents.standing(anew(kept)), consents.standing(anew(dropped))) == (["attend"], ["photo"])


def test_a_merge_of_what_changed_meanwhile_is_refused_and_so_is_its_undoing(hall):
    kept, dropped = two_of_one(hall)
    with pytest.raises(StaleVersion):
        services.merge_registrations(kept, dropped, {}, (kept.version, dropped.version + 1))
    merge = services.merge_registrations(kept, dropped, {}, (kept.version, dropped.version))
    with pytest.raises(refusals.MergeImpossible):
        services.merge_registrations(anew(kept), anew(dropped), {}, (kept.version, dropped.version))
    services.edit_registration(anew(kept), version=anew(kept).version, note="mới")
    with pytest.raises(refusals.MergeGrown):
        services.part_registrations(merge)


def test_the_place_that_a_merge_frees_goes_to_who_waits(app):
    event = coming_event(capacity=2)
    kept, dropped = two_of_one(event)
    waiting = registration(event)
    assert anew(waiting).status == "waiting"
    merge = services.merge_registrations(kept, dropped, {}, (kept.version, dropped.version))
    assert anew(waiting).status == "confirmed"
    services.part_registrations(merge)
    assert [anew(each).status for each in (kept, dropped, waiting)] == ["confirmed", "waiting", "confirmed"]


@pytest.mark.db
def test_scans_and_admissions_go_along_and_come_back(hall):
    kept, dropped = two_of_one(hall)
    checkin.point(hall)
    check_in(hall, [checkin.scan(dropped)], caller=checkin_caller())
    dropped = anew(dropped)
    merge = services.merge_registrations(anew(kept), dropped, {}, (kept.version, dropped.version))
    assert owners() == [kept.id, kept.id]
    services.part_registrations(merge)
    assert owners() == [dropped.id, dropped.id]


@pytest.mark.db
def test_two_who_were_both_admitted_are_not_merged(hall):
    kept, dropped = two_of_one(hall)
    checkin.point(hall)
    check_in(hall, [checkin.scan(dropped), checkin.scan(kept, minute=1)], caller=checkin_caller())
    with pytest.raises(refusals.BothAdmitted, match="Cửa vào"):
        services.merge_registrations(anew(kept), anew(dropped), {}, (anew(kept).version, anew(dropped).version))
    assert (db.session.scalar(db.select(db.func.count(RegistrationMerge.id))), anew(dropped).status) == (0, "confirmed")


@pytest.mark.db
def test_files_unit_spare_ticket_and_requests_go_along_and_come_back(app):
    hall = invitations.coming_event(kinds=("owner", "leader"))
    kept, dropped = two_of_one(hall)
    asked = [add_question(hall, kind="file", label=label) for label in ("Bằng", "Ảnh")]
    files = [_file(hall, asked[0], kept, "a.pdf"), _file(hall, asked[0], dropped, "b.pdf"),
             _file(hall, asked[1], dropped, "c.pdf")]  # fmt: skip
    unit = invitations.invitation(hall).delegation
    with transaction() as session:
        session.add(DelegationMember(delegation_id=unit.id, registration_id=dropped.id))
    [spare] = services.make_spares(hall, 1)
    services.assign_spare(spare.code, dropped)
    privacy.take_request(anew(dropped), "view")
    with transaction() as session:
        session.add(NoticeGiven(registration_id=dropped.id))
    services.restrict_registration(anew(dropped))
    kept, dropped = anew(kept), anew(dropped)
    before = _hanging_on(kept, dropped, files)
    choices = {f"answer-{asked[0].id}": "dropped", "ticket_code": "dropped"}
    merge = services.merge_registrations(kept, dropped, choices, (kept.version, dropped.version))
    assert _hanging_on(kept, dropped, files) == {
        "files": [dropped.id, kept.id, kept.id], "unit": kept.id, "spare": kept.id, "request": kept.id,
        "notice": kept.id, "restricted": [True, True],
    }  # fmt: skip
    assert anew(kept).answers == {"7": "Chay", str(asked[0].id): "b.pdf", str(asked[1].id): "c.pdf"}
    services.part_registrations(merge)
    assert _hanging_on(kept, dropped, files) == before
    assert before == {
        "files": [kept.id, dropped.id, dropped.id], "unit": dropped.id, "spare": dropped.id, "request": dropped.id,
        "notice": dropped.id, "restricted": [False, True],
    }  # fmt: skip


def test_a_spare_ticket_stays_with_the_code_that_was_not_chosen(hall):
    kept, dropped = two_of_one(hall)
    spares = services.make_spares(hall, 2)
    for spare, owner in zip(spares, (kept, dropped), strict=True):
        services.assign_spare(spare.code, owner)
    kept, dropped = anew(kept), anew(dropped)
    services.merge_registrations(kept, dropped, {}, (kept.version, dropped.version))
    assert [db.session.get(SpareTicket, each.id).registration_id for each in spares] == [kept.id, dropped.id]
    assert anew(kept).ticket_code == spares[0].code


def _file(event, question, owner, filename):
    with transaction() as session:
        stored = store_file(filename.encode(), filename=filename, media_type="application/pdf")
        held = AnswerFile(event_id=event.id, question_id=question.id, registration_id=owner.id, file_id=stored.id)
        session.add(held)
        person = session.get(Registration, owner.id)
        person.answers = {**person.answers, str(question.id): filename}
    return held


def _hanging_on(kept, dropped, files):
    """Whose everything is, read anew."""
    db.session.expire_all()
    one = {name: db.session.scalar(db.select(model.registration_id)) for name, model in
           (("unit", DelegationMember), ("spare", SpareTicket), ("request", DataRequest), ("notice", NoticeGiven))}
    return {"files": [db.session.get(AnswerFile, each.id).registration_id for each in files], **one,
            "restricted": [anew(each).restricted_at is not None for each in (kept, dropped)]}  # fmt: skip


def owners():
    """Whose the one scan and the one admission are."""
    db.session.expire_all()
    return [db.session.scalar(db.select(model.registration_id)) for model in (Scan, Admission)]


def checkin_caller():
    """Whoever scans."""
    return Origin()
