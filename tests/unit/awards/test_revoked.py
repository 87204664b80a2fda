"""Whose award was revoked is not called, given or paid any more; the list of the decision says so."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.awards import certified, reread
from workshop.awards import queries, services
from workshop.awards.documents.lists import list_document
from workshop.awards.prizes import queries as prizes
from workshop.awards.prizes.services import set_bonuses
from workshop.awards.stage import stage_entries
from workshop.ceremony import queries as ceremony
from workshop.ceremony import services as stage
from workshop.ceremony.documents.hand_overs import hand_over_document
from workshop.ceremony.refusals import PaperIsPreview
from workshop.extensions import db
from workshop.paper import blocks

NAMES = ("Tổ hợp tác Một", "Tổ hợp tác Hai", "Tổ hợp tác Ba")


@pytest.fixture
def event(app):
    return events.event()


@pytest.fixture
def made(event):
    return certified(event, names=NAMES)[0]


def revoke(made, place):
    paper = queries.standing_awards(made)[place].current
    services.revoke(paper, "Khai sai thành tích")
    return paper


def tables(document):
    return [block for block in document.blocks if isinstance(block, blocks.Table)]


def test_the_money_and_the_stage_leave_her_out_and_the_list_marks_her(event, made):
    set_bonuses(made, {award.id: 1_000_000 for award in queries.standing_awards(made)})
    stage.build_order(event, "award")
    revoke(made, 1)
    made = reread(made)
    assert [(award.printed_name, amount) for award, amount in prizes.prizes(made)] == [
        (NAMES[0], 1_000_000), (NAMES[2], 1_000_000)]  # fmt: skip
    assert [entry.label for entry in stage_entries(event)] == [NAMES[0], NAMES[2]]
    stage.build_order(event, "award")
    stage.lock_order(event, "award")
    assert [row.label for row in ceremony.run_sheet(event, "award")] == [NAMES[0], NAMES[2]]
    (table,) = tables(list_document(reread(made)))
    today = f"{dt.datetime.now(dt.UTC).astimezone(dt.timezone(dt.timedelta(hours=7))):%d/%m/%Y}"
    assert [row[1] for row in table.rows] == [NAMES[0], f"{NAMES[1]}\n(đã thu hồi ngày {today})", NAMES[2]]


def test_a_hand_over_of_before_is_no_longer_counted(event, made):
    stage.build_order(event, "award")
    for turn in ceremony.turns(event, "award")[:2]:
        stage.record_hand_over(turn, way="stage", received_by="Người Nhận")
    revoke(made, 1)
    db.session.expire_all()
    given, _missing = tables(hand_over_document(event, "award"))
    assert [row[1] for row in given.rows] == [NAMES[0], f"{NAMES[1]}\n(đã thu hồi, không tính)"]
    assert given.footer == "Tổng số: 01 lượt."


def test_handing_over_what_is_only_a_preview_is_asked_about(event):
    from tests.factories.awards import decision, issued

    issued(decision(event, names=NAMES[:1]))
    stage.build_order(event, "award")
    (turn,) = ceremony.turns(event, "award")
    with pytest.raises(PaperIsPreview):
        stage.record_hand_over(turn, way="stage", received_by="Người Nhận", may_be_preview=False)
    assert ceremony.turns(event, "award")[0].hand_over is None
    stage.record_hand_over(turn, way="stage", received_by="Người Nhận")
    assert ceremony.turns(event, "award")[0].hand_over.received_by == "Người Nhận"
