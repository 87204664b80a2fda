"""Two who share a name stand on one decision, told apart by their addresses, once somebody says that they are two."""

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import events
from tests.factories.awards import decision, reread
from workshop.awards import checks, queries, services
from workshop.awards.models import Award
from workshop.awards.prizes import documents
from workshop.awards.refusals import DuplicateRecipient, NamesakeStands
from workshop.awards.stage import stage_entries
from workshop.edges.spreadsheets.writing import Column, Sheet, write_xlsx
from workshop.transactions import transaction

NAME = "Nguyễn Thị Hoa"


def rows(made):
    return [(each.printed_name, each.printed_address) for each in queries.standing_awards(reread(made))]


def doubts(made):
    return [[row.check for row in found] for found in checks.findings(reread(made)).values()]


@pytest.mark.db
def test_the_same_name_at_another_address_is_another_recipient(app):
    made = decision(names=[])
    services.add_recipient(made, NAME, "Xã Một")
    for address in ("Xã Một", "XÃ  MỘT", ""):  # without an address nothing tells one from the other
        with pytest.raises(DuplicateRecipient):
            services.add_recipient(made, NAME, address)
    with pytest.raises(NamesakeStands) as refusal:
        services.add_recipient(made, NAME, "Xã Hai", is_other=False)
    assert refusal.value.params == {"name": NAME, "address": "Xã Một"}
    assert rows(made) == [(NAME, "Xã Một")]
    services.add_recipient(made, NAME, "Xã Hai", is_other=True)
    assert rows(made) == [(NAME, "Xã Một"), (NAME, "Xã Hai")]
    assert doubts(made) == []


@pytest.mark.db
def test_the_database_holds_name_and_address_once(app):
    made = decision(names=[])
    services.add_recipient(made, NAME, "Xã Một")
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(Award(decision_id=made.id, printed_name=NAME, printed_address="Xã Một"))


def test_a_pasted_list_takes_both_and_asks_until_somebody_says_so(app):
    made = decision(names=[])
    added, left = services.paste_many(made, f"{NAME}\tXã Một\n{NAME}\tXã Hai\n{NAME}\tXã Hai")
    assert ([each.printed_address for each in added], left) == (["Xã Một", "Xã Hai"], [NAME])
    assert doubts(made) == [["namesake"], ["namesake"]]
    services.confirm_namesake(queries.standing_awards(reread(made))[0])
    assert doubts(made) == []
    services.add_recipient(made, NAME, "Xã Ba")
    assert doubts(made) == [["namesake"]]  # only the one nobody has spoken of


def test_an_edit_asks_as_well(app):
    made = decision(names=[])
    services.add_recipient(made, NAME, "Xã Một")
    other = services.add_recipient(made, "Nguyễn Thị Họa", "Xã Hai")
    values = {"printed_name": NAME, "printed_address": "Xã Hai", "recipient_kind": "individual"}
    with pytest.raises(NamesakeStands):
        services.edit_recipient(other, **values, is_other=False)
    services.edit_recipient(other, **values, is_other=True)
    assert rows(made) == [(NAME, "Xã Một"), (NAME, "Xã Hai")]
    with pytest.raises(DuplicateRecipient):
        services.edit_recipient(other, **{**values, "printed_address": "Xã Một"}, is_other=True)


def test_removed_namesakes_come_back_by_undo(app):
    made = decision(names=[])
    services.paste_many(made, f"{NAME}\tXã Một\n{NAME}\tXã Hai")
    second = queries.standing_awards(reread(made))[1]
    services.remove_many(made, [second.id])
    assert rows(made) == [(NAME, "Xã Một")]
    services.undo_change(services.last_change(reread(made)))
    assert rows(made) == [(NAME, "Xã Một"), (NAME, "Xã Hai")]


def test_the_stage_and_the_list_of_the_money_tell_them_apart(app):
    event = events.event()
    made = decision(event, names=["Hợp tác xã Khác"])
    services.paste_many(made, f"{NAME}\tXã Một\n{NAME}\tXã Hai")
    told = ["Hợp tác xã Khác", f"{NAME} (Xã Một)", f"{NAME} (Xã Hai)"]
    assert [entry.label for entry in stage_entries(event)] == told
    standing = queries.standing_awards(reread(made))
    document = documents.sign_off_document(made, [(award, 1000) for award in standing])
    table = next(block for block in document.blocks if hasattr(block, "rows"))
    assert [row[1] for row in table.rows] == [*told, "Tổng cộng"]


def test_the_register_of_the_office_is_read_by_address_where_two_share_a_name(app):
    made = decision(kind="bang_khen", names=[])
    services.paste_many(made, f"{NAME}\tXã Một\n{NAME}\tXã Hai")
    first, second = (award.id for award in queries.standing_awards(reread(made)))
    columns = tuple(Column(each, 20) for each in ("Tên tập thể, cá nhân", "Địa chỉ", "Số vào sổ"))
    table = write_xlsx([Sheet("Sổ", columns, ((NAME, "Xã Hai", "12"), (NAME, "Xã Một", "11"), (NAME, "", "13")))])
    assert services.read_register(made, table, "so.xlsx") == ({first: "11", second: "12"}, [NAME])
