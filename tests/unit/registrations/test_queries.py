"""Finding and ordering delegates."""

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from workshop.extensions import db
from workshop.registrations import links, queries, services


@pytest.fixture
def hall(app):
    """An event with three delegates."""
    event = events.event()
    registration(event, full_name="Đỗ Thị Ánh", organization="HTX Hoa Dừa", phone="0912345678")
    registration(event, full_name="Trần Văn Bảo", titles=["Bí thư Tỉnh ủy"], phone="0294 3855 123")
    registration(event, full_name="Lê Thị An", organization="Công ty Ánh Dương", kind="leader", phone="")
    return event


@pytest.mark.db
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("anh", ["Lê Thị An", "Đỗ Thị Ánh"]), ("anh do", ["Đỗ Thị Ánh"]), ("ĐỖ ánh", ["Đỗ Thị Ánh"]),
        ("dua anh", ["Đỗ Thị Ánh"]), ("5678", ["Đỗ Thị Ánh"]), ("0912 345 678", ["Đỗ Thị Ánh"]),
        ("oa", []), ("tinh uy", ["Trần Văn Bảo"]), ("%", ["Lê Thị An", "Đỗ Thị Ánh", "Trần Văn Bảo"]),
    ],
)  # fmt: skip
def test_words_are_found_in_any_order_and_without_accents(hall, text, found):
    assert [made.full_name for made in db.session.scalars(queries.roster(hall, text))] == found


@pytest.mark.db
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hop tac xa", ["Đỗ Thị Ánh"]), ("htx dua", ["Đỗ Thị Ánh"]), ("678", ["Đỗ Thị Ánh"]),
        ("45 678", ["Đỗ Thị Ánh"]), ("ân", ["Lý Ân", "Lê Thị An", "Đỗ Thị Ánh"]),
        ("Sở Nông nghiệp và PTNT", ["Lý Ân"]), ("so nn-ptnt ly", ["Lý Ân"]),
        ("an", ["Lê Thị An", "Lý Ân", "Đỗ Thị Ánh"]), ("khong co", []), ("ly an do", []),
    ],
)  # fmt: skip
def test_short_forms_and_the_ends_of_phones_find_and_the_exact_spelling_comes_first(hall, text, found):
    registration(hall, full_name="Lý Ân", organization="Sở NN&PTNT", phone="")
    assert [made.full_name for made in queries.search(hall, text)] == found


@pytest.mark.db
def test_a_ticket_is_found_by_its_beginning_and_in_groups(hall):
    made = queries.search(hall, "bao")[0]
    code = made.ticket_code
    for typed in (code, code.lower(), f"{code[:4]}-{code[4:8]}", " ".join((code[:4], code[4:8], code[8:12]))):
        if any(sign.isdigit() for sign in typed):
            assert queries.search(hall, typed) == [made]


@pytest.mark.db
def test_a_corrected_name_is_found_by_its_new_words_alone(hall):
    made = queries.search(hall, "bao")[0]
    services.edit_registration(made, version=1, full_name="Trần Văn Cường")
    assert (queries.search(hall, "bao"), queries.search(hall, "cuong")) == ([], [made])


def test_the_search_of_the_desk_wants_a_word(hall):
    assert queries.search(hall, "  ") == []
    assert [made.full_name for made in queries.search(hall, "An")] == ["Lê Thị An", "Đỗ Thị Ánh"]


def test_lists_sort_by_name_and_by_rank_and_leave_the_cancelled_out(hall):
    first = queries.search(hall, "bao")[0]
    ranked = [made.full_name for made in db.session.scalars(queries.roster(hall, sort="rank"))]
    assert ranked[0] == "Trần Văn Bảo"
    services.cancel_registration(first)
    names = [made.full_name for made in db.session.scalars(queries.roster(hall, sort="-name"))]
    assert names == ["Đỗ Thị Ánh", "Lê Thị An"]
    assert [made.id for made in db.session.scalars(queries.roster(hall, status="cancelled"))] == [first.id]


def test_a_rank_set_by_hand_goes_before_the_one_read(hall):
    last = queries.search(hall, "le an")[0]
    services.edit_registration(last, version=1, rank_override=1)
    assert next(iter(db.session.scalars(queries.roster(hall, sort="rank")))).full_name == "Lê Thị An"


def test_counts_name_every_state(hall):
    registration(hall, status="pending")
    assert queries.counts(hall) == {
        "confirmed": 3, "pending": 1, "waiting": 0, "cancelled": 0, "registered": 4,
        "by_kind": {"owner": 2, "leader": 1},
    }  # fmt: skip


def test_a_link_opens_its_registration_until_it_is_revoked(hall):
    made = queries.search(hall, "bao")[0]
    token = links.link_token(made)
    assert links.link_token(made) == token
    assert len(token) == 40
    assert links.registration_of(token) is made
    assert links.registration_of(token.upper()) is made
    services.revoke_link(made)
    with pytest.raises(queries.NotFound):
        links.registration_of(token)
    assert links.registration_of(links.link_token(made)) is made


@pytest.mark.parametrize("token", ["", "x", "a" * 40, "ả" * 40, "a" * 41])
def test_a_made_up_link_opens_nothing(hall, token):
    with pytest.raises(queries.NotFound):
        links.registration_of(token)
