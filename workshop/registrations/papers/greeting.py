"""The list that the MC reads out: guests by rank with all their titles, the many in a line each."""

from workshop.paper import blocks
from workshop.registrations.papers.marks import mark_of
from workshop.registrations.papers.rolls import profile_of, time_and_place
from workshop.vietnamese.names import fold
from workshop.vietnamese.numbers import two_digits

TYPE_PT = 18
UNITS_READ = 10  # more would not be read out
# offices that are spoken in one breath with their unit: "Phó Giám đốc Sở Công Thương"
BARE_OFFICES = {
    "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "hiệu trưởng", "phó hiệu trưởng", "tổng giám đốc",
    "phó tổng giám đốc", "bí thư", "phó bí thư", "chi cục trưởng", "cục trưởng",
}  # fmt: skip


def greeting_document(event, people, *, named_kinds, present=None, replaced=None):
    """``people`` in the order of greeting: those of ``named_kinds`` one by one, the other kinds in a line each.

    ``present`` are the ids of those who have come, None where nobody knows yet. ``replaced`` maps the id
    of a deputy to the registration in whose place they come.
    """
    named = [each for each in people if each.kind in named_kinds]
    entries = [_entry(number, each, present, (replaced or {}).get(each.id)) for number, each in enumerate(named, 1)]
    groups = groups_of(event, [each for each in people if each.kind not in named_kinds], present)
    content = entries
    if groups:
        content = [*entries, blocks.Heading("Cùng dự có:"), *groups]
    total = f"Tổng số: {two_digits(len(people))} đại biểu{_come(people, present)}"
    return introducing(event, [*content, blocks.Paragraph(total, is_bold=True, align="left", is_indented=False)])


def introducing(event, content):
    """The paper from which the delegates of ``event`` are introduced, with ``content`` below its head."""
    return blocks.Document(
        title=f"Danh sách giới thiệu đại biểu – {event.title}",
        profile=profile_of(event),
        mark=mark_of(event),
        font_pt=TYPE_PT,
        blocks=(
            blocks.Title("GIỚI THIỆU ĐẠI BIỂU"),
            blocks.Subtitle(event.title, has_rule=False),
            blocks.Paragraph(time_and_place(event), align="center", is_italic=True, is_indented=False),
            *content,
        ),
    )


def spoken_titles(registration):
    """All titles in their order, with the unit where they do not name it."""
    titles = [title.title for title in registration.titles] or [registration.position]
    said = ", ".join(title for title in titles if title)
    unit = registration.organization
    if not unit or fold(unit) in fold(said):
        return said
    if not said:
        return unit
    if titles[-1].casefold() in BARE_OFFICES:
        return f"{said} {unit}"
    words = _shared(said.split(), unit.split())
    return f"{said} {' '.join(unit.split()[words:])}" if words else f"{said}, {unit}"


def _shared(said, unit):
    """With how many words the unit begins that the titles end with: "Chủ tịch UBND xã", "UBND xã Mỹ Long".

    One word alone says too little: "Chủ hộ", "Hộ Ba".
    """
    most = min(len(said), len(unit) - 1)
    return next((n for n in range(most, 1, -1) if fold(" ".join(said[-n:])) == fold(" ".join(unit[:n]))), 0)


def _entry(number, registration, present, replaced):
    address = f"{_capital(registration.honorific)} " if registration.honorific else ""
    titles = spoken_titles(registration)
    notes = []
    if replaced is not None:
        whom = " ".join(part for part in (replaced.honorific, replaced.full_name) if part)
        titles_of = spoken_titles(replaced)
        notes.append(f"đi thay {whom}{', ' + titles_of if titles_of else ''}")
    if present is not None:
        notes.append("đã đến" if registration.id in present else "chưa đến")
    note = f" ({'; '.join(notes)})" if notes else ""
    return blocks.Entry(f"{number}.", f"{address}{registration.full_name}", f", {titles}" if titles else "", note)


def groups_of(event, people, present=None):
    """``people`` who are not named one by one: an entry for each kind of ``event`` that has anybody."""
    groups = (_group(kind, people, present) for kind in event.kinds)
    return [group for group in groups if group]


def _group(kind, people, present):
    members = [each for each in people if each.kind == kind.code]
    if not members:
        return None
    units = list(dict.fromkeys(each.organization for each in members if each.organization))
    listed = "; ".join(units[:UNITS_READ])
    if len(units) > UNITS_READ:
        listed += f"; và {len(units) - UNITS_READ} đơn vị khác"
    text = f", {two_digits(len(members))} đại biểu" + (f": {listed}" if listed else "") + "."
    come = _come(members, present)
    return blocks.Entry("-", f"Đại diện {kind.label[:1].lower()}{kind.label[1:]}", text, come)


def _come(members, present):
    if present is None:
        return ""
    return f" (đã đến {sum(1 for each in members if each.id in present)})"


def _capital(text):
    return text[:1].upper() + text[1:]
