"""The staff's pages of check-in: overview, points, roster, log, pairing."""

import datetime as dt
import uuid

import pytest
from lxml import html
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events
from tests.unit.checkin.conftest import count_queries  # noqa: F401  a fixture
from workshop.accounts.models import DeskDevice, DeskPairing
from workshop.checkin import desks, listeners
from workshop.checkin.models import Admission, Point, Scan
from workshop.checkin.origin import Origin
from workshop.checkin.refusals import ConfirmationWrong, PairingOver
from workshop.checkin.services import check_in, default_points
from workshop.extensions import db, utc_now
from workshop.transactions import transaction


@pytest.fixture
def event(app):
    made = events.event()
    make.point(made)
    return made


@pytest.fixture
def staff(sign_in, event):
    return sign_in("organizer", event)


def path(event, rest=""):
    return f"/events/{event.slug}/check-in{rest}"


def texts(tree, xpath):
    return [" ".join(" ".join(node.itertext()).split()) for node in tree.xpath(xpath)]


def arrive(event, count, **values):
    people = [make.delegate(event, **values) for _ in range(count)]
    check_in(event, [make.scan(person, n) for n, person in enumerate(people)], caller=Origin())
    return people


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


def test_an_empty_overview_says_so(staff, event):
    assert staff.get(path(event)).status_code == 200


@pytest.mark.parametrize("rest", ["", "/roster", "/log", "/points", "/desks", "/review", "/inside"])
def test_pages_ask_as_often_for_thirty_rows_as_for_one(staff, event, rest, count_queries):  # noqa: F811
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


def point_form(**values):
    return {"label": "Phiên chiều", "label_en": "Afternoon", "kind": "session", "is_per_day": "y",
            "opens_at": "2023-05-19T13:00", "closes_at": "2023-05-19T17:00", **values}  # fmt: skip


def test_a_point_is_added_edited_closed_and_opened(staff, event):
    assert staff.post_form(path(event, "/points/new"), point_form()).status_code == 303
    point = db.session.scalar(select(Point).where(Point.code == "phien-chieu"))
    assert (point.kind, point.opens_at) == ("session", dt.datetime(2023, 5, 19, 6, 0, tzinfo=dt.UTC))
    assert (
        staff.post_form(path(event, f"/points/{point.id}/edit"), point_form(label="Phiên tối")).status_code
        == 303
    )
    staff.post_form(path(event, f"/points/{point.id}/state"), {"to": "closed"})
    db.session.expire_all()
    assert (point.label, point.code, point.is_open) == ("Phiên tối", "phien-chieu", False)
    staff.post_form(path(event, f"/points/{point.id}/state"), {"to": "open"})
    db.session.expire_all()
    assert point.is_open is True


@pytest.mark.parametrize(
    ("change", "wrong"),
    [({"label": ""}, "label"), ({"closes_at": "2023-05-19T12:00"}, "closes_at"), ({"opens_at": "soon"}, "opens_at"),
     ({"label": "Entry"}, "label")],
)  # fmt: skip
def test_a_wrong_point_is_shown_again_as_it_was_typed(staff, event, change, wrong):
    answer = staff.post_form(path(event, "/points/new"), point_form(**change))
    tree = html.fromstring(answer.get_data(as_text=True))
    assert (answer.status_code, db.session.query(Point).count()) == (422, 1)
    assert tree.xpath("//input[@name='label_en']/@value") == ["Afternoon"]
    assert tree.xpath("//input[@aria-invalid='true']/@name") == [wrong]


def test_what_people_were_counted_by_stays(staff, event):
    arrive(event, 1)
    entry = db.session.scalar(select(Point))
    answer = staff.post_form(path(event, f"/points/{entry.id}/edit"), point_form(label="Cửa vào"))
    assert (answer.status_code, db.session.get(Point, entry.id).kind) == (422, "entry")


def test_default_points_makes_the_entry_once(app):
    made = events.event()
    assert [[point.code for point in default_points(made)] for _ in range(2)] == [["entry"], ["entry"]]


def post_text(staff, event, text, **values):
    return staff.post_form(
        path(event, "/roster"), {"id": str(uuid.uuid4()), "point": "entry", "text": text, **values}
    )


def test_a_scanner_types_a_ticket_and_the_page_answers(staff, event):
    person = make.delegate(event, full_name="Trần Văn Đức")
    answer = post_text(staff, event, person.ticket_code.lower())
    assert answer.status_code == 303
    tree = staff.tree(f"{answer.location}&lang=en")
    assert texts(tree, "//p[@class='notice-title']") == ["Admitted: Trần Văn Đức"]
    scan = db.session.scalar(select(Scan))
    assert (scan.outcome, scan.user_id is not None, scan.desk_id) == ("accepted", True, None)


def test_a_name_is_looked_for_without_accents(staff, event):
    make.delegate(event, full_name="Trần Văn Đức")
    make.delegate(event, full_name="Lê Thị Hoa")
    answer = post_text(staff, event, "duc")
    assert (answer.status_code, "search=duc" in answer.location) == (303, True)
    tree = staff.tree(answer.location)
    assert texts(tree, "//tbody/tr/th") == ["Trần Văn Đức Giám đốc"]


def test_an_identity_card_is_not_carried_into_the_address(staff, event):
    answer = post_text(staff, event, "079123456789|123456789|Nguyễn Thị Thử|01011990|Nữ|Ấp 1|01012022")
    assert "079" not in answer.location
    assert db.session.scalar(select(Scan.foreign_class)) == "identity_card"


def test_a_button_checks_in_once_and_out_again(staff, event):
    person = make.delegate(event)
    values = {"id": str(uuid.uuid4()), "point": "entry", "registration": person.id}
    for _ in range(2):
        assert staff.post_form(path(event, "/roster"), values).status_code == 303
    assert db.session.query(Scan).count() == 1
    staff.post_form(path(event, "/roster"), {**values, "id": str(uuid.uuid4()), "direction": "out"})
    assert db.session.scalar(select(Admission.exited_at)) is not None


def test_an_undo_asks_why(staff, event):
    person = make.delegate(event)
    scan = make.scan(person)
    check_in(event, [scan], caller=Origin())
    where = path(event, f"/scans/{scan['id']}/undo")
    assert staff.get(where).status_code == 200
    assert staff.post_form(where, {"reason": " "}).status_code == 422
    assert staff.post_form(where, {"reason": "nhầm người"}).status_code == 303
    row = db.session.scalar(select(Admission))
    assert (row.undo_reason, row.undone_by.split(":")[0]) == ("nhầm người", "user")
    assert staff.get(path(event, f"/scans/{uuid.uuid4()}/undo")).status_code == 404


def test_the_log_is_filtered_by_the_address(staff, event):
    person, other = make.delegate(event, full_name="Trần Văn Đức"), make.delegate(event, status="cancelled")
    check_in(event, [make.scan(person), make.scan(person, 2), make.scan(code="x"),
                     make.scan(other, 3, offline=True, shown="admitted")], caller=Origin())  # fmt: skip

    def rows(query):
        return len(staff.tree(path(event, f"/log?{query}")).xpath("//tbody/tr[th]"))

    said = {
        query: rows(query)
        for query in ("", "outcome=duplicate", "outcome=flagged", "search=duc", "point=entry")
    }
    assert said == {"": 4, "outcome=duplicate": 1, "outcome=flagged": 1, "search=duc": 2, "point=entry": 4}


def test_a_person_decides_on_what_an_ended_desk_sent(staff, event):
    from workshop.checkin.services import Newcomer, walk_in
    from workshop.registrations.services import Delegate

    device, _ = make.desk(event)
    desks.revoke_desk(device)
    scans = [make.scan(make.delegate(event)) for _ in range(2)]
    check_in(event, scans, caller=Origin(desk_id=device.id))
    walk_in(event, str(uuid.uuid4()), Newcomer(Delegate("Lê Thị Vân")), "entry", caller=Origin(desk_id=device.id))
    with staff.application.test_request_context():
        [waits] = listeners.needs_attention(event)
    assert (waits["url"], waits["tone"]) == (path(event, "/review?list=quarantine"), "wait")
    tree = staff.tree(waits["url"])
    actions = tree.xpath("//form[contains(@action,'/decision')]/@action")
    assert len(actions) == 6
    for action, to in zip(actions[::2], ("accept", "drop", "accept"), strict=True):
        assert staff.post_form(action, {"to": to}).status_code == 303
    assert db.session.query(Admission).count() == 2
    assert staff.tree(waits["url"]).xpath("//form[contains(@action,'/decision')]") == []
    assert staff.post_form(actions[0], {"to": "drop"}).status_code == 303
    assert db.session.query(Admission).count() == 2


def offered(staff, event):
    answer = staff.post_form(path(event, "/pairings/new"), {"label": "Bàn 1", "point": "entry"})
    tree = staff.tree(answer.location)
    token = "".join(tree.xpath("//span[@class='code-value']//text()"))
    return answer.location, token.strip(), tree.xpath("//p[@class='pairing-number']/text()")[0]


def test_a_device_is_paired_once_with_the_number_of_both_screens(staff, event):
    where, token, number = offered(staff, event)
    assert staff.get(f"{where}/state").get_json()["state"] == "queued"
    assert desks.pairing_of(f"{token[:4]}-{token[4:]}".lower()).label == "Bàn 1"
    with pytest.raises(ConfirmationWrong):
        desks.confirm_pairing(token, "0000")
    device, bearer = desks.confirm_pairing(token, number)
    assert (device.label, device.point_code, len(bearer)) == ("Bàn 1", "entry", 43)
    assert dt.timedelta(hours=23, minutes=59) < device.expires_at - utc_now() <= dt.timedelta(hours=24)
    with pytest.raises(PairingOver):
        desks.confirm_pairing(token, number)
    assert staff.get(f"{where}/state").get_json()["state"] == "done"
    assert staff.get(where).status_code == 200
    staff.post_form(path(event, f"/desks/{device.id}/revocation"))
    assert db.session.get(DeskDevice, device.id).revoked_at is not None


def test_five_wrong_numbers_end_an_offer(staff, event):
    _, token, number = offered(staff, event)
    for _ in range(5):
        with pytest.raises(ConfirmationWrong):
            desks.confirm_pairing(token, "0000")
    with pytest.raises(PairingOver):
        desks.confirm_pairing(token, number)


def test_an_offer_ends_after_ten_minutes_or_when_it_is_cancelled(staff, event):
    where, token, _ = offered(staff, event)
    staff.post_form(f"{where}/cancellation")
    with pytest.raises(PairingOver):
        desks.pairing_of(token)
    _, token, _ = offered(staff, event)
    with transaction() as session:
        pairing = session.scalars(select(DeskPairing).order_by(DeskPairing.id.desc())).first()
        assert pairing.expires_at - pairing.created_at <= dt.timedelta(minutes=10, seconds=1)
        pairing.expires_at = utc_now() - dt.timedelta(seconds=1)
    for wrong in (token, "", "x" * 300, "0000000000000000"):
        with pytest.raises(PairingOver):
            desks.pairing_of(wrong)


def test_another_browser_cannot_show_the_code(staff, event, sign_in):
    where, token, _ = offered(staff, event)
    assert token not in sign_in("organizer", event).get(where).get_data(as_text=True)


def test_a_pairing_without_a_name_keeps_what_was_chosen(staff, event):
    make.point(event, "kit", label="Tài liệu")
    answer = staff.post_form(path(event, "/pairings/new"), {"label": "", "point": "kit"})
    assert answer.status_code == 422
    assert '<option selected value="kit">' in answer.get_data(as_text=True)


def test_a_desk_lives_a_day_beyond_the_event(app):
    later = utc_now() + dt.timedelta(days=5)
    made = events.event(starts_at=later, ends_at=later + dt.timedelta(hours=4))
    pairing, token = desks.offer_pairing(made, "Bàn 1")
    device, _ = desks.confirm_pairing(token, pairing.confirmation)
    assert device.expires_at == made.ends_at + dt.timedelta(hours=24)


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


def test_the_roster_of_a_workshop_that_is_over_shows_its_last_day(sign_in, app):
    event = events.event()
    make.point(event)
    person = make.delegate(event)
    check_in(event, [make.scan(person, minute=3, offline=True, shown="admitted")], caller=Origin())
    tree = sign_in("organizer", event=event).tree(f"/events/{event.slug}/check-in/roster")
    tags = tree.xpath("//tbody//*[contains(@class, 'tag-ok')]")
    assert [" ".join(tag.text_content().split()) for tag in tags] == ["Có mặt từ 07:33"]
