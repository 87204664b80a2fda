"""The overview of check-in, its cards on the dashboard, and who may open the pages."""

import pytest

from tests.factories import checkin as make
from tests.factories import events
from tests.support.checkin import arrive, path, texts
from workshop.checkin import listeners
from workshop.extensions import db, utc_now


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_overview_counts_and_lists(staff, event, lang):
    make.delegate(event)
    arrive(event, 12)
    make.desk(event, label="Bàn 1", waiting_scans=2, last_seen_at=utc_now(), list_age_seconds=61)
    tree = staff.tree(path(event, f"?lang={lang}"))
    assert texts(tree, "//p[@class='figure']") == ["12 / 13", "12"]
    assert texts(tree, "//figure//tbody/tr") == ["07:30 10", "07:40 2"]
    assert len(tree.xpath("//th[normalize-space()='Bàn 1']")) == 1
    assert tree.xpath("//a[contains(@class,'button-primary')]/@href") == ["/desk/"]
    assert tree.xpath("//p[@class='lead']/a/@href") == [f"/events/{event.slug}/projector"]


def test_an_empty_overview_says_so(staff, event):
    assert staff.get(path(event)).status_code == 200


@pytest.mark.parametrize("rest", ["", "/roster", "/log", "/points", "/desks", "/review", "/inside"])
def test_pages_ask_as_often_for_thirty_rows_as_for_one(staff, event, rest, count_queries):
    where = path(event, rest)

    def asked():
        db.session.expire_all()  # what the test itself has read is no help to the page
        said = count_queries(lambda: staff.get(where))
        return sum(statement.startswith("SELECT") for statement in said)

    arrive(event, 1)
    make.desk(event)
    staff.get(where)
    one = asked()
    arrive(event, 29)
    [make.desk(event) for _ in range(29)]
    [make.point(event, f"p{n}") for n in range(29)]
    assert asked() == one


ROLES = [("desk", True), ("organizer", True), ("viewer", False), ("clerk", False)]


@pytest.mark.parametrize(("role", "allowed"), ROLES)
def test_who_may_open_what(sign_in, event, role, allowed):
    client = sign_in(role, event)
    answers = {client.get(path(event, rest)).status_code for rest in ("", "/roster", "/log")}
    assert answers == {200 if allowed else 403}
    manages = role == "organizer"
    assert client.get(path(event, "/points")).status_code == (200 if manages else 403)
    assert client.get(path(event, "/pairings/new")).status_code == (200 if manages else 403)
    assert sign_in(role, events.event()).get(path(event)).status_code == 403


def test_the_dashboard_gets_its_cards(app, event, sign_in):
    from tests.factories.accounts import user

    arrive(event, 2)
    with app.test_request_context():
        cards = listeners.home_cards(user("organizer", event), event)
        assert [(card["kind"], card.get("value")) for card in cards] == [
            ("figure", 2),
            ("chart", None),
            *[("list", None)] * 4,
        ]
        assert [card["part"] for card in cards[2:]] == ["by-kind", "by-unit", "by-point", "desks"]
        assert [card["kind"] for card in listeners.home_cards(user("viewer", event), event)] == [
            "figure",
            "chart",
            *["list"] * 3,
        ]
        assert listeners.home_cards(user("desk", events.event()), event) == []
        assert listeners.needs_attention(event) == []
