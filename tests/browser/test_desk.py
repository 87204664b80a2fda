"""The desk in a real Chromium with a camera: paired, scanning, typing, undoing, without network and back."""

import datetime as dt

import pytest
import qrcode
from playwright.sync_api import expect

from tests.factories import checkin, events, invitations
from tests.support import axe, qr_video
from tests.support.browser import PHONE, launched, opened, running_product, wait_until
from workshop import create_app
from workshop.accounts.models import DeskDevice
from workshop.checkin import desks
from workshop.checkin.models import Admission, Scan
from workshop.extensions import db, utc_now
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.services import add_people

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IDENTITY_CARD = "079123456789|123456789|Nguyễn Văn Thử|01011980|Nam|Bến Tre|01012022"
ANSWER = "document.querySelector('[data-answer-box]').dataset.answer"
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

    def is_inside(self, name):
        """Whether an admission of the delegate stands."""
        db.session.rollback()
        query = db.select(Admission).where(Admission.registration_id == self.people[name].id)
        return any(row.undone_at is None for row in db.session.scalars(query))


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    """(address, application) of a served product: the application looks into the same database."""
    folder = tmp_path_factory.mktemp("instance")
    with running_product(folder) as address:
        yield address, create_app({"TESTING": True, "WORKSHOP_INSTANCE": str(folder), "WORKSHOP_MIN_FREE_BYTES": 0})


@pytest.fixture
def hall(product):
    address, app = product
    with app.app_context():
        yield Hall(address)
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def desk(hall, tmp_path):
    """A paired phone whose camera shows the first delegate's ticket; it may ask nobody but our server."""
    picture = qrcode.make(hall.code("Nguyễn Thị Minh Họa")).get_image()
    film = qr_video.write_film(picture, tmp_path / "ticket.mjpeg", tilt=6, blur=1, noise=20, contrast=0.7)
    with launched(camera=film) as running, opened(running, PHONE) as page:
        page.strangers = []
        page.on("request", lambda request: note_stranger(page, hall, request.url))
        pair(page, hall)
        yield page
        assert page.strangers == []


def note_stranger(page, hall, url):
    if not url.startswith((f"{hall.address}/", "data:", "blob:")):
        page.strangers.append(url)


def pair(page, hall):
    pairing, token = desks.offer_pairing(hall.event, "Bàn 2", "entry")
    page.goto(f"{hall.address}/desk/")
    wait_until(page, "document.body.dataset.desk === 'unpaired'")
    page.fill("#pair-code", "-".join(token[at : at + 4] for at in range(0, 16, 4)).lower())
    page.press("#pair-code", "Enter")
    page.wait_for_url(f"{hall.address}/desk/pair/**")
    assert page.inner_text(".desk-number") == pairing.confirmation
    page.click("button[type=submit]")
    page.wait_for_url(f"{hall.address}/desk/")
    wait_until(page, "document.body.dataset.desk === 'paired'")


def scan_by_wedge(page, text):
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def shown(page, tone, name):
    """Wait for an answer of this tone that names this person."""
    wait_until(page, f"{ANSWER} === '{tone}' && document.querySelector('[data-name]').textContent === '{name}'", 10)


def said(page):
    return page.inner_text("[data-answer-box]")


def test_a_morning_at_the_desk(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    assert hall.scans_of("Nguyễn Thị Minh Họa") == [("accepted", False)]
    assert axe.violations(desk) == []

    desk.wait_for_timeout(1500)  # the ticket is still before the camera
    assert hall.scans_of("Nguyễn Thị Minh Họa") == [("accepted", False)]

    scan_by_wedge(desk, hall.code("Nguyễn Thị Minh Họa").lower())
    shown(desk, "again", "Nguyễn Thị Minh Họa")
    assert "tại Bàn 2" in said(desk)

    scan_by_wedge(desk, IDENTITY_CARD)
    wait_until(desk, f"{ANSWER} === 'ask'")
    assert "Đây là căn cước, không phải vé" in said(desk)
    assert desk.evaluate("document.activeElement.id") == "search"
    kept = desk.evaluate(ALL_KEPT)
    assert [part for part in ("079123456789", "Nguyễn Văn Thử", "Lê Đình") if part in kept] == []

    desk.fill("#search", "nghi phuong")
    desk.click("#found button")
    shown(desk, "ok", "Lê Đình Phương Nghi")
    wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '2 / 3'")

    desk.click("#open-undo")
    expect(desk.locator("#undo")).to_contain_text("Lê Đình Phương Nghi")
    desk.click("#undo [data-take]")
    shown(desk, "note", "Lê Đình Phương Nghi")
    assert hall.is_inside("Lê Đình Phương Nghi") is False

    desk.click("#open-walk-in")
    assert axe.violations(desk) == []
    desk.fill("#walk-in-name", "Võ Thị Khách")
    desk.press("#walk-in-name", "Enter")
    shown(desk, "ok", "Võ Thị Khách")


def test_a_unit_shows_one_code_and_its_people_are_let_in_one_by_one(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    of_unit = invitations.invitation(hall.event)
    added = add_people(of_unit.delegation, [Person("Thạch Thị Sa"), Person("Kim Văn Hai")])
    scan_by_wedge(desk, of_unit.delegation.group_code)
    wait_until(desk, "document.querySelectorAll('#found li').length === 2")
    assert axe.violations(desk) == []
    desk.click("#found li:nth-child(2) button")
    shown(desk, "ok", "Kim Văn Hai")
    desk.click("#found li:nth-child(1) button")
    shown(desk, "ok", "Thạch Thị Sa")
    db.session.rollback()
    inside = db.select(Admission.registration_id).where(Admission.undone_at.is_(None))
    assert {each.id for each in added} <= set(db.session.scalars(inside))


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
    assert "Đã lưu trên máy" in said(desk)
    expect(desk.locator("[data-status=queue]")).to_have_text("Mất mạng · chờ gửi: 2")
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "again", "Đặng Văn Kẹo")
    scan_by_wedge(desk, "0000000000000000")
    wait_until(desk, f"{ANSWER} === 'ask'")
    assert "Không có trong danh sách trên máy" in said(desk)
    assert hall.scans_of("Đặng Văn Kẹo") == []

    desk.context.set_offline(False)
    wait_until(desk, "document.querySelector('[data-status=queue]').textContent.startsWith('Đã gửi hết')", 25)
    assert sorted(hall.scans_of("Đặng Văn Kẹo")) == [("accepted", True), ("refused", True)]
    assert hall.is_inside("Đặng Văn Kẹo") is True
    desk.complaints[:] = [line for line in desk.complaints if "ERR_INTERNET_DISCONNECTED" not in line]


def test_an_answer_that_is_lost_on_the_way_counts_once(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")

    def lose(route):
        route.fetch()  # the server has it, the desk does not know
        route.abort()

    desk.route("**/checkin/scans", lose, times=1)
    scan_by_wedge(desk, hall.code("Đặng Văn Kẹo"))
    shown(desk, "ok", "Đặng Văn Kẹo")
    assert "Đã lưu trên máy" in said(desk)
    desk.evaluate("document.getElementById('send').click()")
    wait_until(desk, "document.querySelector('[data-status=queue]').textContent.startsWith('Đã gửi hết')", 25)
    assert hall.scans_of("Đặng Văn Kẹo") == [("accepted", False)]
    desk.complaints[:] = [line for line in desk.complaints if "ERR_FAILED" not in line]


def test_a_disconnected_desk_forgets_the_names(hall, desk):
    shown(desk, "ok", "Nguyễn Thị Minh Họa")
    desks.revoke_desk(db.session.scalar(db.select(DeskDevice).where(DeskDevice.event_id == hall.event.id)))
    desk.evaluate("document.getElementById('send').click()")
    wait_until(desk, f"{ANSWER} === 'stop'", 10)
    assert "Máy này đã bị ngắt ghép nối" in said(desk)
    expect(desk.locator("[data-status=people]")).to_have_text("Chưa có danh sách trên máy")
    desk.fill("#search", "phuong nghi")
    wait_until(desk, "document.getElementById('search-hint').textContent !== ''")
    assert desk.locator("#found li").count() == 0
    desk.complaints[:] = [line for line in desk.complaints if "403" not in line]


def test_a_refused_camera_leaves_photograph_and_keys(hall, browser, tmp_path):
    picture = tmp_path / "ticket.png"
    qrcode.make(hall.code("Lê Đình Phương Nghi")).get_image().convert("RGB").save(picture)
    with opened(browser, PHONE) as page:
        pair(page, hall)
        wait_until(page, "['refused', 'missing'].includes(document.querySelector('.desk-camera').dataset.camera)")
        page.set_input_files("#photo", picture)
        shown(page, "ok", "Lê Đình Phương Nghi")
        assert axe.violations(page) == []
