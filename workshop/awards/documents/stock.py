"""The ledger of blanks as a table for Excel and as a list to be signed."""

from flask import current_app

from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.extensions import utc_now
from workshop.paper import blocks
from workshop.paper.headers import profile_of
from workshop.vietnamese.dates import local_day, long_date, short_date

_MOVEMENTS = {"received": "Nhận", "printed": "In", "spoiled": "Hỏng"}


def stock_xlsx(counts, entries):
    """Every stock with what is left, and every line of the ledger."""
    totals = tuple(
        (count.stock.kind.name, count.stock.paper, count.received, count.printed, count.spoiled, count.left)
        for count in counts
    )
    lines = tuple(
        (local_day(entry.entered_at), entry.stock.kind.name, entry.stock.paper, _MOVEMENTS[entry.movement],
         entry.sheets, _by(entry), entry.reason)
        for entry in entries
    )  # fmt: skip
    return write_xlsx([
        Sheet("Phôi còn", (Column("Hình thức", 20), Column("Loại phôi", 34), Column("Nhận", 9, "#,##0"),
                           Column("In", 9, "#,##0"), Column("Hỏng", 9, "#,##0"), Column("Còn", 9, "#,##0")), totals),
        Sheet("Sổ phôi", (Column("Ngày", 12, "dd/mm/yyyy"), Column("Hình thức", 20), Column("Loại phôi", 34),
                          Column("Việc", 9), Column("Số tờ", 9, "#,##0"), Column("Người ghi", 26),
                          Column("Lý do", 60)), lines),
    ])  # fmt: skip


def stock_document(count, entries):
    """The ledger of one stock, for the one who keeps the blanks and the one who prints to sign."""
    columns = (
        blocks.Column("STT", 0.6, "center"), blocks.Column("Ngày", 1.4, "center"), blocks.Column("Việc", 1),
        blocks.Column("Số tờ", 0.9, "right"), blocks.Column("Người ghi", 2.4), blocks.Column("Lý do", 4),
    )  # fmt: skip
    rows = [
        (str(number), short_date(local_day(entry.entered_at)), _MOVEMENTS[entry.movement], str(entry.sheets),
         _by(entry), entry.reason)
        for number, entry in enumerate(entries, 1)
    ]  # fmt: skip
    stock = count.stock
    figures = f"Nhận {count.received}, in {count.printed}, hỏng {count.spoiled}, còn {count.left} tờ"
    return blocks.Document(
        title=f"Bảng kê phôi – {stock.kind.name}, {stock.paper}",
        profile=profile_of(stock.kind.organization),
        blocks=(
            blocks.Title("BẢNG KÊ PHÔI"),
            blocks.Subtitle(f"{stock.kind.name} – {stock.paper}"),
            blocks.Paragraph(f"Tính đến {long_date(local_day(utc_now()))}: {figures}."),
            blocks.Table(columns, rows, footer=f"{figures}."),
            blocks.Signatures((blocks.Signatory(("NGƯỜI GIỮ PHÔI",), instruction=blocks.SIGN),
                               blocks.Signatory(("NGƯỜI IN",), instruction=blocks.SIGN),
                               blocks.Signatory(("NGƯỜI KIỂM TRA",), instruction=blocks.SIGN))),
        ),
        mark=blocks.PREVIEW if current_app.config["WORKSHOP_IS_PREVIEW"] else "",
    )  # fmt: skip


def _by(entry):
    return entry.entered_by.full_name if entry.entered_by else ""
