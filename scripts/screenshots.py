"""Take the pictures of the README anew from the demonstration: ``python scripts/screenshots.py``."""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from sqlalchemy import select

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support import pictures, qr_video  # noqa: E402  the project's root is on the path only now
from tests.support.browser import launched, opened, wait_until  # noqa: E402
from tests.support.demo import run_flask, served  # noqa: E402
from workshop import create_app  # noqa: E402
from workshop.checkin.models import Admission  # noqa: E402
from workshop.edges import qr  # noqa: E402
from workshop.extensions import db  # noqa: E402
from workshop.registrations.models import Registration  # noqa: E402

IMAGES = ROOT / "docs" / "images"
LARGEST, COLOURS = 250_000, 128
DESK_SIZE = (390, 844)


def main():
    """Load the demonstration into a folder that is thrown away, and photograph it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        run_flask(instance, "db", "upgrade")
        run_flask(instance, "demo", "load", "--json")
        film = qr_video.write_film(_awaited_ticket(instance), Path(folder) / "ticket.mjpeg", tilt=4, pixels=300)
        with served(instance, {}) as demo, launched(camera=film) as browser:
            with opened(browser) as office:
                demo.sign_in(office, "organizer")
                _photograph_dashboard(demo, office)
                _photograph_certificate(demo, office)
            _photograph_desk(demo, browser)  # last: its arrival is of today, long after the others


def _awaited_ticket(instance):
    """The code of a guest of the demonstration who has not come yet."""
    app = create_app({"WORKSHOP_INSTANCE": str(instance)})
    with app.app_context():
        come = select(Admission.registration_id)
        awaited = select(Registration.ticket_code).where(
            Registration.status == "confirmed", Registration.is_demonstration, Registration.id.not_in(come)
        )
        code = db.session.scalar(awaited.order_by(Registration.id).limit(1))
        db.engine.dispose()
    return Image.open(io.BytesIO(qr.png(code, 400)))


def _photograph_desk(demo, browser):
    with opened(browser, DESK_SIZE, has_touch=True, is_mobile=True) as desk:
        desk.goto(f"{demo.address}/desk/pair/{demo.pairing[0]}")
        desk.click("main button[type=submit]")
        desk.wait_for_url(f"{demo.address}/desk/")
        wait_until(desk, "document.querySelector('[data-answer-box]').dataset.answer === 'ok'", 20)
        keep(desk.screenshot(), "desk.png")


def _photograph_dashboard(demo, office):
    office.goto(f"{demo.address}/events/hoi-thao-ocop-19-5-2023?phase=day")
    wait_until(office, "document.fonts.status === 'loaded'")
    keep(office.screenshot(), "dashboard.png")


def _photograph_certificate(demo, office):
    office.goto(f"{demo.address}/awards/2")
    paper = office.get_attribute("main td a[href$='.pdf']", "href")
    content = io.BytesIO()
    pictures.pages_of(office.request.get(demo.address + paper).body(), dpi=80)[0].save(content, "PNG")
    keep(content.getvalue(), "certificate.png")


def keep(png, name):
    """Write a picture with a palette, which is a third as large and looks the same."""
    path = IMAGES / name
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}  {picture.width} x {picture.height}  {size // 1000} kB")
    if size > LARGEST:
        raise SystemExit(f"{name} is larger than {LARGEST} bytes")


if __name__ == "__main__":
    main()
