"""Phụ lục 1 to 5: delegates, memoranda, awards, questions and answers, costs."""

from workshop.paper import blocks as b
from workshop.reports.documents.wording import BLANK
from workshop.vietnamese.dates import short_date
from workshop.vietnamese.numbers import roman, two_digits

NUMBER = b.Column("TT", 0.7, "center")


def of(event, rows, texts, reference):
    """The five annexes, each on a new page."""
    return [
        b.Annex("Phụ lục 1", "DANH SÁCH ĐẠI BIỂU CÓ MẶT", reference), _delegates(event, rows),
        b.Annex("Phụ lục 2", "DANH SÁCH BIÊN BẢN GHI NHỚ", reference), _memoranda(rows),
        b.Annex("Phụ lục 3", "DANH SÁCH KHEN THƯỞNG", reference), _awards(rows),
        b.Annex("Phụ lục 4", "Ý KIẾN ĐỐI THOẠI VÀ TRẢ LỜI", reference), _questions(rows),
        b.Annex("Phụ lục 5", "KINH PHÍ TỔ CHỨC", reference), *_costs(texts),
    ]  # fmt: skip


def _delegates(event, rows):
    present = [person for person in rows.people if person.is_present]
    columns = (NUMBER, b.Column("Họ và tên", 2.4), b.Column("Chức vụ", 2.8), b.Column("Đơn vị", 2.8))
    labels = {kind.code: kind.label for kind in event.kinds}
    codes = [*labels, *sorted({person.kind for person in present} - set(labels))]
    lines, groups = [], 0
    for code in codes:
        group = [person for person in present if person.kind == code]
        if not group:
            continue
        groups += 1
        lines.append((f"{roman(groups)}. {labels.get(code, code)}",))
        start = sum(len(line) > 1 for line in lines)
        lines += [
            (str(start + place), _called(person), person.position, person.unit)
            for place, person in enumerate(group, 1)
        ]
    return b.Table(columns, lines, footer=f"Tổng số: {two_digits(len(present))} đại biểu")


def _called(person):
    honorific = {"ông": "Ông", "bà": "Bà", "đồng chí": "Đ/c"}.get(person.honorific.lower(), "")
    return f"{honorific} {person.full_name}".strip()


def _memoranda(rows):
    columns = (
        NUMBER, b.Column("Số", 1.7), b.Column("Chủ thể OCOP", 3), b.Column("Sàn thương mại điện tử", 1.9),
        b.Column("Sản phẩm", 2.6), b.Column("Ngày ký", 1.7, "center"),
    )  # fmt: skip
    signed = [record for record in rows.memoranda if record.status == "signed" and not record.replaced_by_id]
    lines = [
        (
            str(place), record.number, record.party("owner").name if record.party("owner") else "",
            record.platform.name if record.platform else "", ", ".join(line.name for line in record.product_lines),
            short_date(record.signed_on) if record.signed_on else "",
        )
        for place, record in enumerate(signed, 1)
    ]  # fmt: skip
    return b.Table(columns, lines, footer=f"Tổng số: {two_digits(len(signed))} biên bản ghi nhớ")


def _awards(rows):
    columns = (
        NUMBER, b.Column("Hình thức", 1.3), b.Column("Tập thể, cá nhân", 3), b.Column("Địa chỉ", 2.6),
        b.Column("Quyết định", 2),
    )  # fmt: skip
    lines = [
        (str(place), decision.kind.name, award.printed_name, award.printed_address, decision_text(decision))
        for place, (decision, award) in enumerate(rows.awards, 1)
    ]
    return b.Table(columns, lines, footer=f"Tổng số: {two_digits(len(lines))} khen thưởng")


def decision_text(decision):
    """``12/QĐ-BTV ngày 19/5/2023``, or what is known of it."""
    dated = f" ngày {short_date(decision.decided_on)}" if decision.decided_on else ""
    return f"{decision.number or '…'}{dated}"


def _questions(rows):
    columns = (
        NUMBER, b.Column("Ý kiến", 3.4), b.Column("Đơn vị nêu", 1.8), b.Column("Trả lời", 3.4),
        b.Column("Đơn vị trả lời", 1.8),
    )  # fmt: skip
    lines = [
        (str(place), question.text, question.organization, _answer(question),
         question.answered_by or question.assigned_to)
        for place, question in enumerate(rows.questions, 1)
    ]  # fmt: skip
    return b.Table(columns, lines, footer=f"Tổng số: {two_digits(len(lines))} ý kiến")


def _answer(question):
    if question.answer:
        return question.answer
    return "Đã trả lời tại hội thảo" if question.status == "answered" else "Trả lời bằng văn bản sau hội thảo"


def _costs(texts):
    """Lines "content | amount | source" as a table; other lines as they are."""
    lines = [line.strip() for line in texts["costs"].splitlines() if line.strip()]
    if not lines:
        return [b.Paragraph(BLANK)]
    rows = [[part.strip() for part in line.split("|")] for line in lines if "|" in line]
    parts = [b.Paragraph(line) for line in lines if "|" not in line]
    if rows:
        columns = (
            NUMBER,
            b.Column("Nội dung chi", 4),
            b.Column("Số tiền (đồng)", 2, "right"),
            b.Column("Nguồn", 2.4),
        )
        parts.append(b.Table(columns, [(str(at), *[*row, "", ""][:3]) for at, row in enumerate(rows, 1)]))
    return parts
