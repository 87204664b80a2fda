"""A workshop with its desks, served and looked into."""

import shutil
from pathlib import Path

import pytest
import qrcode

from tests.support import qr_video
from tests.support.browser import PHONE, launched, opened, running_product
from tests.support.hall import Hall, note_stranger, pair
from workshop import create_app
from workshop.extensions import db


@pytest.fixture(scope="module")
def product(migrated, tmp_path_factory):
    """(address, application) of a served product: the application looks into the same database."""
    folder = Path(shutil.copytree(migrated, tmp_path_factory.mktemp("served") / "instance"))
    with running_product(folder) as address:
        yield address, create_app({"TESTING": True, "WORKSHOP_INSTANCE": str(folder), "WORKSHOP_MIN_FREE_BYTES": 0})


@pytest.fixture
def hall(product):
    address, app = product
    with app.app_context():
        yield Hall(address)
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def camera(driver, tmp_path_factory):
    """(browser, path): the browser's camera shows the film that lies there when a page opens it."""
    path = tmp_path_factory.mktemp("camera") / "ticket.mjpeg"
    with launched(camera=path) as running:
        yield running, path


@pytest.fixture
def desk(hall, camera, tmp_path):
    """A paired phone whose camera shows the first delegate's ticket; it may ask nobody but our server."""
    running, path = camera
    picture = qrcode.make(hall.code("Nguyễn Thị Minh Họa")).get_image()
    film = qr_video.write_film(picture, tmp_path / "ticket.mjpeg", tilt=6, blur=1, noise=20, contrast=0.7)
    film.replace(path)  # a page that still has the last one open keeps it
    with opened(running, PHONE) as page:
        page.strangers = []
        page.on("request", lambda request: note_stranger(page, hall, request.url))
        pair(page, hall)
        yield page
        assert page.strangers == []
