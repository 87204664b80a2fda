"""However delegates are searched for, the same ones are found in the same order."""

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.extensions import db
from workshop.registrations import finding, listing, postings, queries
from workshop.registrations.models import Registration
from workshop.transactions import transaction

PEOPLE = (
    ("Lê Thị An", "HTX Tân Hòa"), ("Trần Tân An", "HTX Hòa Minh"), ("Tân Thị Hòa", "Hội LHPN huyện Càng Long"),
    ("Lê Văn Hòa", "Sở Công Thương"), ("Trần Lê Hoa", "Công ty TNHH Tân Hòa"), ("Hợp Thị Xa", "Công ty Tác Hòa"),
)  # fmt: skip
TYPED = {
    "htx tan hoa": ["Trần Tân An", "Lê Thị An"], "tan hoa": ["Tân Thị Hòa", "Trần Tân An", "Lê Thị An", "Trần Lê Hoa"],
    "tran le": ["Trần Lê Hoa"], "h": ["Trần Lê Hoa", "Tân Thị Hòa", "Lê Văn Hòa", "Hợp Thị Xa", "Trần Tân An",
                                      "Lê Thị An"],
    "hop tac xa hoa": ["Trần Tân An", "Lê Thị An", "Hợp Thị Xa"], "an le hoa": ["Lê Thị An"], "le xyz": [],
}  # fmt: skip
BY_TIERS = {(finding, "TOGETHER"): -1}
WAYS = {
    "at once": {}, "by rows": BY_TIERS, "crossed": BY_TIERS | {(postings, "WORTH"): 0, (postings, "TIMES"): 9},
    "walked": BY_TIERS | {(finding, "WALKED"): 1},
    "many": BY_TIERS | {(finding, "FEW"): 0, (finding, "FEW_OF_SEVERAL"): 0},
}  # fmt: skip


@pytest.fixture
def hall(app):
    """An event with delegates whose names and units share words, beside another event with the same people."""
    halls = [events.event(), events.event()]
    for event in halls:
        for name, unit in PEOPLE:
            registration(event, full_name=name, organization=unit)
    return halls[0]


@pytest.mark.db
@pytest.mark.parametrize("way", WAYS)
def test_the_desk_finds_the_same_people_in_the_same_order_by_every_way(hall, monkeypatch, way):
    _go(monkeypatch, way)
    found = {typed: [made.full_name for made in queries.search(hall, typed)] for typed in TYPED}
    assert found == TYPED


@pytest.mark.db
@pytest.mark.parametrize("way", WAYS)
def test_the_list_says_exactly_how_many_there_are_by_every_way(hall, monkeypatch, way):
    _go(monkeypatch, way)
    for typed, names in TYPED.items():
        page = listing.page(hall, listing.asked_of({"search": typed}), 1)
        assert (page.total, page.is_bounded) == (len(names), False)
        assert {made.full_name for made in page.items} == set(names)


@pytest.mark.db
@pytest.mark.parametrize("few", [3000, 1])
def test_who_came_or_went_since_a_word_was_counted_is_in_the_answer(hall, monkeypatch, few):
    monkeypatch.setattr(finding, "FEW", few)
    assert [made.full_name for made in queries.search(hall, "thuong")] == ["Lê Văn Hòa"]
    registration(hall, full_name="Bùi Văn Ba", organization="Sở Công Thương")
    assert [made.full_name for made in queries.search(hall, "thuong")] == ["Bùi Văn Ba", "Lê Văn Hòa"]
    with transaction() as session:
        for made in session.query(Registration).filter_by(event_id=hall.id, organization="Sở Công Thương"):
            session.delete(made)
    assert queries.search(hall, "thuong") == []
    assert listing.page(hall, listing.asked_of({"search": "thuong"}), 1).total == 0


def test_a_word_that_nobody_has_is_counted_each_time_and_others_once_a_minute(hall, monkeypatch):
    some, none = postings.beginning(hall, ".tran"), postings.beginning(hall, ".tranh")
    assert postings.counted(hall, [some, none]) == {some: 2, none: 0}
    registration(hall, full_name="Trần Văn Tranh", organization="")
    assert postings.counted(hall, [some, none]) == {some: 2, none: 1}
    monkeypatch.setattr(postings, "SECONDS", 0)
    assert postings.counted(hall, [some, none]) == {some: 4, none: 1}


def _go(monkeypatch, way):
    for (module, name), value in WAYS[way].items():
        monkeypatch.setattr(module, name, value)
    db.session.expire_all()
