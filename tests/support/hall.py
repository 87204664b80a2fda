"""A served workshop and the desks before its door, for tests in a real browser."""

import datetime as dt
import time

from playwright.sync_api import expect

from tests.factories import checkin, events
from tests.support.browser import wait_until
from workshop.checkin import desks
from workshop.checkin.models import Admission, Scan
from workshop.extensions import db, utc_now
from workshop.registrations.models import Registration

IDENTITY_CARD = "079123456789|123456789|Nguyễn Văn Thử|01011980|Nam|Bến Tre|01012022"
NAMED_KEYS = {
    "\r": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "\b": {"key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8},
}
ANSWER = "document.querySelector('[data-answer-box]').dataset.answer"
ALL_SENT = "document.querySelector('[data-status=queue]').textContent.startsWith('Đã gửi hết')"
ALL_KEPT = """(async () => {
  const answer = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const db = await answer(indexedDB.open("workshop-desk"));
  const read = (name) => answer(db.transaction(name).objectStore(name).getAll());
  const rows = await Promise.all([...db.objectStoreNames].map(read));
  db.close();
  return JSON.stringify([rows, { ...localStorage }]);
})()"""


class Hall:
    """A served workshop with people, and this process's own view of its database."""

    def __init__(self, address):
        self.address, now = address, utc_now()
        self.event = events.event(starts_at=now, ends_at=now + dt.timedelta(hours=4))
        checkin.point(self.event)
        names = ("Nguyễn Thị Minh Họa", "Lê Đình Phương Nghi", "Đặng Văn Kẹo")
        self.people = {name: checkin.delegate(self.event, full_name=name) for name in names}

    def code(self, name):
        """The ticket code of a delegate."""
        return self.people[name].ticket_code

    def scans_of(self, name):
        """What was answered to a delegate's scans, in order: [(outcome, is_offline)]."""
        db.session.rollback()
        query = db.select(Scan).where(Scan.registration_id == self.people[name].id).order_by(Scan.received_at)
        return [(scan.outcome, scan.is_offline) for scan in db.session.scalars(query)]

    def people_called(self, name):
        """Everybody registered with this name, with how many admissions of each stand: [(status, number)]."""
        db.session.rollback()
        found = db.session.scalars(
            db.select(Registration).where(Registration.event_id == self.event.id, Registration.full_name == name)
        )
        standing = db.select(Admission).where(Admission.undone_at.is_(None))
        return [
            (one.status, len(db.session.scalars(standing.where(Admission.registration_id == one.id)).all()))
            for one in found
        ]

    def is_inside(self, name):
        """Whether an admission of the delegate stands."""
        db.session.rollback()
        query = db.select(Admission).where(Admission.registration_id == self.people[name].id)
        return any(row.undone_at is None for row in db.session.scalars(query))


def note_stranger(page, hall, url):
    """Remember an address that is not our server's."""
    if not url.startswith((f"{hall.address}/", "data:", "blob:")):
        page.strangers.append(url)


def pair(page, hall, **how):
    """Pair the browser as a desk, or as a kiosk; return the number of its pairing."""
    pairing, token = desks.offer_pairing(hall.event, "Bàn 2", "entry", **how)
    page.goto(f"{hall.address}/desk/")
    wait_until(page, "document.body.dataset.desk === 'unpaired'")
    page.fill("#pair-code", "-".join(token[at : at + 4] for at in range(0, 16, 4)).lower())
    page.press("#pair-code", "Enter")
    page.wait_for_url(f"{hall.address}/desk/pair/**")
    assert page.inner_text(".desk-number") == pairing.confirmation
    page.click("button[type=submit]")
    page.wait_for_url(f"{hall.address}/desk/")
    wait_until(page, "document.body.dataset.desk === 'paired'")
    return pairing.confirmation


def type_quickly(page, text):
    """Type as a machine does: five milliseconds a key by the events' own times, however busy the browser is."""
    session, began = page.context.new_cdp_session(page), time.time()
    for at, letter in enumerate(text):
        if not letter.isascii():  # no key of its own: an input method puts it in
            session.send("Input.insertText", {"text": letter})
            continue
        key = NAMED_KEYS.get(letter, {"key": letter, "text": letter})
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", "timestamp": began + at * 0.005, **key})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", "timestamp": began + at * 0.005, **key})
    session.detach()


def scan_by_wedge(page, text):
    """Scan with a USB scanner: it types and presses Enter."""
    type_quickly(page, f"{text}\r")


def add_walk_in(page, opener, name, position=""):
    """Type somebody who is on no list and let them in; ``opener`` is the button that asks for the name."""
    page.click(opener)
    page.fill("#walk-in-name", name)
    if position:
        page.fill("#walk-in-position", position)
    page.press("#walk-in-position" if position else "#walk-in-name", "Enter")
    shown(page, "ok", name)


def shown(page, tone, name):
    """Wait for an answer of this tone that names this person."""
    wait_until(page, f"{ANSWER} === '{tone}' && document.querySelector('[data-name]').textContent === '{name}'")


def cut(page):
    """Take the network away, once the page can open without it and holds its list."""
    wait_until(page, "navigator.serviceWorker.controller !== null")
    wait_until(page, "document.querySelector('[data-status=people]').textContent.includes(' · ')")
    page.context.set_offline(True)


def bring_back(page):
    """Give the network back and wait until everything that waited was answered."""
    page.context.set_offline(False)
    wait_until(page, ALL_SENT)
    page.complaints[:] = [line for line in page.complaints if "ERR_INTERNET_DISCONNECTED" not in line]


def said(page, text):
    """Wait until the answer holds these words."""
    expect(page.locator("[data-answer-box]")).to_contain_text(text, use_inner_text=True)
