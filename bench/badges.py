"""Badges a second by the job, against plain WeasyPrint with a document for each badge in the same run.

300 invented delegates on badges of 85 x 54 mm, ten on a sheet: reading, drawing, storing, laying together. The
limit draws the same badge alone on a page, with its QR code as SVG and all masks tried, for 30 of them.
"""

import tempfile
import time
from io import BytesIO

import pikepdf

from bench._figures import middle, say
from tests.factories import events
from tests.factories.registrations import registration
from workshop import create_app
from workshop.edges import jobs, qr
from workshop.edges.pdf import render_pdf
from workshop.extensions import db
from workshop.migrations import schema
from workshop.paper.render_pdf import environment
from workshop.paper.services import read_file
from workshop.registrations import documents, printed, services
from workshop.registrations.papers import printing
from workshop.registrations.papers.drawing import Code

PEOPLE, PLAIN, ROUNDS = 300, 30, 3
CHOICES = {"size": "85x54"}


def main():
    """Measure the job and the limit in turn."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"WORKSHOP_INSTANCE": folder, "WORKSHOP_BASE_URL": "https://ocop.example",
                          "WORKSHOP_MIN_FREE_BYTES": 0})  # fmt: skip
        with app.app_context():
            schema.upgrade()
            event = hall()
            people = printed.people_to_print(event)
            by_job(event, people[:20])
            runs = [(by_job(event, people), plainly(event, people[:PLAIN])) for _round in range(ROUNDS)]
    ours, plain = (middle(figures) for figures in zip(*runs, strict=True))
    say(__file__, f"{PEOPLE} badges by the job, kept as one file", PEOPLE / ours, "per second", limit=PLAIN / plain)
    say(__file__, "1,000 badges at that speed", 1000 * ours / PEOPLE, "s")


def hall():
    """An event with its delegates."""
    event = events.event(title="Hội thảo tư vấn, kết nối sản phẩm OCOP, tham gia sàn thương mại điện tử")
    for number in range(PEOPLE):
        registration(
            event, full_name=f"Nguyễn Thị Thử Nghiệm {number}", titles=["Phó Giám đốc"], phone="",
            organization=f"Hợp tác xã Nông nghiệp Thử nghiệm số {number % 40}",
        )  # fmt: skip
    return event


def by_job(event, people):
    """Seconds from the order to the file."""
    began = time.perf_counter()
    job = services.request_badges(event, [each.id for each in people], CHOICES, per_sheet=10)
    jobs.run_pending()
    spent = time.perf_counter() - began
    db.session.expire_all()
    with pikepdf.open(BytesIO(read_file(printed.badge_file(event, job.id)))) as pdf:
        assert len(pdf.pages) == -(-len(people) // 10)
    return spent


def plainly(event, people):
    """Seconds for a document of its own for each badge."""
    choice = documents.badge_choice({**CHOICES, "layout": "single"})
    template, began = environment().get_template("pdf/badges/cards.html"), time.perf_counter()
    for person in documents.badge_people(event, people):
        [page] = documents.badge_pages([person], documents.badge_words(event), choice)
        [code] = [part for part in page.cards[0].card.parts if isinstance(part, Code)]
        svg = qr.svg_inline(person.code).replace("<svg ", f'<svg width="{code.side}mm" height="{code.side}mm" ')
        html = template.render(pages=[page], title="Thẻ", kind=printing._kind)
        render_pdf(html.replace("</body>", f"{svg}</body>"), title="Thẻ", for_print=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
