"""The list that recipients sign for their prize money (danh sách ký nhận tiền thưởng), on paper and as a table."""

from workshop.awards.standing import told_apart
from workshop.edges.spreadsheets.writing import Column as SheetColumn
from workshop.edges.spreadsheets.writing import Sheet, write_xlsx
from workshop.paper import blocks
from workshop.paper.headers import profile_of
from workshop.vietnamese.dates import long_date
from workshop.vietnamese.numbers import group_thousands, number_in_words

TITLE = "DANH SÁCH KÝ NHẬN TIỀN THƯỞNG"


def sign_off_document(decision, prizes):
    """The list of those who are given money, with room to sign and the total in figures and words."""
    given = [(award, amount) for award, amount in prizes if amount]
    total, names = sum(amount for _award, amount in given), told_apart([award for award, _amount in given])
    columns = (
        blocks.Column("STT", 0.5, "center"), blocks.Column("Tập thể, cá nhân được khen thưởng", 3.6),
        blocks.Column("Số tiền (đồng)", 1.4, "right"), blocks.Column("Họ tên người nhận", 2.2),
        blocks.Column("Ngày nhận", 1.1, "center"), blocks.Column("Ký nhận", 1.6),
    )  # fmt: skip
    rows = [
        (str(number), names[award.id], group_thousands(amount), "", "", "")
        for number, (award, amount) in enumerate(given, 1)
    ]
    rows.append(("", "Tổng cộng", group_thousands(total), "", "", ""))
    marked = (blocks.Mark(blocks.DEMONSTRATION),) if decision.is_demonstration else ()
    return blocks.Document(
        title=f"Danh sách ký nhận tiền thưởng, {decision.kind.name.lower()}",
        profile=profile_of(decision.kind.organization),
        blocks=(
            *marked, blocks.Title(TITLE), blocks.Subtitle(_reference(decision)),
            blocks.Table(columns, tuple(rows), row_mm=12),
            blocks.Paragraph(in_words(total), lead="Bằng chữ:", is_indented=False),
            blocks.Signatures((
                blocks.Signatory(("NGƯỜI LẬP DANH SÁCH",), instruction=blocks.SIGN),
                blocks.Signatory(("THỦ QUỸ",), instruction=blocks.SIGN),
                blocks.Signatory(("KẾ TOÁN",), instruction=blocks.SIGN),
            )),
        ),
        orientation="landscape",
        mark=blocks.DEMONSTRATION if decision.is_demonstration else "",
    )  # fmt: skip


def sign_off_sheet(decision, prizes):
    """The same list as XLSX; amounts are numbers."""
    given = [(award, amount) for award, amount in prizes if amount]
    total, names = sum(amount for _award, amount in given), told_apart([award for award, _amount in given])
    columns = (
        SheetColumn("STT", 6), SheetColumn("Tập thể, cá nhân được khen thưởng", 60),
        SheetColumn("Số tiền (đồng)", 18, "#,##0"),
        SheetColumn("Họ tên người nhận", 30), SheetColumn("Ngày nhận", 14), SheetColumn("Ký nhận", 20),
    )  # fmt: skip
    rows = [(number, names[award.id], amount, "", "", "") for number, (award, amount) in enumerate(given, 1)]
    rows += [("", "Tổng cộng", total, "", "", ""), ("", f"Bằng chữ: {in_words(total)}", "", "", "", "")]
    return write_xlsx([Sheet("Ký nhận tiền thưởng", columns, tuple(rows))])


def in_words(total):
    """``Bốn triệu đồng.`` as it stands under a sum."""
    words = number_in_words(total)
    return f"{words[0].upper()}{words[1:]} đồng."


def _reference(decision):
    number = decision.full_number or "………"
    dated = long_date(decision.decided_on) if decision.decided_on else "ngày … tháng … năm …"
    return f"Kèm theo Quyết định số {number}, {dated}"
