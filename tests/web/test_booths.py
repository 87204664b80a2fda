"""Pages of the booths."""

import pytest

from tests.factories import events
from tests.factories.booths import booth
from workshop.booths import queries
from workshop.extensions import db
from workshop.ocop.models import Owner
from workshop.transactions import transaction
from workshop.vietnamese.names import fold


@pytest.fixture
def owner(app):
    """An owner in the registry."""
    name = "Hợp tác xã Dừa sáp Thử"
    with transaction() as session:
        made = Owner(name=name, name_folded=fold(name), kind="htx")
        session.add(made)
    return made


def test_a_booth_is_added_changed_and_removed(app, sign_in, owner):
    event, organizer = events.event(), sign_in("organizer")
    base = f"/events/{event.slug}/booths"
    assert "Chưa có gian hàng" in organizer.tree(base).text_content()
    sent = {"number": "A1", "holder": "HTX Dừa sáp", "owner_name": "dua sap thu", "shows": "Dừa sáp sợi"}
    assert organizer.post_form(f"{base}/new", sent).status_code == 303
    placed = queries.booth_numbered(event.id, "A1")
    assert (placed.owner_id, placed.shows) == (owner.id, "Dừa sáp sợi")
    tree = organizer.tree(f"{base}/{placed.id}/edit")
    assert tree.xpath("//input[@name='owner_name']/@value") == [owner.name]
    sent |= {"owner_name": "", "version": "1"}
    assert organizer.post_form(f"{base}/{placed.id}/edit", sent).status_code == 303
    db.session.expire_all()
    assert queries.booth_at(event, placed.id).owner_id is None
    assert organizer.post_form(f"{base}/{placed.id}/removal").status_code == 303
    assert queries.counts(event) == {"total": 0, "owners": 0}


@pytest.mark.parametrize(
    "wrong",
    [{"number": ""}, {"holder": ""}, {"number": "A1"}, {"owner_name": "Không có ai"}, {"shows": "x" * 301}],
)
def test_what_was_typed_stays_when_it_is_refused(app, sign_in, wrong):
    event = events.event()
    booth(event, number="A1")
    sent = {"number": "B7", "holder": "HTX Giữ lại", "owner_name": "", "shows": "Kẹo dừa", **wrong}
    response = sign_in("organizer").post_form(f"/events/{event.slug}/booths/new", sent)
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert [value in page for value in sent.values() if value] == [True] * len(
        [v for v in sent.values() if v]
    )
    assert queries.counts(event)["total"] == 1


@pytest.mark.pdf
@pytest.mark.parametrize("name", ["list", "cards"])
def test_the_papers_are_pdfs(app, sign_in, name):
    event = events.event()
    booth(event)
    response = sign_in("organizer").get(f"/events/{event.slug}/booths/{name}.pdf")
    assert (response.status_code, response.data[:5]) == (200, b"%PDF-")


def test_a_viewer_does_not_plan_booths(app, sign_in):
    assert sign_in("viewer").get(f"/events/{events.event().slug}/booths").status_code == 403
