"""The kind of delegates where neither column nor section says it: the unit's name, then what the organizer chose."""

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.factories.registrations import registration
from tests.unit.imports.test_deciding import preview, row_at
from workshop.extensions import db
from workshop.imports import queries, services
from workshop.imports.models import ImportRow
from workshop.imports.services.locking import target_of
from workshop.registrations.importing import BY_UNIT
from workshop.registrations.models import Registration
from workshop.registrations.unit_kinds import kind_said_by

KINDS = ("leader", "agency", "locality", "owner", "platform", "press", "guest")


@pytest.fixture
def event(app):
    """An event with all usual kinds."""
    return events.event(kinds=KINDS)


@pytest.mark.parametrize(("unit", "kind"), [
    ("Sở Công Thương", "agency"), ("Ban Dân tộc", "agency"), ("Chi cục Thuế", "agency"),
    ("Hội LHPN xã Kim Sơn", "agency"),
    ("Trường Đại học Trà Vinh", "agency"), ("UBND huyện Trà Cú", "locality"), ("Xã Kim Sơn", "locality"),
    ("Phường 5", "locality"), ("UBND tỉnh", None), ("HTX Phù Sa", "owner"), ("Hợp tác xã Sở Hữu", "owner"),
    ("Công ty TNHH Vinamart", "owner"), ("Công ty TNHH Shopee", "platform"), ("Sàn Voso", "platform"),
    ("BigMart", "platform"), ("Báo Trà Vinh", "press"), ("Đài PT-TH tỉnh", "press"), ("Bảo hiểm xã hội tỉnh", None),
    ("Đại học Trà Vinh", None), ("Số 5 Lê Lợi", None), ("", None), (None, None),
])  # fmt: skip
def test_the_name_of_a_unit_says_the_kind_where_it_is_plain(unit, kind):
    assert kind_said_by(unit) == kind


def kinds_of(batch):
    """The kind of each row that is no heading."""
    db.session.expire_all()
    found = select(ImportRow.reading).where(ImportRow.batch_id == batch.id, ImportRow.outcome != "skipped")
    return [reading["kind"] for reading in db.session.scalars(found.order_by(ImportRow.row))]


ROWS = (
    (1, "Lê Văn An", "", "Sở Công Thương", ""), (2, "Lê Văn Bình", "", "HTX Phù Sa", ""),
    (3, "Lê Văn Cẩn", "", "Viện Dừa", ""),
)  # fmt: skip


def test_the_row_says_that_its_unit_said_the_kind(event):
    batch = preview(event, *ROWS)
    assert kinds_of(batch) == ["agency", "owner", "guest"]
    remarks = [target_of(batch).remarks(row_at(batch, number).reading) for number in (2, 3, 4)]
    assert remarks == [[[BY_UNIT, {}]], [[BY_UNIT, {}]], []]


def test_a_kind_that_the_event_does_not_have_is_not_taken(app):
    assert kinds_of(preview(events.event(kinds=("leader", "guest")), *ROWS)) == ["guest"] * 3


def test_the_unit_never_moves_somebody_known_into_another_kind(event):
    known = registration(event, full_name="Lê Văn An", organization="Sở Công Thương", kind="leader", phone="")
    batch = services.apply_batch(preview(event, (1, "Lê Văn An", "Giám đốc", "Sở Công Thương", "")))
    db.session.expire_all()
    found = db.session.get(Registration, known.id)
    assert (found.kind, found.position, queries.counts([batch.id])[batch.id]["updated"]) == ("leader", "Giám đốc", 1)


@pytest.mark.db
def test_one_kind_is_chosen_for_the_rest_and_stays_with_the_list(event):
    batch = preview(event, *ROWS)
    batch = services.choose_usual(batch, "press", version=batch.version)
    assert kinds_of(batch) == ["agency", "owner", "press"]
    row = row_at(batch, 4)
    row = services.correct_row(row, version=row.version, texts={"position": "Viện trưởng"})
    assert row.reading["kind"] == "press"
    batch = services.map_sheet(batch, "Sheet1", None)
    assert kinds_of(batch) == ["agency", "owner", "press"]
    services.apply_batch(batch)
    assert [each.kind for each in db.session.scalars(select(Registration).order_by(Registration.id))] == [
        "agency", "owner", "press",
    ]  # fmt: skip


def test_the_choice_is_taken_back_and_nonsense_refused(event):
    batch = services.choose_usual(preview(event, *ROWS), "press")
    assert kinds_of(services.choose_usual(batch, "")) == ["agency", "owner", "guest"]
    with pytest.raises(services.ChoiceUnknown):
        services.choose_usual(batch, "other")
    with pytest.raises(services.BatchChanged):
        services.choose_usual(batch, "press", version=batch.version - 1)


def test_what_was_skipped_is_counted_in_two_groups(event):
    services.apply_batch(preview(event, *ROWS))
    batch = preview(event, *ROWS)
    assert queries.skipped_groups(batch) == {"known": 3, "nobody": 1}
    assert [len(list(db.session.scalars(queries.rows(batch, group)))) for group in ("known", "nobody")] == [3, 1]


def test_the_preview_shows_kind_form_of_address_and_the_choice(event, sign_in):
    batch = preview(event, (1, "Bà Lê Thị An", "", "Viện Dừa", ""))
    client, path = sign_in("organizer"), f"/events/{event.slug}/imports/{batch.id}"
    text = client.tree(path).text_content()
    label = next(kind.label for kind in event.kinds if kind.code == "guest")
    assert f"Nhóm đại biểu: {label}" in text
    assert "Xưng hô: Bà" in text
    sent = client.post_form(f"{path}/usual", {"usual": "press", "version": str(batch.version)})
    assert sent.status_code == 303
    page = client.tree(path)
    assert page.xpath("//select[@id='usual']/option[@selected]/@value") == ["press"]
    assert client.post_form(f"{path}/usual", {"usual": "press", "version": "1"}).status_code == 412
