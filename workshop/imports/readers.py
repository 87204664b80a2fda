"""What a cell says under its meaning; every reader returns what it adds to the reading."""

import re

from workshop.imports import cells, reasons
from workshop.imports.emails import read_emails
from workshop.imports.people import People
from workshop.vietnamese import phones
from workshop.vietnamese.dates import parse_vn_date
from workshop.vietnamese.names import fold

_YES = frozenset({"x", "co", "nu", "yes", "true", "1", "v", "✓", "✔", "dung", "phu nu"})
_NO = frozenset({"khong", "nam", "no", "false", "0", "k", "sai"})
_PLAIN_PHONE = re.compile(r"0[35789]\d{8}")


class Doubt:
    """Beside what was read: a ``note`` [message, params], or a ``refusal`` that makes the row need a person."""

    def __init__(self, note=None, refusal=None):
        self.note, self.refusal = note, refusal


def read(meaning, cell_list, texts):
    """(what the cells add to the reading, doubts) under ``meaning``; several cells are one value in parts.

    ``texts`` are the clean texts of the cells, none of them empty.
    """
    return _READERS[meaning.reader](meaning, cell_list, texts)


def _unread(meaning, text, message=reasons.NOT_READ, *, is_fatal=None):
    params = {"column": meaning.headings[0], "value": text[:120]}
    fatal = meaning.is_strict if is_fatal is None else is_fatal
    return Doubt([message, params], reasons.CellUnreadable(**params) if fatal else None)


def _joined(texts):
    text = texts[0] if len(texts) == 1 else " ".join(dict.fromkeys(texts))
    return "" if cells.is_nothing(text) else text


def _read_text(meaning, _cells, texts):
    text = _joined(texts)
    return ({meaning.code: text} if text else {}), []


def _read_person(meaning, cell_list, texts):
    text = _joined(texts)
    if not text:
        return {}, []
    is_broken = len(cell_list) == 1 and "\n" in str(cell_list[0].value)
    people = People(cells.lines_of(cell_list[0]) if is_broken else [text])
    found, doubts = {}, []
    if people.names:
        person = people.names[0]
        found = {meaning.code: person.name, "honorific": person.honorific, "titles": list(person.titles)}
        found = {name: value for name, value in found.items() if value}
    if len(people.names) > 1:
        names = [person.name for person in people.names]
        found = {"people": names}
        doubts.append(Doubt(refusal=reasons.SeveralPeople(value=text[:120], names=" · ".join(names)[:200])))
    if people.unnamed:
        found["unnamed"] = people.unnamed
        doubts.append(Doubt(refusal=reasons.UnnamedPlaces(value=text[:120], count=people.unnamed)))
    elif people.is_odd:
        params = {"column": meaning.headings[0], "value": text[:120]}
        doubts.append(Doubt([reasons.MORE_THAN_A_NAME, params], reasons.NameDoubtful(**params)))
    return found, doubts


def _read_phone(meaning, cell_list, texts):
    if len(cell_list) == 1 and isinstance(value := cell_list[0].value, str) and _PLAIN_PHONE.fullmatch(value):
        return {meaning.code: value}, []
    text = " / ".join(texts)
    if cells.is_nothing(text):
        return {}, []
    alone = cell_list[0].value if len(cell_list) == 1 and not isinstance(cell_list[0].value, str) else text
    reading = phones.normalize_phone(alone if isinstance(alone, (str, int, float)) else text)
    found = {meaning.code: reading.number} if reading.number else {}
    if reading.others:
        found["other_phones"] = list(reading.others)
    if reading.problem == phones.ROUNDED:
        refusal = reasons.PhoneRounded(value=text[:120])
        return found, [Doubt([reasons.PHONE_ROUNDED, dict(refusal.params)], refusal)]
    if reading.problem == phones.UNREADABLE:
        return found, [_unread(meaning, text, is_fatal=True)]
    return found, [_unread(meaning, text, reasons.PARTLY_READ, is_fatal=False)] if reading.problem else []


def _read_email(meaning, _cells, texts):
    text = _joined(texts)
    if not text:
        return {}, []
    found = read_emails(text)
    if found.suggestion:
        return {}, [Doubt(refusal=reasons.EmailDoubtful(value=text[:120], suggestion=found.suggestion[:120]))]
    if not found.addresses:
        return {}, [_unread(meaning, text, is_fatal=True)]
    first, *others = found.addresses
    params = {"column": meaning.headings[0], "value": ", ".join(others)[:120]}
    return {meaning.code: first}, [Doubt([reasons.OTHERS_LEFT_OUT, params])] if others else []


def _read_date(meaning, cell_list, texts):
    values = [cell.value for cell in cell_list]
    text = _joined(texts)
    if not text:
        return {}, []
    day = parse_vn_date(values[0]) if len(values) == 1 and not isinstance(values[0], str) else parse_vn_date(text)
    return {meaning.code: day.isoformat() if day else text}, []


def _read_flag(meaning, _cells, texts):
    text = texts[0]
    key = fold(text).strip(" .()")
    if not key or key in ("-", "...", "…"):
        return {}, []
    if key in _YES or key in _NO:
        return {meaning.code: key in _YES}, []
    return {}, [_unread(meaning, text)]


_READERS = {"text": _read_text, "person": _read_person, "phone": _read_phone, "email": _read_email,
            "date": _read_date, "flag": _read_flag}  # fmt: skip
