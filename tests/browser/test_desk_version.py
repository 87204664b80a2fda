"""A newer desk on the server: the page that is open changes once it has nothing to send, and not before."""

import shutil
from pathlib import Path

import pytest

from tests.support.browser import PHONE, ROOT, opened, wait_until
from tests.support.hall import ALL_SENT, Hall, pair, scan_by_wedge, shown
from tests.support.serving import Product
from workshop import create_app
from workshop.extensions import db

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KEO = "Đặng Văn Kẹo"
SYNC = "window.dispatchEvent(new Event('online'))"
IS_NEW = "getComputedStyle(document.documentElement).getPropertyValue('--second-version').trim() === 'yes'"
NEWER_WAITS = "navigator.serviceWorker.getRegistration('/desk/').then((found) => Boolean(found.waiting))"


@pytest.fixture
def copied(migrated, tmp_path):
    """(product, file, hall): a copy of the program served over a workshop, and the style sheet to change in it."""
    folder = Path(shutil.copytree(migrated, tmp_path / "instance"))
    root = tmp_path / "program"
    for part in ("workshop", "templates", "static"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    product = Product(folder, root=root, WORKSHOP_MIN_FREE_BYTES="0")
    app = create_app({"TESTING": True, "WORKSHOP_INSTANCE": str(folder), "WORKSHOP_MIN_FREE_BYTES": 0})
    with app.app_context():
        hall = Hall(f"http://127.0.0.1:{product.port}")
        product.start()
        yield product, root / "static" / "css" / "tokens.css", hall
        product.end()
        db.session.remove()
        db.engine.dispose()


def test_a_newer_page_waits_for_an_empty_queue(copied, browser):
    product, style, hall = copied
    with opened(browser, PHONE) as desk:
        pair(desk, hall)
        wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '0 / 3'")
        wait_until(desk, "navigator.serviceWorker.controller !== null")
        desk.route("**/checkin/scans", lambda route: route.abort())
        scan_by_wedge(desk, hall.code(KEO))
        shown(desk, "ok", KEO)

        product.kill()
        style.write_text(f"{style.read_text()}\n:root {{ --second-version: yes; }}\n")
        product.start()
        desk.reload()
        wait_until(desk, NEWER_WAITS)
        desk.evaluate(SYNC)
        desk.wait_for_timeout(3_000)
        assert (desk.evaluate(NEWER_WAITS), desk.evaluate(IS_NEW), hall.is_inside(KEO)) == (True, False, False)

        desk.unroute("**/checkin/scans")
        desk.evaluate(SYNC)
        wait_until(desk, IS_NEW)
        wait_until(desk, ALL_SENT)
        assert hall.is_inside(KEO) is True
        desk.complaints[:] = [line for line in desk.complaints if "ERR_" not in line]
