"""The pages of the stage for awards: lock, late changes, conductor, log, papers."""

import pytest

from tests.factories import awards, events
from workshop.awards import queries as queries_of_awards
from workshop.awards import services as services_of_awards
from workshop.ceremony import queries, services
from workshop.edges import jobs
from workshop.extensions import db


@pytest.fixture
def event(app):
    """A workshop with an order of three recipients in groups of two."""
    made = events.event()
    awards.decision(made, names=("Đơn vị Một", "Đơn vị Hai", "Đơn vị Ba"))
    services.build_order(made, "award", group_size=2)
    return made


@pytest.fixture
def path(event):
    """The address of the ceremony."""
    return f"/events/{event.slug}/ceremony"


def turns(event):
    """The turns as they stand."""
    return queries.turns(event, "award")


def test_the_order_is_locked_and_says_by_whom(event, path, sign_in):
    client = sign_in("organizer")
    first = turns(event)[0]
    named = client.post_form(f"{path}/award/presenters", {"presenter-1": "Ông Trao", "presenter-9": "x"})
    assert (named.status_code, queries.presenters(event, "award")) == (303, {1: "Ông Trao"})
    assert client.post_form(f"{path}/award/lock", {}).status_code == 303
    page = client.get(f"{path}?part=award&lang=en").get_data(as_text=True)
    assert ("The order is locked" in page, "Ông Trao" in page, "presenter-1" in page) == (True, True, False)
    client.post_form(f"{path}/turns/{first.id}/place", {"to": "down"})
    assert "unlock it first" in client.get(f"{path}?part=award&lang=en").get_data(as_text=True)
    assert turns(event)[0].id == first.id
    assert client.post_form(f"{path}/award/order", {"group_size": "2"}).status_code == 409
    client.post_form(f"{path}/award/lock", {"to": "open"})
    client.post_form(f"{path}/turns/{first.id}/place", {"to": "down"})
    assert turns(event)[1].id == first.id


def test_the_lock_says_which_print_files_it_takes_away(sign_in, event, path):
    decision = queries_of_awards.decisions(event).limit(1)
    made = awards.complete(db.session.scalar(decision))
    awards.issued(made)
    client, (first, *_others) = sign_in("organizer"), turns(event)
    said = "The print files of Certificate of commendation 12/QĐ-BTV"
    assert said not in client.get(f"{path}?part=award&lang=en").get_data(as_text=True)
    client.post_form(f"{path}/turns/{first.id}/place", {"to": "down"})
    page = client.get(f"{path}?lang=en").get_data(as_text=True)  # without a part: the one that has turns
    assert page.count(f"{said} lie in another order") == page.count(f"{said} are taken away") == 1
    client.post_form(f"{path}/award/lock", {})
    locked = client.tree(f"{path}?lang=en")
    assert "Taken away, since they lay in another order" in locked.text_content()
    assert locked.xpath(f"//a[@href='/awards/{made.id}' and contains(., 'Print files of')]")
    services_of_awards.remake_print_files(awards.reread(made))
    jobs.run_pending()
    again = client.tree(f"{path}?lang=en")
    assert not again.xpath("//a[contains(., 'Print files of')]")


def test_a_turn_that_was_placed_by_number_can_be_put_back(sign_in, event, path):
    client, (first, second, third) = sign_in("organizer"), turns(event)
    moved = client.post_form(f"{path}/turns/{third.id}/place", {"to": "number", "number": "1"})
    shown = client.tree(moved.headers["Location"])
    (undo,) = shown.xpath("//form[input[@name='number'][@value='3']]")
    assert undo.get("action") == f"{path}/turns/{third.id}/place"
    client.post_form(undo.get("action"), {"to": "number", "number": "3"})
    assert [turn.id for turn in turns(event)] == [first.id, second.id, third.id]
    beyond = client.tree(f"{path}?part=award&moved={first.id}&from=99")
    assert beyond.xpath("//input[@name='number'][@value='99']") == []


def test_a_turn_is_placed_by_number_and_a_wrong_number_is_kept(event, path, sign_in):
    client, (first, _second, third) = sign_in("organizer"), turns(event)
    answer = client.post_form(f"{path}/turns/{third.id}/place", {"to": "number", "number": "0"})
    assert (answer.status_code, 'value="0"' in answer.get_data(as_text=True)) == (422, True)
    client.post_form(f"{path}/turns/{third.id}/place", {"to": "number", "number": "1"})
    assert [turn.id for turn in turns(event)][:2] == [third.id, first.id]


def test_late_changes_are_noted(event, path, sign_in):
    client, (first, second, _third) = sign_in("organizer"), turns(event)
    client.post_form(f"{path}/turns/{first.id}/proxy", {"proxy_name": "Bà Thay"})
    assert client.post_form(f"{path}/turns/{first.id}/proxy", {"proxy_name": "x" * 201}).status_code == 422
    client.post_form(f"{path}/turns/{second.id}/place", {"to": "end"})
    client.post_form(f"{path}/turns/{first.id}/status", {"status": "absent"})
    kept = {turn.id: (turn.proxy_name, turn.group, turn.status) for turn in turns(event)}
    assert (kept[first.id], kept[second.id]) == (("Bà Thay", 1, "absent"), ("", 3, "waiting"))
    page = client.get(f"{path}?part=award&lang=en").get_data(as_text=True)
    assert "Bà Thay, instead" in page


def test_two_phones_that_saw_the_same_move_the_stage_once(event, path, sign_in):
    one, two = sign_in("organizer"), sign_in("administrator")
    for client in (one, two):
        assert client.get(f"{path}/award/conductor?lang=en").status_code == 200
    answers = [client.post_form(f"{path}/award/stage", {"to": "next", "seen": "0"}) for client in (one, two)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert queries.order_of(event, "award").current_group == 1
    assert "Another phone has moved the stage on" in two.get(f"{path}/award/conductor?lang=en").get_data(as_text=True)
    one.post_form(f"{path}/award/stage", {"to": "9", "seen": "1"})
    assert queries.order_of(event, "award").step == 1


def test_the_conductors_json_answers_304_until_something_changes(event, path, sign_in):
    client = sign_in("organizer")
    first = client.get(f"{path}/award/conductor.json")
    again = client.get(f"{path}/award/conductor.json", headers={"If-None-Match": first.headers["ETag"]})
    client.post_form(f"{path}/award/stage", {"to": "next", "seen": "0"})
    later = client.get(f"{path}/award/conductor.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.json["step"], again.status_code, later.json["step"]) == (0, 304, 1)
    assert "csrf" not in first.json["html"]


def test_the_log_is_corrected_and_says_who_has_not_collected(event, path, sign_in):
    client, (first, second, _third) = sign_in("organizer"), turns(event)
    sent = {"way": "office", "handed_on": "2023-05-22", "handed_time": "09:30", "received_by": "Bà Nhận",
            "is_proxy": "y", "photo_number": "17"}  # fmt: skip
    assert client.post_form(f"{path}/turns/{first.id}/hand-over", {**sent, "received_by": ""}).status_code == 422
    assert client.post_form(f"{path}/turns/{first.id}/hand-over", sent).status_code == 303
    kept = queries.turn(event, first.id).hand_over
    assert (kept.way, kept.received_by, kept.is_proxy, kept.handed_at.isoformat()) == (
        "office", "Bà Nhận", True, "2023-05-22T02:30:00+00:00",
    )  # fmt: skip
    client.post_form(f"{path}/award/hand-overs", {f"photo-{first.id}": "18", f"photo-{second.id}": "3"})
    page = client.get(f"{path}/award/hand-overs?show=missing").get_data(as_text=True)
    assert ("Đơn vị Một" in page, "Đơn vị Hai" in page) == (False, True)
    assert queries.turn(event, first.id).hand_over.photo_number == "18"
    long = "9" * 41
    refused = client.post_form(f"{path}/award/hand-overs", {f"photo-{first.id}": long})
    assert (refused.status_code, long in refused.get_data(as_text=True)) == (422, True)
    assert queries.turn(event, first.id).hand_over.photo_number == "18"
    client.post_form(f"{path}/turns/{first.id}/hand-over", {"to": "forget"})
    assert queries.turn(event, first.id).hand_over is None


@pytest.mark.parametrize("paper", ["folders", "slips", "hand-overs"])
def test_every_paper_comes_as_pdf_and_docx(path, sign_in, paper):
    client = sign_in("organizer")
    assert client.get(f"{path}/award/{paper}.pdf").data[:5] == b"%PDF-"
    assert client.get(f"{path}/award/{paper}.docx").data[:2] == b"PK"


def test_who_only_reads_sees_neither_receivers_nor_the_conductors_page(path, sign_in):
    client = sign_in("viewer")
    assert client.get(f"{path}?part=award").status_code == 200
    for where in ("award/conductor", "award/conductor.json", "award/hand-overs", "award/slips.pdf"):
        assert client.get(f"{path}/{where}").status_code == 403
