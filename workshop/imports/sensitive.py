"""Sensitive columns (dân tộc, Đảng viên, CCCD ...): known by their headings, and not kept unless somebody says why."""

import re

# a citizen's number that stands in a column which means nothing to us
_CITIZEN = re.compile(r"(?<!\d)0\d{11}(?!\d)")


def meanings_of(target):
    """The sensitive meanings of a kind by their code."""
    return {meaning.code: meaning for meaning in target.meanings if meaning.is_sensitive}


def hide(rows, mapping, target, allowed):
    """Take out of ``rows``, as they were just understood, what is not ``allowed``: readings, notes and cells.

    The cells of a sensitive column are kept in no case: what is allowed stands in the reading alone.
    """
    known = meanings_of(target)
    if not known:
        return
    headings = {known[code].headings[0] for code in known}
    sheets = {name[:80]: _columns(said, known) for name, said in mapping.items()}
    for row in rows:
        hidden, meant, header = sheets[row.sheet]
        for code in known:
            if code not in allowed:
                row.reading.pop(code, None)
        if hidden and row.notes:
            row.notes = [note for note in row.notes if note[1].get("column") not in headings]
        if not header or not header[0] <= row.row <= header[-1]:
            row.source = [_kept(value, at, hidden, meant) for at, value in enumerate(row.source)]


def _columns(said, known):
    """(indexes of sensitive columns, of the others that mean something, rows of the header)."""
    hidden = {at for code, indexes in said["columns"].items() if code in known for at in indexes}
    meant = {at for code, indexes in said["columns"].items() if code not in known for at in indexes}
    return hidden, meant, said["header"]


def _kept(value, at, hidden, meant):
    if at in hidden:
        return ""
    return value if at in meant or len(value) < 12 else _CITIZEN.sub("", value)
