"""What stands on a row before it is approved, by the rules of its decision; who is proposed, and the way back."""

import datetime as dt

import pytest

from tests.factories import accounts, booths, checkin, events, ocop
from tests.factories.awards import decision, issued
from workshop.audit.actor import Actor, acting_as
from workshop.awards import candidates, checks, queries, services
from workshop.awards.fingerprints import list_fingerprint, row_fingerprint
from workshop.awards.models import AwardDecision
from workshop.awards.refusals import ChecksBlock, NoChangeToUndo, NothingChosen, NotWhatWasSeen, SamePerson
from workshop.checkin.origin import Origin
from workshop.checkin.services import check_in
from workshop.extensions import db
from workshop.ocop.models import Owner
from workshop.ocop.services import certify, list_product
from workshop.transactions import transaction

DAY = dt.date(2023, 5, 12)


def found_on(made):
    return {award.printed_name: [row.check for row in checks.findings(made).get(award.id, [])]
            for award in queries.standing_awards(made)}  # fmt: skip


def names(made):
    db.session.rollback()
    return [award.printed_name for award in queries.standing_awards(db.session.get(AwardDecision, made.id))]


@pytest.fixture
def event(app):
    return events.event()


def certified(name, *, expires_on=dt.date(2025, 8, 22), **fields):
    made = ocop.owner(**{"name": name, "kind": "htx", **fields})
    product = ocop.product(made, stars=None)
    certify(product, stars=3, decided_on=dt.date(2022, 8, 22), expires_on=expires_on)
    return made


def test_a_certification_must_be_in_force_on_the_day_of_the_decision(app):
    ended, lasting = certified("HTX Hết Hạn", expires_on=dt.date(2023, 5, 11)), certified("HTX Còn Hạn")
    made = decision(names=[], decided_on=DAY)
    services.propose(made, [ended, lasting])
    assert found_on(made) == {"Hợp tác xã Hết Hạn": ["expired"], "Hợp tác xã Còn Hạn": []}


def test_a_name_that_is_spelled_otherwise_shows_the_letters_and_offers_the_registry(app):
    made = decision(names=[], decided_on=DAY)
    services.add_recipient(made, "Hợp tác xã Hoà Tân", owner=certified("HTX Hòa Tân"))
    (found,) = checks.findings(made)[queries.standing_awards(made)[0].id]
    assert (found.check, found.offer) == ("spelling", "Hợp tác xã Hòa Tân")
    assert [part for part in found.differences if part[0] == "differs"] == [("differs", "oà", "òa")]


def test_a_short_form_offers_the_name_in_full_once(app):
    made = decision(names=[], decided_on=DAY)
    services.add_recipient(made, "HTX Hòa Tân", owner=certified("HTX Hòa Tân"))
    (found,) = checks.findings(made)[queries.standing_awards(made)[0].id]
    assert (found.check, found.offer) == ("short_form", "Hợp tác xã Hòa Tân")


@pytest.mark.db
def test_the_same_achievement_is_awarded_once_also_without_a_workshop(app):
    owner = certified("HTX Một")
    services.propose(decision(names=[], decided_on=DAY), [owner])
    again = decision(names=[], decided_on=DAY)
    services.propose(again, [owner])
    other = decision(names=[], decided_on=DAY, achievement="Đã có thành tích khác")
    services.propose(other, [owner])
    assert [found_on(each) for each in (again, other)] == [{"Hợp tác xã Một": ["elsewhere"]}, {"Hợp tác xã Một": []}]


@pytest.mark.db
def test_who_was_not_checked_in_is_named_once_somebody_came(event):
    came, absent = certified("HTX Đã Đến"), certified("HTX Không Đến")
    made = decision(event, names=[], decided_on=DAY)
    services.propose(made, [came, absent])
    assert found_on(made) == {"Hợp tác xã Đã Đến": [], "Hợp tác xã Không Đến": []}
    admit(event, "Hợp tác xã Đã Đến")
    assert found_on(made) == {"Hợp tác xã Đã Đến": [], "Hợp tác xã Không Đến": ["absent"]}


def admit(event, unit):
    checkin.point(event)
    check_in(event, [checkin.scan(checkin.delegate(event, organization=unit))], caller=Origin())


def test_a_rule_that_blocks_stops_the_approval_and_one_that_is_off_is_silent(app):
    made = decision(names=["HTX Thử", "Hộ kinh doanh Nguyễn Thử"])
    services.set_rules(made, {"short_form": "off", "household": "block"})
    assert found_on(made) == {"HTX Thử": [], "Hộ kinh doanh Nguyễn Thử": ["household"]}
    with pytest.raises(ChecksBlock) as refusal:
        services.approve_decision(made)
    assert refusal.value.params == {"names": "Hộ kinh doanh Nguyễn Thử"}
    household = queries.standing_awards(made)[1]
    services.edit_recipient(household, printed_name=household.printed_name, printed_address="",
                            recipient_kind="household")  # fmt: skip
    services.approve_decision(made)


@pytest.mark.db
def test_owners_are_found_by_conditions_that_combine(event):
    booth, listed = certified("HTX Gian Hàng"), certified("HTX Trên Sàn")
    plain = ocop.owner(name="HTX Không", kind="htx")
    list_product(listed.products[0], ocop.platform())
    booths.booth(event, number="01", holder=booth.name, owner=booth)
    admit(event, "HTX Gian Hàng")
    made = decision(event, names=[])
    found = {
        condition: [o.name for o in db.session.scalars(candidates.candidates(made, wanted, DAY))]
        for condition, wanted in {
            "all": candidates.Wanted(), "certified": candidates.Wanted(is_certified=True),
            "listed": candidates.Wanted(is_certified=True, is_listed=True), "booth": candidates.Wanted(has_booth=True),
            "came": candidates.Wanted(has_booth=True, has_come=True),
            "none": candidates.Wanted(has_booth=True, is_listed=True),
        }.items()
    }  # fmt: skip
    assert found == {
        "all": [booth.name, plain.name, listed.name], "certified": [booth.name, listed.name], "listed": [listed.name],
        "booth": [booth.name], "came": [booth.name], "none": [],
    }  # fmt: skip


def test_what_is_proposed_in_one_act_is_undone_in_one(app):
    owners = [certified("HTX Một"), certified("HTX Hai")]
    made = decision(names=["Tổ hợp tác Có Sẵn"])
    change, left = services.propose(made, owners)
    assert (names(made), left) == (["Tổ hợp tác Có Sẵn", "Hợp tác xã Một", "Hợp tác xã Hai"], [])
    assert services.propose(made, owners) == (None, owners)
    services.undo_change(change)
    assert names(made) == ["Tổ hợp tác Có Sẵn"]
    with pytest.raises(NoChangeToUndo):
        services.undo_change(change)


def test_pasted_names_are_taken_back_in_one(app):
    made = decision(names=["Tổ hợp tác Có Sẵn"])
    added, left = services.paste_many(made, "Tổ hợp tác Có Sẵn\nHợp tác xã Một\nHợp tác xã Hai")
    assert ([award.printed_name for award in added], left) == (["Hợp tác xã Một", "Hợp tác xã Hai"],
                                                               ["Tổ hợp tác Có Sẵn"])  # fmt: skip
    services.undo_change(services.last_change(made))
    assert names(made) == ["Tổ hợp tác Có Sẵn"]


def test_who_was_taken_off_comes_back_in_the_same_place(app):
    made = decision(names=["HTX Một", "HTX Hai", "HTX Ba"])
    rows = queries.standing_awards(made)
    change = services.remove_many(made, [rows[0].id, rows[1].id])
    assert names(made) == ["HTX Ba"]
    services.undo_change(change)
    assert names(made) == ["HTX Một", "HTX Hai", "HTX Ba"]
    with pytest.raises(NothingChosen):
        services.remove_many(made, [])


def test_an_act_is_not_undone_over_a_later_edit(app):
    made = decision(names=["HTX Một", "HTX Hai"])
    rows = queries.standing_awards(made)
    change = services.spell_many(made, [row.id for row in rows], "full")
    assert names(made) == ["Hợp tác xã Một", "Hợp tác xã Hai"]
    services.edit_recipient(rows[0], printed_name="Hợp tác xã Mốt", printed_address="", recipient_kind="collective")
    with pytest.raises(NoChangeToUndo):
        services.undo_change(change)
    assert names(made) == ["Hợp tác xã Mốt", "Hợp tác xã Hai"]


def test_what_the_approver_saw_is_what_is_approved(app):
    made = decision(names=["Tổ hợp tác Một", "Tổ hợp tác Hai"])
    first, second = queries.standing_awards(made)
    seen, whole = {first.id: row_fingerprint(first), second.id: row_fingerprint(second)}, list_fingerprint(made)
    services.edit_recipient(second, printed_name="Tổ hợp tác Hái", printed_address="", recipient_kind="collective")
    with pytest.raises(NotWhatWasSeen):
        services.approve_names(made, seen)
    with pytest.raises(NotWhatWasSeen):
        services.approve_decision(made, seen=whole)
    services.approve_decision(made, seen=list_fingerprint(made))


def test_an_edit_takes_the_approval_of_its_row_back_and_no_other(app):
    made = decision(names=["Tổ hợp tác Một", "Tổ hợp tác Hai"])
    first, second = queries.standing_awards(made)
    services.approve_decision(made)
    services.edit_recipient(second, printed_name="Tổ hợp tác Hái", printed_address="", recipient_kind="collective")
    db.session.rollback()
    assert (made.status, first.name_approved_at is None, second.name_approved_at) == ("draft", False, None)
    services.edit_recipient(first, printed_name=first.printed_name, printed_address=first.printed_address,
                            recipient_kind=first.recipient_kind)  # fmt: skip
    db.session.rollback()
    assert first.name_approved_at is not None  # nothing differs, so nothing is taken back


def test_whoever_edited_a_name_does_not_approve_it_even_after_another_edit(app):
    made = decision(names=["Tổ hợp tác Một", "Tổ hợp tác Hai"])
    first, second = queries.standing_awards(made)
    one, other = (Actor("user", accounts.user("administrator").id) for _ in range(2))
    for actor, award in ((one, first), (other, second)):
        with acting_as(actor):
            services.edit_recipient(award, printed_name=f"{award.printed_name} mới", printed_address="",
                                    recipient_kind="collective")  # fmt: skip
    with acting_as(one):
        with pytest.raises(SamePerson):
            services.approve_decision(made)
        services.approve_names(made, {second.id: row_fingerprint(second)})
    db.session.rollback()
    assert (first.name_approved_by_id, second.name_approved_by_id) == (None, one.id)


def test_a_preview_of_somebody_taken_off_hinders_nothing_once_it_is_back(app):
    made = decision(names=["Tổ hợp tác Một"])
    issued(made)
    change = services.remove_many(made, [queries.standing_awards(made)[0].id])
    services.undo_change(change)
    db.session.rollback()
    (award,) = queries.standing_awards(made)
    assert (award.latest.status, queries.awards_to_issue(made)) == ("revoked", [award])


def test_what_is_invented_and_what_is_real_never_stand_together(app):
    ocop.owner(name="HTX Thật")
    invented = ocop.owner(name="HTX Minh Họa")
    with transaction() as session:
        session.get(Owner, invented.id).is_demonstration = True
    made = decision(names=[])
    assert [o.name for o in db.session.scalars(candidates.candidates(made, candidates.Wanted(), DAY))] == ["HTX Thật"]
