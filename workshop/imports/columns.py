"""What a whole column tells about its cells: one old encoding in it explains those that fit Unicode by chance."""

import re
from collections import Counter

from workshop.imports.cells import decoded
from workshop.vietnamese.legacy import guess_legacy

_FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}
_WESTERN = re.compile("[\u00a1-\u00ff]")
_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_ENOUGH = 3


def with_old_encodings(rows, header):
    """``rows`` with the font of an old encoding put to undecided cells of a column that is written in it."""
    fonts = {}
    for at in sorted(header.known):
        if font := _font_of([row.cells[at] for row in rows[header.last + 1 :] if at < len(row.cells)]):
            fonts[at] = font
    if not fonts:
        return rows
    return [row._replace(cells=tuple(_dressed(cell, fonts.get(at)) for at, cell in enumerate(row.cells)))
            for row in rows]  # fmt: skip


def _font_of(column):
    """The font whose encoding explains the column: several cells need it and none speaks against it."""
    counted = Counter()
    for cell in column:
        if isinstance(cell.value, str) and not cell.value.isascii():
            if _VIETNAMESE.search(cell.value):
                return None
            if decoded(cell.value, "")[1]:
                counted[guess_legacy(cell.value)] += 1
    if len(counted) != 1:
        return None
    ((encoding, count),) = counted.items()
    return _FONTS[encoding] if count >= _ENOUGH else None


def _dressed(cell, font):
    if font and not cell.font and isinstance(cell.value, str) and _WESTERN.search(cell.value):
        return cell._replace(font=font)
    return cell
