"""What a preview shows of a row: what was understood, and what would change."""

import re

from flask_babel import gettext

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def understood(target, reading):
    """[(label, value)] of a reading, in the order of the columns."""
    labels = {meaning.code: meaning.label for meaning in target.meanings}
    labels.update({code: label for code, label in target.field_labels.items() if isinstance(reading.get(code), str)})
    shown = [(label, _text(target, code, reading[code])) for code, label in labels.items() if code in reading]
    return [(label, text) for label, text in shown if text]


def named(target, rows):
    """The records of ``rows`` with their units, for a sentence; what was forgotten or has no name is left out."""
    names = [(target.label(row.reading), row.reading.get("organization") or "") for row in rows]
    return [f"{name} ({unit})" if unit and unit != name else name for name, unit in names if name]


def differences(target, before, after):
    """[(label, before, after)] of two snapshots of a record; what has no label is not shown."""
    labels = {**{meaning.code: meaning.label for meaning in target.meanings}, **target.field_labels}
    old, new = dict(_flat(before or {})), dict(_flat(after or {}))
    changed = [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]
    return [
        (labels[code], _text(target, code, old.get(name)), _text(target, code, new.get(name)))
        for name in changed
        if (code := name.rpartition(".")[2]) in labels
    ]


def _flat(value, name=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for place, inner in enumerate(value):
            yield from _flat(inner, f"{name}.{place}")
    else:
        yield name, value


def _text(target, code, value):
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    if words := target.value_words.get(code, {}).get(value):
        return gettext(words)
    if day := _ISO_DAY.fullmatch(str(value)):
        return f"{day[3]}/{day[2]}/{day[1]}"
    return f"{value:g}" if isinstance(value, float) else str(value)
