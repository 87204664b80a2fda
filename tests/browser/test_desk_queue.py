"""What the desk's queue promises: nothing is lost, counted twice, or left behind on a device."""

import pytest
from playwright.sync_api import expect

from tests.factories import checkin
from tests.support.browser import PHONE, opened, wait_for, wait_until
from tests.support.hall import (
    ALL_KEPT,
    ANSWER,
    add_walk_in,
    bring_back,
    cut,
    pair,
    said,
    scan_by_wedge,
    shown,
)
from workshop.checkin.services import Origin, check_in, renew_epochs
from workshop.extensions import db, utc_now
from workshop.registrations.models import Registration
from workshop.transactions import transaction

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KEO, NGHI = "Đặng Văn Kẹo", "Lê Đình Phương Nghi"
NEW_PERSON = "Trần Thị Mới"
IS_SENT = "document.querySelector('[data-status=queue]').textContent.startsWith('Đã gửi hết')"
SYNC = "window.dispatchEvent(new Event('online'))"
NINE_MINUTES_SLOW = """
  Date.now = ((now) => () => now() - 9 * 60000)(Date.now);
  const Right = Date;
  window.Date = class extends Right { constructor(...at) { super(...(at.length ? at : [Right.now()])); } };
"""
OLD_ROWS = """(async () => {
  const answer = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const db = await answer(indexedDB.open("workshop-desk"));
  const queue = db.transaction("queue", "readwrite").objectStore("queue");
  for (const row of await answer(queue.getAll())) await answer(queue.put({ ...row, CHANGES }));
  db.close();
})()"""
KEPT = """(async () => {
  const answer = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const db = await answer(indexedDB.open("workshop-desk"));
  const number = (name) => answer(db.transaction(name).objectStore(name).count());
  const found = await Promise.all(["pairings", "notes", "queue"].map(number));
  db.close();
  return found;
})()"""


@pytest.fixture
def keyboard(hall, browser):
    """A paired laptop without a camera, which holds its list."""
    with opened(browser, PHONE) as page:
        pair(page, hall)
        wait_until(page, "document.querySelector('[data-status=counts]').textContent === '0 / 3'")
        yield page


CUT_SHORT = """(() => {
  const { prototype } = ServiceWorkerContainer;
  const register = prototype.register;
  prototype.register = function () { prototype.register = register; return Promise.reject(new TypeError("cut")); };
})()"""


def test_a_page_whose_first_visit_was_cut_short_is_kept_all_the_same(hall, browser):
    with opened(browser, PHONE) as page:
        page.add_init_script(CUT_SHORT)
        page.goto(f"{hall.address}/desk/")
        wait_until(page, "navigator.serviceWorker.controller !== null")


def change_rows(page, changes):
    """Write ``changes`` into every row of the queue."""
    page.evaluate(OLD_ROWS.replace("CHANGES", changes))


def offer_all_again(page):
    """Let the device offer what it has sent, as after a restore."""
    renew_epochs()
    db.session.rollback()
    with page.expect_response("**/checkin/scans"):
        page.evaluate(SYNC)
    wait_until(page, IS_SENT)


def test_who_is_let_in_anyway_stays_in_when_the_server_knew_the_ticket(hall, keyboard):
    cut(keyboard)
    newcomer = checkin.delegate(hall.event, full_name=NEW_PERSON)  # after the list was fetched
    hall.people[NEW_PERSON] = newcomer
    scan_by_wedge(keyboard, newcomer.ticket_code)
    wait_until(keyboard, f"{ANSWER} === 'ask'")
    change_rows(keyboard, "body: { ...row.body, offline: false, shown: undefined }")  # as asked when the network died
    keyboard.click("[data-choices] button:has-text('Vẫn cho vào')")
    wait_until(keyboard, f"{ANSWER} === 'ok'")
    bring_back(keyboard)
    keyboard.evaluate(SYNC)
    wait_until(keyboard, IS_SENT)
    wait_for(keyboard, lambda: hall.is_inside(NEW_PERSON), True)


def test_a_scan_that_waited_days_for_its_answer_is_kept_three_days_from_it(hall, keyboard):
    cut(keyboard)
    scan_by_wedge(keyboard, hall.code(KEO))
    shown(keyboard, "ok", KEO)
    change_rows(keyboard, "at: row.at - 5 * 86400000")
    bring_back(keyboard)
    keyboard.evaluate(SYNC)
    wait_until(keyboard, IS_SENT)
    assert keyboard.evaluate(KEPT)[2] == 1
    change_rows(keyboard, "answeredAt: row.answeredAt - 4 * 86400000")
    keyboard.evaluate(SYNC)
    wait_until(keyboard, f"({KEPT}).then((found) => found[2] === 0)")


def test_after_a_restore_whoever_was_let_in_is_in_again_whatever_the_rules_say_now(hall, keyboard):
    scan_by_wedge(keyboard, hall.code(KEO))
    shown(keyboard, "ok", KEO)
    wait_until(keyboard, IS_SENT)
    with transaction() as session:  # the server has lost the scan, and the person is no longer confirmed
        for table in ("admission", "scan"):
            session.execute(db.text(f"delete from {table} where registration_id = :id"), {"id": hall.people[KEO].id})
        session.get(Registration, hall.people[KEO].id).status = "pending"
    offer_all_again(keyboard)
    keyboard.evaluate(SYNC)
    wait_for(keyboard, lambda: hall.is_inside(KEO), True)
    wait_until(keyboard, IS_SENT)
    number = len(hall.scans_of(KEO))
    offer_all_again(keyboard)
    assert len(hall.scans_of(KEO)) == number  # said once more, and nothing new comes of it


def test_an_undo_waits_for_the_scan_that_it_takes_back(hall, keyboard):
    keyboard.route("**/checkin/scans", lambda route: route.abort())
    scan_by_wedge(keyboard, hall.code(KEO))
    shown(keyboard, "ok", KEO)
    keyboard.unroute("**/checkin/scans")
    answered = []
    keyboard.on("response", lambda response: answered.append(response.url.rsplit("/", 1)[-1]))
    keyboard.click("#open-undo")
    keyboard.click("#undo [data-take]")
    shown(keyboard, "note", KEO)
    keyboard.evaluate(SYNC)
    wait_until(keyboard, IS_SENT)
    assert [name for name in answered if name in ("scans", "undos")] == ["scans", "undos"]
    wait_for(keyboard, lambda: (hall.scans_of(KEO), hall.is_inside(KEO)), ([("accepted", False)], False))
    keyboard.complaints[:] = [line for line in keyboard.complaints if "ERR_FAILED" not in line]


def test_what_another_tab_sent_waits_no_longer_here(hall, keyboard):
    cut(keyboard)
    scan_by_wedge(keyboard, hall.code(KEO))
    shown(keyboard, "ok", KEO)
    other = keyboard.context.new_page()
    other.complaints = []
    other.goto(f"{hall.address}/desk/")
    wait_until(other, "document.querySelector('[data-status=queue]').textContent === 'Mất mạng · chờ gửi: 1'")
    change_rows(keyboard, "state: 'answered', answer: { id: row.id, outcome: 'accepted' }, answeredAt: Date.now()")
    bring_back(other)
    bring_back(keyboard)
    other.close()


def test_a_disconnected_device_holds_nothing_of_anybody(hall, keyboard):
    scan_by_wedge(keyboard, hall.code(KEO))
    shown(keyboard, "ok", KEO)
    add_walk_in(keyboard, "#open-walk-in", "Võ Thị Khách")
    wait_until(keyboard, IS_SENT)
    assert [part for part in (hall.code(KEO), "Kẹo", "Khách") if part in keyboard.evaluate(ALL_KEPT)] == []
    keyboard.click("#open-device")
    keyboard.click("#leave")
    expect(keyboard.locator("[data-device=leave]")).to_contain_text("Bấm lần nữa")
    keyboard.click("#leave")
    wait_until(keyboard, "document.body.dataset.desk === 'unpaired'")
    assert keyboard.evaluate(KEPT) == [0, 0, 0]


def test_a_device_paired_anew_forgets_point_and_direction_of_the_other_desk(hall, keyboard):
    keyboard.click("#open-device")
    keyboard.select_option("#direction", "out")
    keyboard.click("#device [data-close]")
    expect(keyboard.locator("[data-status=label]")).to_contain_text("CHIỀU RA")
    keyboard.evaluate(
        "(async () => { const s = await import(document.querySelector('script[src*=\"desk/main.js\"]').src"
        ".replace('main.js', 'store.js')); await s.dropNote('pairing'); location.reload(); })()"
    )
    wait_until(keyboard, "document.body.dataset.desk === 'unpaired'")
    pair(keyboard, hall)
    scan_by_wedge(keyboard, hall.code(KEO))
    shown(keyboard, "ok", KEO)
    wait_for(keyboard, lambda: hall.is_inside(KEO), True)


def test_the_ticket_of_who_stays_away_opens_the_form_for_who_comes_instead(hall, keyboard):
    keyboard.click("#open-proxy")
    expect(keyboard.locator("#mode")).to_contain_text("ĐI THAY")
    keyboard.click("#leave-mode")
    expect(keyboard.locator("#mode")).to_be_hidden()
    keyboard.click("#open-proxy")
    scan_by_wedge(keyboard, hall.code(NGHI))
    expect(keyboard.locator("#walk-in [data-told]")).to_have_text(f"Đi thay {NGHI}")
    expect(keyboard.locator("#mode")).to_be_hidden()
    keyboard.fill("#walk-in-name", "Lê Thị Thay")
    keyboard.press("#walk-in-name", "Enter")
    shown(keyboard, "ok", "Lê Thị Thay")
    wait_for(
        keyboard, lambda: (hall.is_inside(NGHI), hall.people_called("Lê Thị Thay")), (False, [("confirmed", 1)])
    )


def test_a_clock_that_is_slow_does_not_keep_in_who_has_left(hall, keyboard):
    check_in(hall.event, [checkin.scan(hall.people[KEO], scanned_at=utc_now().isoformat())], caller=Origin())
    keyboard.add_init_script(NINE_MINUTES_SLOW)
    keyboard.reload()
    wait_until(keyboard, "!document.getElementById('skew').hidden")
    wait_until(keyboard, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")
    cut(keyboard)
    keyboard.wait_for_timeout(1500)  # the device knows the server's time to a second
    for direction, word in (("out", "Đã ra"), ("in", "Mời vào")):
        keyboard.click("#open-device")
        keyboard.select_option("#direction", direction)
        keyboard.click("#device [data-close]")
        scan_by_wedge(keyboard, hall.code(KEO))
        wait_until(keyboard, f"document.querySelector('[data-word]').textContent === '{word}'")
    bring_back(keyboard)


def test_a_full_disk_is_said_and_nobody_is_let_in(hall, keyboard):
    keyboard.evaluate(
        "void (IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); })"
    )
    scan_by_wedge(keyboard, hall.code(KEO))
    wait_until(keyboard, f"{ANSWER} === 'stop'")
    said(keyboard, "Chưa lưu được")
    assert hall.scans_of(KEO) == []
