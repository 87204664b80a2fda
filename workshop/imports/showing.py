"""What a preview shows of a row: what was understood, and what would change."""

LIST_OF_VALUES = ", "
UNSHOWN = ("section", "other_phones")


def understood(target, reading):
    """[(label, value)] of a reading, in the order of the columns."""
    labels = {**target.field_labels, **{meaning.code: meaning.label for meaning in target.meanings}}
    shown = [(label, _text(reading[code])) for code, label in labels.items() if code in reading]
    return [(label, text) for label, text in shown if text]


def differences(target, before, after):
    """[(label, before, after)] of two snapshots of a record; what has no label is not shown."""
    labels = {**{meaning.code: meaning.label for meaning in target.meanings}, **target.field_labels}
    old, new = dict(_flat(before or {})), dict(_flat(after or {}))
    names = list(dict.fromkeys([*old, *new]))
    return [
        (labels[name.rpartition(".")[2]], _text(old.get(name)), _text(new.get(name)))
        for name in names
        if old.get(name) != new.get(name) and name.rpartition(".")[2] in labels
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


def _text(value):
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, list):
        return LIST_OF_VALUES.join(str(part) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
