"""Pairing a device: one link, one device, the same number on both screens."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.factories import events
from tests.support.checkin import path
from workshop.accounts.models import DeskDevice, DeskPairing
from workshop.checkin import desks
from workshop.checkin.refusals import ConfirmationWrong, PairingOver
from workshop.extensions import db, utc_now
from workshop.transactions import transaction


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
    answer = staff.post_form(path(event, f"/desks/{device.id}/revocation"))
    assert answer.location.endswith("/check-in/desks")
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
