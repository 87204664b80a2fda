"""Who stands on a decision: approval, order, names that are refused, doubts, counts."""

import pytest

from tests.factories import accounts, events
from tests.factories.awards import complete, decision, issued, reread
from workshop.audit.actor import Actor, acting_as
from workshop.awards import checks, queries, services
from workshop.awards.refusals import (
    AlreadyApproved,
    DecisionFrozen,
    DuplicateRecipient,
    LettersUnprintable,
    SamePerson,
)
from workshop.paper.services import NumberTaken


@pytest.mark.db
def test_the_issuers_number_is_entered_once(app):
    made = decision(kind="bang_khen")
    first, second, _third = queries.standing_awards(made)
    services.enter_register_number(first, "125")
    with pytest.raises(NumberTaken):
        services.enter_register_number(second, "125")


def test_whoever_prepared_a_list_does_not_approve_it(app):
    organizer = accounts.user()
    with acting_as(Actor("user", organizer.id)):
        made = decision()
        with pytest.raises(SamePerson):
            services.approve_decision(made)
        services.approve_decision(made, needs_second=False)
    assert (reread(made).status, reread(made).is_approved_alone) == ("approved", True)
    with pytest.raises(AlreadyApproved):
        services.approve_decision(made)


def test_an_edit_takes_the_approval_back_and_a_number_does_not(app):
    made = complete(decision())
    assert reread(made).status == "approved"
    services.edit_decision(made, None, achievement="Đã có thành tích khác")
    assert reread(made).status == "draft"
    issued(complete(made))
    with pytest.raises(DecisionFrozen):
        services.add_recipient(made, "Người đến sau")


def test_recipients_move_and_are_renumbered(app):
    made = decision()
    services.move_recipient(queries.standing_awards(made)[2], -1)
    services.remove_recipient(queries.standing_awards(reread(made))[0])
    assert [(each.stage_order, each.printed_name) for each in queries.standing_awards(reread(made))] == [
        (1, "Tổ hợp tác Ễ Ộ ữ"), (2, "Cơ sở Chế biến Dừa sáp Cầu Kè")]  # fmt: skip


def test_pasted_names_come_in_once(app):
    made = decision(names=["Hợp tác xã Một"])
    added, left = services.paste_recipients(made, "Hợp tác xã Một\n\nHợp tác xã Hai\tXã Hai\nHợp tác xã Ba; Xã Ba")
    assert ([each.printed_name for each in added], left) == (["Hợp tác xã Hai", "Hợp tác xã Ba"], ["Hợp tác xã Một"])
    assert added[1].printed_address == "Xã Ba"


def test_names_that_cannot_be_printed_are_refused(app):
    made = decision()
    with pytest.raises(DuplicateRecipient):
        services.add_recipient(made, " Tổ hợp  tác Ễ Ộ ữ ")
    with pytest.raises(LettersUnprintable) as refusal:
        services.add_recipient(made, "Hợp tác xã 龍")
    assert refusal.value.params == {"characters": "龍"}


@pytest.mark.parametrize(("typed", "refused"), [("Hợp tác xã 😀", "😀"), ("Hợp tác xã اب", "ا ب")])
def test_letters_that_no_font_here_has_are_refused_by_name(app, typed, refused):
    with pytest.raises(LettersUnprintable) as refusal:
        services.add_recipient(decision(), typed)
    assert refusal.value.params["characters"].replace(",", "").split() == refused.split()


@pytest.mark.parametrize(("typed", "printed"), [
    ("Hợp tác xã \u202eĐảo\u202c Chữ", "Hợp tác xã Đảo Chữ"), ("Hợp tác xã <b>{{7*7}}</b> & \"Con\"", None),
    ("Tổ hợp tác Hoa\u0300 Tha\u0323nh", "Tổ hợp tác Hoà Thạnh"),
])  # fmt: skip
def test_names_are_printed_as_text_without_marks_that_turn_them(app, typed, printed):
    assert services.add_recipient(decision(), typed).printed_name == (printed or typed)


def test_doubts_are_named(app):
    made = decision(names=["HTX Thử", "Hộ kinh doanh Nguyễn Thử", "Tổ hợp tác An", "Tổ hợp tác Ân"])
    names = {award.printed_name: award.id for award in queries.standing_awards(made)}
    assert {award_id: [row.check for row in rows] for award_id, rows in checks.findings(made).items()} == {
        names["HTX Thử"]: ["short_form"],
        names["Hộ kinh doanh Nguyễn Thử"]: ["household"],
        names["Tổ hợp tác An"]: ["twice"],
        names["Tổ hợp tác Ân"]: ["twice"],
    }


def test_counts_are_rows(app):
    event = events.event()
    decision(event, kind="bang_khen")
    decision(event, kind="giay_khen", names=["Tổ hợp tác Thử"])
    decision(None, kind="giay_khen", names=["Nơi khác"])
    assert queries.counts(event) == {"bang_khen": 3, "giay_khen": 1}


