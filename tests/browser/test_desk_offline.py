"""The desk in a real Chromium with the network cut, and back."""

import pytest
from playwright.sync_api import expect

from tests.factories import checkin, invitations
from tests.support.browser import wait_for, wait_until
from tests.support.hall import ALL_SENT, ANSWER, add_walk_in, bring_back, cut, said, scan_by_wedge, shown
from workshop.checkin.services import Origin, check_in, renew_epochs, set_desks
from workshop.extensions import db, utc_now
from workshop.paper.codes import grouped
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.services import add_people
from workshop.transactions import transaction

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_without_network_and_back(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    wait_until(desk, "navigator.serviceWorker.controller !== null", 15)
    wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")
    desk.context.set_offline(True)
    desk.reload()
    wait_until(desk, "document.body.dataset.desk === 'paired'")
    shown(desk, "again", "Nguyễn Thị Minh Họa")  # read by the camera: worker and engine come from the cache

    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "ok", "Đặng Văn Kẹo")
    said(desk, "Đã lưu trên máy")
    expect(desk.locator("[data-status=queue]")).to_have_text("Mất mạng · chờ gửi: 2")
    expect(desk.locator("[data-status=counts]")).to_have_text("2 / 3")  # its own scans count at once
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "again", "Đặng Văn Kẹo")
    scan_by_wedge(desk, "0000000000000000")
    wait_until(desk, f"{ANSWER} === 'ask'")
    said(desk, "Không có trong danh sách trên máy")
    assert hall.scans_of("Đặng Văn Kẹo") == []

    desk.context.set_offline(False)
    wait_until(desk, ALL_SENT)
    wait_for(desk, lambda: sorted(hall.scans_of("Đặng Văn Kẹo")), [("accepted", True), ("refused", True)])
    assert hall.is_inside("Đặng Văn Kẹo") is True
    desk.complaints[:] = [line for line in desk.complaints if "ERR_INTERNET_DISCONNECTED" not in line]


CAME = ("Võ Thị Khách", "Lê Thị Thay", "Thạch Thị Sa", "Trần Thị Thêm", "Đặng Văn Kẹo")


def unit_on_the_device(hall, desk):
    """The code of a unit of two, once the device has them on its list."""
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    with transaction():
        for kind in hall.event.kinds:
            kind.hand_over = "Thẻ + tài liệu"
    of_unit = invitations.invitation(hall.event)
    add_people(of_unit.delegation, [Person("Thạch Thị Sa"), Person("Kim Văn Hai")])
    desk.evaluate("window.dispatchEvent(new Event('online'))")
    wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '1 / 5'")
    return of_unit.delegation.group_code


def somebody_comes_in_place(hall, desk):
    """One takes another's place, whose ticket then opens nothing."""
    desk.click("#open-proxy")
    desk.fill("#search", "phuong nghi")
    add_walk_in(desk, "#found button", "Lê Thị Thay", position="Phó Giám đốc")
    scan_by_wedge(desk, hall.code("Lê Đình Phương Nghi"))
    shown(desk, "stop", "Lê Đình Phương Nghi")
    said(desk, "Đã có người đi thay")


def a_unit_comes(desk, group_code):
    """One of the unit is ticked, and one more is typed."""
    scan_by_wedge(desk, group_code)
    desk.check("#group li:nth-child(1) input")
    desk.click("#group [data-add]")
    desk.fill("#walk-in-name", "Trần Thị Thêm")
    desk.press("#walk-in-name", "Enter")
    expect(desk.locator("#group input:checked")).to_have_count(2)
    desk.click("#group [data-send]")
    shown(desk, "ok", "Đã vào: 2 người")
    said(desk, "Trao: 2 × Thẻ + tài liệu")  # the one who is on no list, too
    scan_by_wedge(desk, group_code)
    expect(desk.locator("#group li input:disabled")).to_have_count(1)
    desk.click("#group [data-close]")


def all_is_offered_again(desk):
    """As after a restore: whatever the device kept is sent once more."""
    renew_epochs()
    db.session.rollback()
    with desk.expect_response("**/checkin/walk-ins"):
        desk.evaluate("window.dispatchEvent(new Event('online'))")
    bring_back(desk)


def test_walk_in_proxy_group_and_scans_without_network_are_each_there_once(hall, desk):
    group_code = unit_on_the_device(hall, desk)
    cut(desk)
    add_walk_in(desk, "#open-walk-in", "Võ Thị Khách")
    somebody_comes_in_place(hall, desk)
    a_unit_comes(desk, group_code)
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "ok", "Đặng Văn Kẹo")
    desk.reload()
    wait_until(desk, "document.body.dataset.desk === 'paired'")

    bring_back(desk)
    wait_for(desk, lambda: [hall.people_called(name) for name in CAME], [[("confirmed", 1)]] * 5)
    assert hall.people_called("Lê Đình Phương Nghi") == [("cancelled", 0)]
    assert hall.people_called("Kim Văn Hai") == [("confirmed", 0)]

    all_is_offered_again(desk)
    assert [hall.people_called(name) for name in CAME] == [[("confirmed", 1)]] * 5


def test_a_slow_network_holds_up_nobody_and_what_it_says_later_is_told(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")
    network = desk.context.new_cdp_session(desk)
    network.send("Network.enable")
    # longer than a person waits at the door, and well within the four seconds after which the desk gives up
    slow = {"offline": False, "latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1}
    network.send("Network.emulateNetworkConditions", slow)
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "ok", "Đặng Văn Kẹo")
    said(desk, "Đã lưu trên máy")  # the server's own answer would not say so
    check_in(hall.event, [checkin.scan(hall.people["Lê Đình Phương Nghi"], scanned_at=utc_now().isoformat())],
             caller=Origin())  # fmt: skip
    scan_by_wedge(desk, hall.code("Lê Đình Phương Nghi"))
    shown(desk, "ok", "Lê Đình Phương Nghi")
    shown(desk, "again", "Lê Đình Phương Nghi")
    said(desk, "Người này đã vào trước đó")
    network.send("Network.emulateNetworkConditions", {**slow, "latency": 0})
    bring_back(desk)
    wait_for(desk, lambda: hall.scans_of("Đặng Văn Kẹo"), [("accepted", False)])


def test_in_the_strict_setting_only_the_ticket_opens_a_name(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    set_desks(hall.event, by=None, is_strict=True)
    desk.evaluate("window.dispatchEvent(new Event('online'))")
    wait_until(desk, "document.querySelector('[data-status=people]').textContent.includes('thẻ')")
    cut(desk)
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "ok", "Đặng Văn Kẹo")  # by WebCrypto alone, from what the server sealed
    desk.fill("#search", hall.code("Lê Đình Phương Nghi"))
    expect(desk.locator("#found button")).to_have_text("Cho vào")
    expect(desk.locator("#found strong")).to_have_text(grouped(hall.code("Lê Đình Phương Nghi")))  # and no name
    desk.fill("#search", "phuong nghi")
    expect(desk.locator("#search-hint")).to_contain_text("Mất mạng nên không tìm theo tên được")
    expect(desk.locator("#found li")).to_have_count(0)
    desk.click("#close-search")
    scan_by_wedge(desk, "0000000000000000")
    wait_until(desk, f"{ANSWER} === 'ask'")
    bring_back(desk)
    assert [outcome for outcome, _is_offline in hall.scans_of("Đặng Văn Kẹo")] == ["accepted"]
