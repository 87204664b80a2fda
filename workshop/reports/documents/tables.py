"""All tables of the report as one workbook."""

from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.reports import queries
from workshop.reports.documents.annexes import decision_text, honorific_text
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.vietnamese.gatherings import noun_of

_TALLY = (Column("Mời", 10), Column("Đăng ký", 10), Column("Có mặt", 10))


def report_xlsx(event):
    """The figures and lists behind the report of ``event``, a sheet each."""
    rows = queries.rows_of(event)
    figures = queries.figures_of(event, rows)
    return write_xlsx(
        [
            _figures(event, figures), _tallies("Theo nhóm", "Nhóm đại biểu", figures.by_kind),
            _tallies("Theo đơn vị", "Đơn vị", figures.by_unit), _people(event, rows), _talks(event), _memoranda(rows),
            _awards(rows), _questions(rows), _booths(rows),
        ]
    )  # fmt: skip


def _figures(event, figures):
    registry, noun = figures.registry, noun_of(event.title)
    lines = [
        ("Cơ quan, đơn vị được mời", figures.units), ("Đại biểu mời", figures.people.invited),
        ("Đại biểu đăng ký", figures.people.registered),
        ("Đại biểu có mặt", figures.people.present), ("Đăng ký tại bàn đón tiếp", figures.walk_ins),
        ("Có mặt, ghi là nam", figures.men), ("Có mặt, ghi là nữ", figures.women), ("Tham luận", figures.talks),
        ("Ý kiến đối thoại", figures.questions), ("Ý kiến đã trả lời", figures.answered),
        ("Biên bản ghi nhớ đã ký", figures.signed), ("Biên bản ghi nhớ tất cả", figures.memoranda),
        *((f"{kind.name} ({kind.organization.name})", number) for kind, number in figures.awards),
        ("Gian hàng", figures.booths), (f"Sản phẩm OCOP toàn tỉnh tại ngày {noun}", registry["products"]),
        ("Trong đó của chủ thể do phụ nữ làm chủ", registry["women_led_products"]),
        (f"Chủ thể OCOP toàn tỉnh tại ngày {noun}", registry["owners"]),
        ("Số liệu lấy lúc", figures.as_of.astimezone(LOCAL_ZONE)),
    ]  # fmt: skip
    return Sheet("Số liệu", (Column("Chỉ tiêu", 48), Column("Giá trị", 20)), _plain(lines))


def _plain(lines):
    """Numbers stay numbers; the one moment among them is written as text."""
    return tuple(
        (label, value if isinstance(value, int) else f"{value:%H:%M, %d/%m/%Y}") for label, value in lines
    )


def _tallies(name, heading, tallies):
    lines = tuple(
        (tally.label or "(không ghi)", tally.invited, tally.registered, tally.present) for tally in tallies
    )
    return Sheet(name, (Column(heading, 44), *_TALLY), lines)


def _people(event, rows):
    labels = {kind.code: kind.label for kind in event.kinds}
    columns = (
        Column("STT", 6), Column("Danh xưng", 11), Column("Họ và tên", 28), Column("Chức vụ", 40), Column("Đơn vị", 40),
        Column("Nhóm", 24), Column("Có mặt", 10),
    )  # fmt: skip
    lines = tuple(
        (place, honorific_text(person), person.full_name, person.position, person.unit,
         labels.get(person.kind, person.kind), "x" if person.is_present else "")
        for place, person in enumerate(rows.people, 1)
    )  # fmt: skip
    return Sheet("Đại biểu", columns, lines)


def _talks(event):
    columns = (
        Column("STT", 6),
        Column("Tham luận", 60),
        Column("Người trình bày", 28),
        Column("Chức vụ", 40),
    )
    talks = (item for item in event.programme if item.kind == "talk")
    lines = tuple(
        (place, item.title, item.speaker, item.speaker_title) for place, item in enumerate(talks, 1)
    )
    return Sheet("Tham luận", columns, lines)


def _memoranda(rows):
    columns = (
        Column("STT", 6), Column("Số", 14), Column("Chủ thể OCOP", 44), Column("Sàn", 24), Column("Sản phẩm", 50),
        Column("Trạng thái", 14), Column("Ngày ký", 12, "dd/mm/yyyy"),
    )  # fmt: skip
    states = {"draft": "nháp", "agreed": "đã thống nhất", "ready": "sẵn sàng ký", "signed": "đã ký",
              "terminated": "chấm dứt", "cancelled": "hủy"}  # fmt: skip
    lines = tuple(
        (place, record.number, record.party("owner").name if record.party("owner") else "",
         record.platform.name if record.platform else "", ", ".join(line.name for line in record.product_lines),
         states[record.status], record.signed_on)
        for place, record in enumerate(rows.memoranda, 1)
    )  # fmt: skip
    return Sheet("Biên bản ghi nhớ", columns, lines)


def _awards(rows):
    columns = (
        Column("STT", 6), Column("Hình thức", 16), Column("Tập thể, cá nhân", 44), Column("Địa chỉ", 44),
        Column("Quyết định", 30), Column("Số vào sổ", 12),
    )  # fmt: skip
    lines = tuple(
        (place, decision.kind.name, award.printed_name, award.printed_address, decision_text(decision),
         award.register_number)
        for place, (decision, award) in enumerate(rows.awards, 1)
    )  # fmt: skip
    return Sheet("Khen thưởng", columns, lines)


def _questions(rows):
    columns = (
        Column("STT", 6), Column("Nhóm vấn đề", 22), Column("Ý kiến", 60), Column("Đơn vị nêu", 30),
        Column("Trả lời", 60), Column("Đơn vị trả lời", 30),
    )  # fmt: skip
    lines = tuple(
        (place, question.topic, question.text, question.organization, question.answer,
         question.answered_by or question.assigned_to)
        for place, question in enumerate(rows.questions, 1)
    )  # fmt: skip
    return Sheet("Đối thoại", columns, lines)


def _booths(rows):
    columns = (
        Column("Số", 8),
        Column("Đơn vị trưng bày", 44),
        Column("Chủ thể OCOP", 44),
        Column("Sản phẩm", 60),
    )
    lines = tuple(
        (booth.number, booth.holder, booth.owner.name if booth.owner else "", booth.shows)
        for booth in rows.booths
    )
    return Sheet("Gian hàng", columns, lines)
