"""The sentences of the report; every number in them comes from the figures."""

from workshop.paper import blocks as b
from workshop.vietnamese.dates import LOCAL_ZONE, local_day, long_date, short_date, weekday_name
from workshop.vietnamese.gatherings import capital, named, noun_of
from workshop.vietnamese.numbers import two_digits as n

BLANK = "…" * 28


def reference(number, on):
    """What an annex belongs to."""
    dated = long_date(on) if on else "ngày … tháng … năm …"
    return f"Kèm theo Báo cáo số {number if number[:1] != '/' else '…' + number} {dated}"


def preparation(event, texts):
    """I. Công tác chuẩn bị."""
    lead = [host.organization.name for host in event.hosts if host.role == "lead"]
    partners = [host.organization.name for host in event.hosts if host.role != "lead"]
    said = f"{', '.join(lead) or BLANK} chủ trì"
    if partners:
        said += (
            f", phối hợp với {', '.join(partners[:-1]) + ' và ' if len(partners) > 1 else ''}{partners[-1]}"
        )
    opening = f"{said} tổ chức {named(event.title)}."
    return [
        _part("I. CÔNG TÁC CHUẨN BỊ"),
        b.Paragraph(opening),
        *_written(texts["preparation"], is_needed=False),
    ]


def results(event, figures, rows, annexes):
    """II. Kết quả; ``annexes`` says what each list at the end is called, by its name."""
    noun = noun_of(event.title)
    return [
        _part("II. KẾT QUẢ"),
        b.Heading("1. Thời gian, địa điểm"),
        b.Paragraph(_time_and_place(event)),
        b.Heading("2. Thành phần, số lượng đại biểu"),
        *_people(figures),
        b.Heading("3. Nội dung tham luận"),
        *_talks(event, figures),
        b.Heading("4. Đối thoại"),
        b.Paragraph(_dialogue(figures, annexes)),
        b.Heading("5. Ký kết biên bản ghi nhớ"),
        b.Paragraph(_memoranda(figures, annexes)),
        b.Heading("6. Khen thưởng"),
        *[b.Paragraph(line) for line in _awards(figures, noun, annexes)],
        b.Heading("7. Gian hàng trưng bày"),
        b.Paragraph(_booths(figures, rows, noun)),
    ]


def assessment(texts):
    """III. Đánh giá, IV. Kiến nghị, as people wrote them."""
    return [
        _part("III. ĐÁNH GIÁ"),
        b.Heading("1. Ưu điểm"), *_written(texts["strengths"]),
        b.Heading("2. Hạn chế"), *_written(texts["limits"]),
        *([b.Heading("3. Nguyên nhân"), *_written(texts["causes"])] if texts["causes"].strip() else []),
        _part("IV. KIẾN NGHỊ, NHIỆM VỤ TIẾP THEO"), *_closed(_written(texts["proposals"])),
    ]  # fmt: skip


def _part(text):
    return b.Paragraph(text, align="left", is_bold=True, is_indented=False)


def _written(text, *, is_needed=True):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [b.Paragraph(line) for line in lines or ([BLANK] if is_needed else [])]


def _closed(paragraphs):
    """``paragraphs`` with the mark "./." behind which nobody writes anything more."""
    *before, last = paragraphs
    return [*before, b.Paragraph(f"{last.text.rstrip(' ./')}./.")]


def _time_and_place(event):
    start, end = event.starts_at.astimezone(LOCAL_ZONE), event.ends_at.astimezone(LOCAL_ZONE)
    begins = f"từ {start:%H} giờ {start:%M} phút"
    until = f" đến {end:%H} giờ {end:%M} phút" if local_day(event.starts_at) == local_day(event.ends_at) else ""
    day = local_day(event.starts_at)
    where = event.place or BLANK
    held = f"{capital(noun_of(event.title))} diễn ra {begins}{until}"
    return f"{held}, {weekday_name(day)}, {long_date(day)}, tại {where}."


def _people(figures):
    people = figures.people
    share = (
        f" ({100 * people.present / people.registered:.1f}%)".replace(".", ",") if people.registered else ""
    )
    said = f"Đại biểu đăng ký tham dự: {n(people.registered)}; có mặt: {n(people.present)}{share}."
    if figures.units:
        said = f"Đã mời {n(figures.units)} cơ quan, đơn vị với {n(people.invited)} đại biểu. {said}"
    if figures.walk_ins:
        said += f" Trong số đăng ký có {n(figures.walk_ins)} đại biểu đăng ký tại bàn đón tiếp."
    paragraphs = [b.Paragraph(said)]
    if stated := figures.men + figures.women:
        rest = people.present - stated
        unstated = f"; {n(rest)} đại biểu không ghi cách xưng hô nên không tính" if rest else ""
        paragraphs.append(
            b.Paragraph(
                f"Trong số có mặt và có ghi cách xưng hô: nam {n(figures.men)}, nữ {n(figures.women)}{unstated}."
            )
        )
    if figures.by_kind:
        rows = (*figures.by_kind, total_of(figures))
        paragraphs.append(_tallies("Nhóm đại biểu", rows, has_invited=bool(figures.units)))
    return paragraphs


def total_of(figures):
    """The row under a table of groups."""
    return type(figures.people)(
        "Tổng số", figures.people.invited, figures.people.registered, figures.people.present
    )


def _tallies(heading, tallies, *, has_invited):
    """The table of groups; what was invited is left out where no unit was."""
    names = (("Mời", "invited"), ("Đăng ký", "registered"), ("Có mặt", "present"))[0 if has_invited else 1 :]
    columns = (b.Column(heading, 4), *(b.Column(label, 1, "center") for label, _name in names))
    rows = tuple(
        (tally.label or "(không ghi)", *(str(getattr(tally, name)) for _label, name in names)) for tally in tallies
    )
    return b.Table(columns, rows)


def _talks(event, figures):
    noun = capital(noun_of(event.title))
    if not figures.talks:
        return [b.Paragraph(f"{noun} không có tham luận.")]
    lines = [f"{noun} nghe {n(figures.talks)} tham luận:"]
    for item in event.programme:
        if item.kind == "talk":
            by = ", ".join(part for part in (item.speaker, item.speaker_title) if part)
            lines.append(f"- {item.title}{f' ({by})' if by else ''}.")
    return [b.Paragraph(line) for line in lines]


def _dialogue(figures, annexes):
    if not figures.questions:
        return "Không có ý kiến đối thoại được ghi nhận."
    said = f"Có {n(figures.questions)} ý kiến; đã trả lời {n(figures.answered)}"
    rest = figures.questions - figures.answered
    said += f", còn {n(rest)} ý kiến sẽ trả lời bằng văn bản" if rest else ""
    groups = [f"{topic} ({n(number)})" for topic, number in figures.topics if topic]
    return f"{said}.{' Nhóm vấn đề: ' + ', '.join(groups) + '.' if groups else ''} Chi tiết tại {annexes['questions']}."


def _memoranda(figures, annexes):
    if not figures.signed:
        waiting = f" {n(figures.memoranda)} biên bản ghi nhớ đang được chuẩn bị." if figures.memoranda else ""
        return f"Chưa có biên bản ghi nhớ nào được ký kết.{waiting}"
    rest = figures.memoranda - figures.signed
    waiting = f" {n(rest)} biên bản khác đang được chuẩn bị." if rest else ""
    return (
        f"Đã ký kết {n(figures.signed)} biên bản ghi nhớ giữa {n(figures.owners)} chủ thể OCOP và "
        f"{n(figures.platforms)} sàn thương mại điện tử, với {n(figures.products)} lượt sản phẩm.{waiting} "
        f"Danh sách tại {annexes['memoranda']}."
    )


def _awards(figures, noun, annexes):
    if not figures.awards:
        return [f"Không có khen thưởng tại {noun}."]
    lines = [f"- {kind.name} của {kind.organization.name}: {n(number)}." for kind, number in figures.awards]
    return [*lines, f"Danh sách tại {annexes['awards']}."]


def _booths(figures, rows, noun):
    if not figures.booths:
        return "Không bố trí gian hàng trưng bày."
    owners = sum(booth.owner_id is not None for booth in rows.booths)
    linked = f", trong đó {n(owners)} gian hàng của chủ thể OCOP" if owners else ""
    return f"Có {n(figures.booths)} gian hàng trưng bày, giới thiệu sản phẩm{linked}. {_registry(figures, noun)}"


def _registry(figures, noun):
    registry = figures.registry
    if not registry["products"]:
        return ""
    return (
        f"Toàn tỉnh có {n(registry['products'])} sản phẩm OCOP được công nhận của {n(registry['owners'])} chủ thể, "
        f"trong đó {n(registry['women_led_products'])} sản phẩm của chủ thể do phụ nữ làm chủ (số liệu tính đến ngày "
        f"{noun})."
    )


def day_text(moment):
    """19/5/2023 of a moment."""
    return short_date(local_day(moment))
