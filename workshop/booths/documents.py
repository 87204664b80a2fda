"""The booths on paper: the list of the display, and a card to stand on each booth."""

from workshop.edges.pdf import render_pdf
from workshop.paper import blocks as b
from workshop.paper.blocks import DEMONSTRATION
from workshop.paper.headers import CONTRACT
from workshop.paper.render_pdf import environment
from workshop.vietnamese.dates import local_day, short_date
from workshop.vietnamese.gatherings import named
from workshop.vietnamese.numbers import two_digits


def booth_list_document(event, booths):
    """Danh sách gian hàng: number, holder, what is shown, with a column to sign."""
    columns = (
        b.Column("Số", 0.6, "center"), b.Column("Đơn vị trưng bày", 2.6), b.Column("Sản phẩm trưng bày", 2.8),
        b.Column("Ghi chú", 1),
    )  # fmt: skip
    rows = tuple((booth.number, booth.holder, booth.shows, "") for booth in booths)
    parts = [
        b.Title("DANH SÁCH GIAN HÀNG"),
        b.Subtitle(f"Trưng bày tại {named(event.title)} ({short_date(local_day(event.starts_at))})"),
        b.Table(columns, rows, footer=f"Tổng số: {two_digits(len(rows))} gian hàng"),
    ]
    return b.Document(
        title=f"Danh sách gian hàng - {event.title}", profile=CONTRACT, blocks=parts,
        mark=DEMONSTRATION if event.is_demonstration else "",
    )  # fmt: skip


def booth_cards_pdf(event, booths):
    """One A4 landscape card a booth, read from across the hall; made for the printer."""
    html = (
        environment()
        .get_template("pdf/booth_cards/page.html")
        .render(
            title=event.title, day=short_date(local_day(event.starts_at)), booths=booths,
            hosts=[host.organization.name for host in event.hosts],
            mark=DEMONSTRATION if event.is_demonstration else "",
        )
    )  # fmt: skip
    return render_pdf(html, title=f"Bảng tên gian hàng - {event.title}", for_print=True)
