"""The instruments of the browser tests themselves."""

import http.server
import threading
from functools import partial

import pytest
import qrcode

from tests.support import axe, pictures, qr_video
from tests.support.browser import launched, opened

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="vi"><title>Máy quay</title><meta charset="utf-8">
<main><h1>Máy quay</h1><video id="eye" muted playsinline></video></main>"""
LOOK = """async () => {
  const eye = document.getElementById("eye");
  eye.srcObject = await navigator.mediaDevices.getUserMedia({video: {width: 1280, height: 720}});
  await eye.play();
  return [eye.videoWidth, eye.videoHeight];
}"""


@pytest.fixture
def address(tmp_path):
    """A page with a video element on loopback, where Chromium allows the camera."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "favicon.ico").write_bytes(b"")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_fake_camera_shows_the_code(address, tmp_path):
    code = qrcode.make("B7KQ2MZ4X0PRT9CF").get_image()
    film = qr_video.write_film(code, tmp_path / "code.mjpeg", tilt=8, blur=1, noise=30, contrast=0.7)
    with launched(camera=film) as running, opened(running) as page:
        page.goto(address)
        assert page.evaluate(LOOK) == [1280, 720]
        page.screenshot(path=tmp_path / "seen.png")
        with pictures.Image.open(tmp_path / "seen.png") as seen:
            assert pictures.codes_in(seen) == ["B7KQ2MZ4X0PRT9CF"]


def test_axe_finds_a_picture_without_words_and_no_more(address, page):
    page.goto(address)
    assert axe.violations(page) == []
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [found.partition(":")[0] for found in axe.violations(page)] == ["image-alt"]


def test_a_failing_script_fails_the_test(address, browser):
    def visit():
        with opened(browser) as page:
            page.goto(address)
            page.evaluate("setTimeout(() => { throw new Error('out of paper') })")
            page.wait_for_timeout(200)

    with pytest.raises(AssertionError, match="out of paper"):
        visit()
