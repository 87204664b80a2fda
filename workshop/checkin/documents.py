"""The introduction list on paper, in the form that the MC reads from."""

from workshop.paper import blocks
from workshop.registrations.papers.greeting import introducing
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.vietnamese.numbers import two_digits


def introduction_document(event, introduction):
    """The list of ``introduction``; one that was frozen says when, and who came after stands apart."""
    freeze = introduction.freeze
    content = [_entry(number, line) for number, line in enumerate(introduction.lines, 1)]
    if not content:
        content = [_plain("Chưa có đại biểu nào trong danh sách giới thiệu.", is_italic=True)]
    if introduction.later:
        content.append(blocks.Heading("Đến sau khi chốt danh sách:"))
        first = len(introduction.lines) + 1
        content += [_entry(number, line, with_time=True) for number, line in enumerate(introduction.later, first)]
    if freeze is not None and freeze.groups:
        groups = [blocks.Entry("-", each["name"], each["text"], each["note"]) for each in freeze.groups]
        content += [blocks.Heading("Cùng dự có:"), *groups]
    number = len(introduction.lines) + len(introduction.later)
    if freeze is not None:
        content.insert(0, _plain(f"(Chốt lúc {_moment(freeze.frozen_at)})", align="center", is_italic=True))
    content.append(_plain(f"Được giới thiệu: {two_digits(number)} đại biểu", is_bold=True))
    return introducing(event, content)


def _entry(number, line, with_time=False):
    titles = ", ".join(part for part in (line.titles, line.behalf) if part)
    notes = [f"đến lúc {_clock(line.at)}"] if with_time and line.at else []
    notes += ["đã ra về"] if line.is_gone else []
    note = f" ({'; '.join(notes)})" if notes else ""
    return blocks.Entry(f"{number}.", line.name, f", {titles}" if titles else "", note)


def _plain(text, align="left", **how):
    return blocks.Paragraph(text, align=align, is_indented=False, **how)


def _clock(moment):
    return f"{moment.astimezone(LOCAL_ZONE):%H:%M}"


def _moment(moment):
    return f"{moment.astimezone(LOCAL_ZONE):%H:%M ngày %d/%m/%Y}"
