"""Lists on paper: the delegates by kind and rank to be signed at the door, and who received what."""

import re
from itertools import zip_longest

from workshop.edges.spreadsheets import Column, Sheet
from workshop.paper import blocks, headers
from workshop.paper import render_layout as layout
from workshop.paper.headers import CONTRACT
from workshop.registrations.papers.badges import seat_words
from workshop.registrations.papers.marks import mark_of
from workshop.vietnamese.dates import local_day, short_date
from workshop.vietnamese.gatherings import named
from workshop.vietnamese.numbers import group_thousands, number_in_words, roman, two_digits

DOTS = "…" * 12
AMOUNT = "Số tiền (đồng)"
RECEIPTS = {
    "documents": "DANH SÁCH KÝ NHẬN TÀI LIỆU",
    "meals": "DANH SÁCH KÝ NHẬN PHIẾU ĂN",
    "money": "DANH SÁCH KÝ NHẬN TIỀN HỖ TRỢ ĐI LẠI",
}
NUMBER, NAME = blocks.Column("STT", 0.65, "center"), blocks.Column("Họ và tên", 2.3)
ADDRESS, POSITION = blocks.Column("Ông/Bà", 0.8, "center"), blocks.Column("Chức vụ", 3)
UNIT, SEAT = blocks.Column("Đơn vị", 2.6), blocks.Column("Chỗ ngồi", 1.2, "center")
CELL = {
    "Họ và tên": lambda each: each.full_name,
    "Ông/Bà": lambda each: each.honorific.capitalize(),
    "Chức vụ": lambda each: "\n".join(title.title for title in each.titles) or each.position,
    "Đơn vị": lambda each: each.organization,
    "Chỗ ngồi": seat_words,
}


def delegate_list_document(event, people, attached_to=""):
    """``people`` of ``event`` by kind, in their order, to be signed at the door.

    ``attached_to`` names the paper it goes with ("Giấy mời số 12/GM-BTV"); dots where nobody said.
    """
    columns = [NUMBER, NAME, ADDRESS, POSITION, UNIT, *_seat_column(people), blocks.Column("Ký tên", 1.5)]
    table = blocks.Table(columns, _rows(event, people, columns), footer=_total(people), row_mm=9)
    return _document(event, "DANH SÁCH ĐẠI BIỂU", "Danh sách đại biểu", attached_to, (table,))


def receipt_document(event, people, kind, *, amount=0, attached_to=""):
    """Who of ``people`` receives documents, meal tickets or ``amount`` đồng each, with a place to sign."""
    signing = blocks.Column("Ký nhận", 1.6)
    columns = [NUMBER, NAME, POSITION, UNIT, *_seat_column(people), signing]
    if kind == "money":
        columns = [NUMBER, NAME, POSITION, UNIT, blocks.Column(AMOUNT, 1.3, "right"), signing]
    rows = _rows(event, people, columns, amount)
    closing, footer = (), _total(people)
    if kind == "money":
        whole = amount * len(people)
        rows += (_sum_row(columns, whole),)
        footer += f"; tổng số tiền: {group_thousands(whole)} đồng (bằng chữ: {_sentence(number_in_words(whole))} đồng)"
        closing = (
            blocks.Signatures(
                tuple(blocks.Signatory((role,), instruction=blocks.SIGN, blank_mm=22)
                      for role in ("NGƯỜI LẬP BẢNG", "KẾ TOÁN", "THỦ TRƯỞNG ĐƠN VỊ"))
            ),
        )  # fmt: skip
    table = blocks.Table(columns, rows, footer=footer, row_mm=10)
    title = RECEIPTS[kind]
    return _document(event, title, _sentence(title.lower()), attached_to, (table, *closing))


def roll_sheet(document):
    """The table of ``document`` for Excel: numbers as numbers, groups and the total as rows of their own."""
    table = next(block for block in document.blocks if isinstance(block, blocks.Table))
    columns = tuple(
        Column(each.heading, max(6, round(each.width * 12)), "#,##0" if each.heading == AMOUNT else "")
        for each in table.columns
    )
    rows = [tuple(_typed(value, column) for value, column in zip(row, table.columns, strict=False))
            for row in (*table.rows, (table.footer,))]  # fmt: skip
    return Sheet(document.title.split(" – ")[0], columns, tuple(rows), above=_above(document))


def _above(document):
    """The head of the paper and its titles, as lines over the table."""
    head = layout.head(document)
    left, right = [*head.parent, *head.body], [part for part in (head.national_name, head.motto) if part]
    sides = zip_longest(left, right, fillvalue="") if left else right
    titles = (blocks.Title, blocks.Subtitle, blocks.Paragraph)
    texts = (each.text for each in document.blocks if isinstance(each, titles))
    return (*sides, "", *texts, "")


def profile_of(event):
    """The head of papers of ``event``: its lead organisation's, or the national name alone."""
    lead = next((host.organization for host in event.hosts if host.role == "lead"), None)
    return CONTRACT if lead is None else headers.profile_of(lead)


def time_and_place(event):
    """ "Ngày 19/5/2023, tại Hội trường tỉnh"."""
    return f"Ngày {short_date(local_day(event.starts_at))}{', tại ' + event.venue if event.venue else ''}"


def _document(event, heading, name, attached_to, content):
    return blocks.Document(
        title=f"{name} – {event.title}",
        profile=profile_of(event),
        orientation="landscape",
        mark=mark_of(event),
        font_pt=13,
        blocks=(
            blocks.Title(heading),
            blocks.Subtitle(f"Tham dự {named(event.title)}", has_rule=False),
            blocks.Paragraph(time_and_place(event), align="center", is_indented=False),
            blocks.Paragraph(f"(Kèm theo {_goes_with(attached_to)})", align="center", is_italic=True,
                             is_indented=False),
            *content,
        ),
    )  # fmt: skip


def _rows(event, people, columns, amount=0):
    """A head for every kind that has anybody, then its people; the number runs through."""
    rows, number, group = [], 0, 0
    known = {kind.code for kind in event.kinds}
    kinds = [(kind.code, kind.label) for kind in event.kinds]
    kinds += [(code, "Khác") for code in dict.fromkeys(each.kind for each in people) if code not in known]
    for code, label in kinds:
        members = [each for each in people if each.kind == code]
        if not members:
            continue
        group += 1
        rows.append((f"{roman(group)}. {label.upper()}",))
        for each in members:
            number += 1
            rows.append(tuple(_cell(each, column.heading, number, amount) for column in columns))
    return tuple(rows)


def _cell(registration, heading, number, amount):
    if heading == "STT":
        return str(number)
    if heading == AMOUNT:
        return group_thousands(amount)
    return CELL[heading](registration) if heading in CELL else ""


def _sum_row(columns, whole):
    words = {"Họ và tên": "Tổng cộng", AMOUNT: group_thousands(whole)}
    return tuple(words.get(column.heading, "") for column in columns)


def _seat_column(people):
    """The column of seats where anybody has one."""
    return [SEAT] if any(each.zone or each.seat for each in people) else []


def _total(people):
    return f"Tổng số: {two_digits(len(people))} đại biểu"


def _goes_with(typed):
    """What was typed behind "Kèm theo", also where somebody typed these words as well; dots to fill in by hand."""
    return re.sub(r"^\(?kèm theo\s+", "", typed or "", flags=re.IGNORECASE).rstrip(") ") or DOTS


def _sentence(text):
    return text[:1].upper() + text[1:]


def _typed(value, column):
    plain = value.replace(".", "") if column.heading == AMOUNT else value
    return int(plain) if column.heading in ("STT", AMOUNT) and plain.isdigit() else value
