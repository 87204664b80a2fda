"""The annexes (phụ lục): delegates, memoranda, awards, questions and answers, costs."""

from workshop.paper import blocks as b
from workshop.reports import costs
from workshop.vietnamese.dates import short_date
from workshop.vietnamese.gatherings import noun_of
from workshop.vietnamese.numbers import group_thousands, roman, two_digits

NUMBER = b.Column("STT", 0.75, "center")


def labels(rows, texts):
    """{name: "Phụ lục 2"} of the annexes that hold anything, numbered through; "Phụ lục" where it is the only one."""
    lists = {
        "people": [person for person in rows.people if person.is_present], "memoranda": _signed(rows),
        "awards": rows.awards, "questions": rows.questions, "costs": costs.lines_of(texts["costs"]),
    }  # fmt: skip
    filled = [name for name, held in lists.items() if held]
    return {name: f"Phụ lục {at}" if len(filled) > 1 else "Phụ lục" for at, name in enumerate(filled, 1)}


def of(event, rows, texts, reference):
    """The annexes that hold anything, each on a new page."""
    drawn = {
        "people": ("DANH SÁCH ĐẠI BIỂU CÓ MẶT", lambda: [_delegates(event, rows)]),
        "memoranda": ("DANH SÁCH BIÊN BẢN GHI NHỚ", lambda: [_memoranda(rows)]),
        "awards": ("DANH SÁCH KHEN THƯỞNG", lambda: [_awards(rows)]),
        "questions": ("Ý KIẾN ĐỐI THOẠI VÀ TRẢ LỜI", lambda: [_questions(event, rows)]),
        "costs": ("KINH PHÍ TỔ CHỨC", lambda: _costs(texts)),
    }
    return [
        block for name, label in labels(rows, texts).items()
        for block in (b.Annex(label, drawn[name][0], reference), *drawn[name][1]())
    ]  # fmt: skip


def _signed(rows):
    return [record for record in rows.memoranda if record.status == "signed" and not record.replaced_by_id]


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
    return f"{honorific_text(person)} {person.full_name}".strip()


def honorific_text(person):
    """How paper and tables address ``person``: "Ông", "Bà", "Đ/c"; "" where nobody said."""
    return {"ông": "Ông", "bà": "Bà", "đồng chí": "Đ/c"}.get(person.honorific.lower(), "")


def _memoranda(rows):
    columns = (
        NUMBER, b.Column("Số", 1.7), b.Column("Chủ thể OCOP", 3), b.Column("Sàn thương mại điện tử", 1.9),
        b.Column("Sản phẩm", 2.6), b.Column("Ngày ký", 1.7, "center"),
    )  # fmt: skip
    signed = _signed(rows)
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


def _questions(event, rows):
    columns = (
        NUMBER, b.Column("Ý kiến", 3.4), b.Column("Đơn vị nêu", 1.8), b.Column("Trả lời", 3.4),
        b.Column("Đơn vị trả lời", 1.8),
    )  # fmt: skip
    lines = [
        (str(place), question.text, question.organization, _answer(question, noun_of(event.title)),
         question.answered_by or question.assigned_to)
        for place, question in enumerate(rows.questions, 1)
    ]  # fmt: skip
    return b.Table(columns, lines, footer=f"Tổng số: {two_digits(len(lines))} ý kiến")


def _answer(question, noun):
    if question.answer:
        return question.answer
    return f"Đã trả lời tại {noun}" if question.status == "answered" else f"Trả lời bằng văn bản sau {noun}"


def _costs(texts):
    """The items of the costs as a table with their sum, below what was written in words."""
    parts = [b.Paragraph(line.text) for line in costs.lines_of(texts["costs"]) if not line.is_item]
    items = [line for line in costs.lines_of(texts["costs"]) if line.is_item]
    if items:
        columns = (NUMBER, b.Column("Nội dung chi", 4), b.Column("Số tiền (đồng)", 2, "right"), b.Column("Nguồn", 2.4))
        rows = [(str(at), item.text, costs.amount_text(item), item.source) for at, item in enumerate(items, 1)]
        if len(items) > 1 and all(item.amount is not None for item in items):
            rows.append(("", "Tổng cộng", group_thousands(sum(item.amount for item in items)), ""))
        parts.append(b.Table(columns, rows))
    return parts
