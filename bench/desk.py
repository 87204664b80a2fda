"""How fast the desk is there without network, and how fast it answers once a code is in the picture.

In a real Chromium with a fake camera of 15 frames a second. Loading is from the service worker with the network
cut, until the desk is ready. Answering counts from the first frame that shows the code to the answer on the screen,
with the server asked, and again without network.
"""

import logging
import tempfile
from contextlib import contextmanager
from pathlib import Path

import qrcode

from bench._figures import middle, say
from tests.support.browser import PHONE, launched, opened, running_product, wait_until
from tests.support.hall import Hall, cut, pair
from tests.support.qr_video import write_film
from workshop import create_app
from workshop.extensions import db

ROUNDS = 7
LOAD_MS, ANSWER_MS = 500, 400
NAME = "Nguyễn Thị Minh Họa"
# looks at the same frames as the desk, and notes when the white card, the answer and the ready desk were first there
WATCH = """
window.seen = {};
const first = (name) => { window.seen[name] ??= performance.now(); };
const small = Object.assign(document.createElement("canvas"), { width: 16, height: 9 });
const pen = small.getContext("2d", { willReadFrequently: true });
const isGrey = (x, y) => Math.abs(pen.getImageData(x, y, 1, 1).data[0] - 110) < 12; // as before the hand came
function look(video) {
  video.requestVideoFrameCallback(() => {
    pen.drawImage(video, 0, 0, 16, 9);
    if (!isGrey(8, 2) || !isGrey(7, 4)) first("code");
    look(video);
  });
}
document.addEventListener("DOMContentLoaded", () => {
  const video = document.querySelector("video");
  if (!video) return;
  look(video);
  new MutationObserver(() => {
    const box = document.querySelector("[data-answer-box]");
    if (document.body.dataset.desk === "paired" && box.querySelector("[data-word]").textContent) first("ready");
    if (!["idle", undefined].includes(box.dataset.answer)) first("answer");
  }).observe(document.body, { attributes: true, childList: true, subtree: true });
});
"""


def main():
    """Measure both, each in the same hall."""
    logging.disable(logging.INFO)
    with tempfile.TemporaryDirectory() as folder, a_hall(folder) as hall:
        film = write_film(qrcode.make(hall.code(NAME)).get_image(), Path(folder) / "ticket.mjpeg", tilt=5, blur=1,
                          noise=20, contrast=0.7, before=1.5)  # fmt: skip
        with launched(camera=film) as browser, opened(browser, PHONE) as page:
            page.context.add_init_script(WATCH)
            pair(page, hall)
            wait_until(page, "window.seen?.answer")
            answers = [answered(page) for _round in range(ROUNDS)]
            say(__file__, "code in the picture to the answer, asking the server", middle(answers), "ms", ANSWER_MS)
            cut(page)
            rounds = [(ready(page), answered(page, reload=False)) for _round in range(ROUNDS)]
            say(__file__, "desk from its service worker, no network", middle([r[0] for r in rounds]), "ms", LOAD_MS)
            say(__file__, "slowest of them", max(r[0] for r in rounds), "ms", LOAD_MS)
            seen = [r[1] for r in rounds]
            say(__file__, "code in the picture to the answer, no network", middle(seen), "ms", ANSWER_MS)
            say(__file__, "slowest answer of all", max(*answers, *seen), "ms", ANSWER_MS)
            page.complaints.clear()


@contextmanager
def a_hall(folder):
    """A served workshop with three delegates."""
    with running_product(folder) as address:
        app = create_app({"TESTING": True, "WORKSHOP_INSTANCE": folder, "WORKSHOP_MIN_FREE_BYTES": 0})
        with app.app_context():
            yield Hall(address)
            db.session.remove()
            db.engine.dispose()


def ready(page):
    """Milliseconds from opening the desk to its being ready."""
    page.reload()
    return wait_until(page, "window.seen?.ready")


def answered(page, reload=True):
    """Milliseconds from the code in the picture to the answer."""
    if reload:
        page.reload()
    wait_until(page, "window.seen?.answer")
    return page.evaluate("window.seen.answer - window.seen.code")


if __name__ == "__main__":
    main()
