"""Certificates a second by the awards job, against plain WeasyPrint of the same page.

A decision of 16 bằng khen and one of 6 giấy khen, with invented recipients: reading, the electronic copy, its
checks and its storing, then the print files. The limit has each certificate as one WeasyPrint document with its
ornament as the page's background, drawn anew each time, untagged and written nowhere.
"""

import tempfile
import time
from unittest.mock import patch
from urllib.parse import quote

from bench._figures import middle, say
from tests.factories import awards, events
from workshop import create_app
from workshop.awards import paper
from workshop.awards.paper import files, standing_faces
from workshop.awards.paper.patterns import PATTERNS
from workshop.edges.pdf import STATIC_ROOT, render_pdf
from workshop.migrations import schema

SETS, ROUNDS = {"bang_khen": 16, "giay_khen": 6}, 3


def main():
    """Measure the whole job and the limit in turn."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"WORKSHOP_INSTANCE": folder, "WORKSHOP_BASE_URL": "https://ocop.example",
                          "WORKSHOP_MIN_FREE_BYTES": 0})  # fmt: skip
        with app.app_context():
            schema.upgrade()
            warm(made("giay_khen", 1))
            ours, plain, batches = zip(*(one_round() for _number in range(ROUNDS)), strict=True)
    total = sum(SETS.values())
    say(__file__, f"{total} certificates by the job, kept and with both print files", total / middle(ours),
        "per second", limit=total / middle(plain))  # fmt: skip
    say(__file__, f"print files of {total} certificates, with slips and for blanks", middle(batches), "s")


def made(kind, number):
    """A complete decision with ``number`` recipients."""
    names = [f"Hợp tác xã Nông nghiệp Thử nghiệm số {place}" for place in range(1, number + 1)]
    return awards.complete(awards.decision(events.event(), kind, names), number=str(next(_numbers)), scan=awards.SCAN)


_numbers = iter(range(100, 1000))


def warm(decision):
    """Read the fonts and draw the ornament once, as the worker has after its first job."""
    awards.issued(decision)


def one_round():
    """Seconds of the job, of the plain way, and of the print files alone."""
    decisions = [made(kind, number) for kind, number in SETS.items()]
    began = time.perf_counter()
    for decision in decisions:
        awards.issued(decision)
    ours, faces = time.perf_counter() - began, [standing_faces(decision) for decision in decisions]
    assert [len(group) for group in faces] == list(SETS.values())
    began = time.perf_counter()
    for face in (face for group in faces for face in group):
        plainly(face)
    plain, began = time.perf_counter() - began, time.perf_counter()
    for group in faces:
        paper.merged_pdf(group)
        paper.overlay_pdf(group)
    return ours, plain, time.perf_counter() - began


def plainly(face):
    """The same text by WeasyPrint alone, the ornament drawn as the ground of its first page."""
    picture = quote((STATIC_ROOT / PATTERNS[face.template].ornament).read_text(encoding="utf-8"))
    ground = f"<style>@page :first {{ background: url('data:image/svg+xml,{picture}') }}</style></head>"

    def render(html, *, title, **_how):
        return render_pdf(html.replace("</head>", ground, 1), title=title)

    with patch.object(files, "render_pdf", render), patch.object(files, "lay_under", lambda data, *_rest: data):
        return paper.single_pdf(face)


if __name__ == "__main__":
    main()
