"""Take the pictures of the page for volunteers anew from the demonstration: ``python scripts/desk_pictures.py``."""

import sys
import tempfile
from pathlib import Path

import qrcode
from sqlalchemy import func, select

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.screenshots import keep  # noqa: E402  the project's root is on the path only now
from tests.support import qr_video  # noqa: E402
from tests.support.browser import PHONE, launched, opened, wait_until  # noqa: E402
from tests.support.demo import run_flask, served  # noqa: E402
from tests.support.hall import IDENTITY_CARD, cut, scan_by_wedge  # noqa: E402
from workshop import create_app  # noqa: E402
from workshop.checkin.models import Admission  # noqa: E402
from workshop.extensions import db  # noqa: E402
from workshop.registrations.delegations.services import join, stated  # noqa: E402
from workshop.registrations.models import Registration  # noqa: E402
from workshop.transactions import transaction  # noqa: E402

ANSWER = "document.querySelector('[data-answer-box]').dataset.answer"
FREE = select(Registration).where(
    Registration.status == "confirmed", Registration.is_demonstration,
    Registration.id.not_in(select(Admission.registration_id)),
)  # fmt: skip


def main():
    """Load the demonstration into a folder that is thrown away, and photograph a morning at the desk."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        run_flask(instance, "db", "upgrade")
        run_flask(instance, "demo", "load", "--json")
        tickets, unit, absent = whom(instance)
        film = Path(folder) / "ticket.mjpeg"
        qr_video.write_film(qrcode.make(tickets[0]).get_image(), film, pixels=300, tilt=4, before=4)
        with served(instance, {}) as demo, launched(camera=film) as browser, opened(browser, PHONE) as desk:
            desk.goto(f"{demo.address}/desk/pair/{demo.pairing[0]}")
            desk.click("main button[type=submit]")
            desk.wait_for_url(f"{demo.address}/desk/")
            a_morning(desk, tickets, unit, absent)
            desk.complaints.clear()


def whom(instance):
    """(codes of guests who have not come, the code of a unit with people, the name of one who stays away)."""
    app = create_app({"WORKSHOP_INSTANCE": str(instance)})
    with app.app_context():
        free = db.session.scalars(FREE.order_by(Registration.id).limit(4)).all()
        found = [each.ticket_code for each in free], a_unit(), free[-1].full_name
        db.engine.dispose()
    return found


def a_unit():
    """The one code of a unit that has sent three or four people."""
    several = select(Registration.organization).where(Registration.organization != "")
    several = several.group_by(Registration.organization).having(func.count() >= 3).order_by(func.count()).limit(1)
    with transaction() as session:
        unit = session.scalar(several)
        sent = select(Registration).where(Registration.organization == unit, Registration.status == "confirmed")
        people = session.scalars(sent.limit(4)).all()
        made = stated(people[0].event, unit=unit)
        session.add(made)
        session.flush()
        for person in people:
            join(made, person)
        return made.group_code


def a_morning(desk, tickets, unit, absent):
    """One picture of each thing that a volunteer meets."""
    wait_until(desk, "document.querySelector('.desk-camera').dataset.camera === 'live'")
    photograph(desk, "ban-san-sang")
    wait_until(desk, f"{ANSWER} === 'ok'")
    photograph(desk, "ban-moi-vao")
    scan_by_wedge(desk, tickets[0])
    wait_until(desk, f"{ANSWER} === 'again'")
    photograph(desk, "ban-da-vao")
    scan_by_wedge(desk, IDENTITY_CARD)
    wait_until(desk, f"{ANSWER} === 'ask'")
    photograph(desk, "ban-can-cuoc")
    desk.click("#close-search")
    scan_by_wedge(desk, unit)
    desk.wait_for_selector("#group li")
    desk.check("#group li:nth-child(2) input")
    desk.click("#group [data-add]")
    desk.fill("#walk-in-name", "Trần Thị Thêm")
    desk.press("#walk-in-name", "Enter")
    photograph(desk, "ban-doan")
    desk.click("#group [data-close]")
    desk.click("#open-proxy")
    desk.fill("#search", absent)
    desk.click("#found button")
    desk.fill("#walk-in-name", "Nguyễn Văn Thay")
    photograph(desk, "ban-di-thay")
    desk.click("#walk-in [data-close]")
    cut(desk)
    scan_by_wedge(desk, tickets[1])
    wait_until(desk, f"{ANSWER} === 'ok'")
    wait_until(desk, "document.querySelector('.desk-sync').dataset.reach === 'down'")
    photograph(desk, "ban-mat-mang")


def photograph(desk, name):
    """Keep the screen as it is once it stands still."""
    desk.wait_for_timeout(300)
    keep(desk.screenshot(), f"{name}.png")


if __name__ == "__main__":
    main()
