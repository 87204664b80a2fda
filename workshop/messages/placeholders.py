"""The closed list of placeholders, and filling a text with them; nothing in a text is ever executed."""

import re
from functools import cache

from workshop.errors import N_, Invalid
from workshop.vietnamese.names import fold

# key: (Vietnamese, English, what stands there); any of the three spellings is understood
PLACEHOLDERS = {
    "name": ("họ tên", "name", N_("Full name")),
    "address": ("xưng hô", "form of address", N_("Ông, Bà, Đồng chí as stated; Ông/Bà where nothing is")),
    "position": ("chức vụ", "position", N_("Position")),
    "unit": ("đơn vị", "unit", N_("Unit")),
    "event": ("hội thảo", "workshop", N_("Title of the workshop")),
    "day": ("ngày", "day", N_("Day of the workshop")),
    "time": ("giờ", "time", N_("Beginning")),
    "venue": ("địa điểm", "venue", N_("Venue and its address")),
    "programme": ("chương trình", "programme", N_("Items of the programme, one a line")),
    "hosts": ("ban tổ chức", "organisers", N_("The organisations that hold it, one a line")),
    "contact": ("liên hệ", "contact", N_("Contact person and phone")),
    "page": ("trang hội thảo", "workshop page", N_("Address of the public page")),
    "ticket": ("mã vé", "ticket code", N_("Ticket code in fours")),
    "link": ("đường dẫn", "link", N_("Personal link of the delegate")),
    "place": ("thứ tự chờ", "place in line", N_("Place on the waiting list")),
    "note": ("lời nhắn", "note", N_("Your own words, written when sending to many")),
    "reason": ("lý do", "reason", N_("Reason of the cancellation")),
    "quota": ("số đại biểu", "number of people", N_("How many people the unit is asked to send")),
    "reply_by": ("hạn trả lời", "answer before", N_("The day to answer by")),
}
OF_UNITS = ("quota", "reply_by")
OF_DELEGATES = ("address", "position", "ticket", "place", "reason")  # nothing stands there for a unit
PERSONAL = ("name", "address", "position", "unit", "ticket", "link", "place", "reason")
_MARK = re.compile(r"\{\{([^{}\n]{0,60})\}\}")
_BROKEN = re.compile(r"\{\{|\}\}")


class PlaceholderUnknown(Invalid):
    """A text names what is not on the list; the refusal repeats it."""

    message = N_("“%(name)s” is no placeholder. Choose one from the list beside the text.")


class PlaceholderBroken(Invalid):
    """Braces that do not close, or that hold nothing of ours."""

    message = N_("A placeholder is not closed. Each begins with two opening braces and ends with two closing ones.")


def require_known(text, field):
    """Insist that every placeholder in ``text`` is on the list.

    :raises PlaceholderUnknown: with the first that is not.
    :raises PlaceholderBroken: where braces are left open.
    """
    for mark in _MARK.finditer(text):
        if key_of(mark.group(1)) is None:
            raise PlaceholderUnknown(field, name=mark.group(1).strip())
    if _BROKEN.search(_MARK.sub("", text)):
        raise PlaceholderBroken(field)


def spelled(key, language):
    """The placeholder as it is written in a text of ``language``, with its braces."""
    return "{{" + PLACEHOLDERS[key][0 if language == "vi" else 1] + "}}"


def marks(text):
    """What stands between the braces of ``text``, in order."""
    return _MARK.findall(text)


def key_of(written):
    """The key behind a spelling, or None."""
    return _spellings().get(_folded(written))


def fill(text, values):
    """``text`` with ``values`` in place; values are never read again for placeholders.

    A line whose placeholders are all empty goes, and so do the blank lines left around it.
    """
    lines = [line for each in text.replace("\r\n", "\n").split("\n") if (line := _line(each, values)) is not None]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _line(line, values):
    keys = [key_of(name) for name in _MARK.findall(line)]
    if keys and not any(values.get(key) for key in keys):
        return None

    def value(mark):
        key = key_of(mark.group(1))
        return mark.group(0) if key is None else str(values.get(key) or "")

    # only spaces that an empty value left are closed up, not those inside a value
    return re.sub(r" {2,}", " ", _MARK.sub(value, line)).replace(" ,", ",").rstrip()


def _folded(written):
    return " ".join(fold(written).split())


@cache
def _spellings():
    return {_folded(name): key for key, names in PLACEHOLDERS.items() for name in (key, *names[:2])}
