"""What a cell says under its meaning; every reader returns what it adds to the reading."""

import re

from workshop.imports import cells, reasons
from workshop.vietnamese import phones
from workshop.vietnamese.dates import parse_vn_date
from workshop.vietnamese.honorifics import split_honorific
from workshop.vietnamese.names import fold

_BETWEEN_PEOPLE = re.compile(r"\s*(?:\n|;|\s/\s|(?<=\w{2})/(?=\w{2})|\s\+\s|\s&\s|\s[vV]à\s)\s*")
_AND_OTHERS = re.compile(r"\+\s*\d+|\bcùng \d+\b")
_YES = frozenset({"x", "co", "nu", "yes", "true", "1", "v", "✓", "✔", "dung", "phu nu"})
_NO = frozenset({"khong", "nam", "no", "false", "0", "k", "sai"})


class Doubt:
    """Beside what was read: a note for the preview, or ``is_fatal`` for a row that needs a person."""

    def __init__(self, message, value, *, is_fatal=False):
        self.message, self.value, self.is_fatal = message, value, is_fatal


def read(meaning, cell_list):
    """(what the cells add to the reading, doubts) under ``meaning``; several cells are one value in parts."""
    reader = _READERS[meaning.reader]
    return reader(meaning, [cell for cell in cell_list if cells.raw_text(cell.value).strip()])


def _joined(cell_list):
    text = " ".join(dict.fromkeys(filter(None, (cells.text_of(cell) for cell in cell_list))))
    return "" if cells.is_nothing(text) else text


def _read_text(meaning, cell_list):
    text = _joined(cell_list)
    return ({meaning.code: text} if text else {}), []


def _read_person(meaning, cell_list):
    text = _joined(cell_list)
    if not text:
        return {}, []
    lines = [line for cell in cell_list for line in cells.lines_of(cell)] if len(cell_list) == 1 else [text]
    people = [part for part in _BETWEEN_PEOPLE.split("\n".join(lines)) if len(part.split()) > 1]
    if _AND_OTHERS.search(text) or _are_people(people):
        raise reasons.SeveralPeople(value=text[:120])
    honorific, name, titles = split_honorific(text)
    found = {meaning.code: name}
    if honorific:
        found["honorific"] = honorific
    if titles:
        found["titles"] = list(titles)
    return found, []


def _are_people(parts):
    """Several names, not one name over two lines or with an office behind it."""
    names = [part for part in parts if not split_honorific(f"Nguyễn Văn A, {part}").titles]
    return len(names) > 1 and sum(len(name.split()) for name in names) > 4


def _read_phone(meaning, cell_list):
    values = [cell.value for cell in cell_list]
    text = " / ".join(cells.text_of(cell) for cell in cell_list)
    if not text or cells.is_nothing(text):
        return {}, []
    reading = phones.normalize_phone(values[0] if len(values) == 1 and isinstance(values[0], int | float) else text)
    found = {meaning.code: reading.number} if reading.number else {}
    if reading.others:
        found["other_phones"] = list(reading.others)
    if reading.problem == phones.ROUNDED:
        return found, [Doubt(reasons.PHONE_ROUNDED, text, is_fatal=meaning.is_strict)]
    if reading.problem == phones.UNREADABLE:
        return found, [Doubt(reasons.NOT_READ, text, is_fatal=meaning.is_strict)]
    return found, [Doubt(reasons.PARTLY_READ, text)] if reading.problem else []


def _read_email(meaning, cell_list):
    text = _joined(cell_list).lower().removeprefix("mailto:").replace(" ", "").strip("<>;,")
    if not text:
        return {}, []
    if not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}", text):
        return {}, [Doubt(reasons.NOT_READ, text, is_fatal=meaning.is_strict)]
    return {meaning.code: text}, []


def _read_date(meaning, cell_list):
    values = [cell.value for cell in cell_list]
    text = _joined(cell_list)
    if not text:
        return {}, []
    day = parse_vn_date(values[0]) if len(values) == 1 and not isinstance(values[0], str) else parse_vn_date(text)
    return {meaning.code: day.isoformat() if day else text}, []


def _read_flag(meaning, cell_list):
    text = cells.text_of(cell_list[0]) if cell_list else ""
    key = fold(text).strip(" .()")
    if not key or key in ("-", "...", "…"):
        return {}, []
    if key in _YES or key in _NO:
        return {meaning.code: key in _YES}, []
    return {}, [Doubt(reasons.NOT_READ, text, is_fatal=meaning.is_strict)]


_READERS = {"text": _read_text, "person": _read_person, "phone": _read_phone, "email": _read_email,
            "date": _read_date, "flag": _read_flag}  # fmt: skip
