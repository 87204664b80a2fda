"""The text of many people laid out in one document, then cut apart into drawing operators.

WeasyPrint places every letter; a page of its own for each person would cost twice the time. The pieces
stand one below the other on one tall page, and each baseline tells by its height whose line it is.
"""

import re
import unicodedata
from bisect import bisect_right
from html import escape

from workshop.errors import N_, WorkshopError

PX_MM = 25.4 / 96
_APART_MM = 8.0  # above each piece, so that no accent reaches into the one before
_TEXT = {b"rg", b"g", b"Tf", b"Tm", b"TJ", b"Tj"}
_SILENT = {b"q", b"Q", b"BT", b"ET", b"gs", b"cm"}
_GLYPHS = re.compile(rb"<([0-9a-fA-F]+)>")


class PieceHoldsMore(WorkshopError):
    """A piece draws something else than text, or text outside its own height."""

    status = 422
    message = N_("This text cannot be laid out together with others.")


def lay_out_pieces(pieces, style, *, width_mm):
    """The operators of each of ``pieces``, drawn from its upper left corner.

    A piece is a list of lines: (class names, declarations of its own, text, height in mm with all its parts).
    ``style`` is CSS for the class names. What comes out measures in CSS pixels, downwards: put it into a
    page with ``placed``.

    :raises PieceHoldsMore: if one of them draws more than text, or beyond its height.
    """
    from workshop.edges.pdf import rendering

    if not pieces:
        return []
    own, body, tops = {}, [], [0.0]
    for lines in pieces:
        tops.append(tops[-1] + sum(height for *_rest, height in lines) + _APART_MM)
        for place, (names, declarations, text, _height) in enumerate(lines):
            # a class for each look instead of a style on each line: parsing them took a third of the time
            look = own.setdefault(declarations, f"o{len(own)}")
            apart = "" if place else " apart"
            body.append(f'<p class="{names} {look}{apart}">{escape(text)}</p>')
    looks = "".join(f".{look}{{{declarations}}}" for declarations, look in own.items())
    page = f"@page{{size:{width_mm:.4f}mm {tops[-1] + 1:.4f}mm;margin:0}}body{{margin:0}}"
    html = (
        f'<!doctype html><html lang="vi"><style>{page}{style}.apart{{margin-top:{_APART_MM}mm}}{looks}</style>'
        f"<body>{''.join(body)}</body></html>"
    )
    operators = rendering.page_operators(unicodedata.normalize("NFC", html))
    return _cut(operators, [top / PX_MM for top in tops])


def placed(operators, *, left_mm, top_mm, page_height_mm):
    """``operators`` of a piece with its corner at a place of a page, in PDF's own space."""
    if not operators:
        return b""
    left, top = left_mm * 72 / 25.4, (page_height_mm - top_mm) * 72 / 25.4
    return b"q .75 0 0 -.75 %.4f %.4f cm BT\n%b\nET Q\n" % (left, top, operators)


def glyphs_in(operators):
    """The font names of ``operators`` with the glyph numbers drawn in each."""
    found, font = {}, None
    for line in operators.split(b"\n"):
        words = line.rsplit(b" ", 1)
        if words[-1] == b"Tf":
            font = found.setdefault(line.split(b" ", 1)[0].decode(), set())
        elif words[-1] in (b"TJ", b"Tj"):
            for text in _GLYPHS.findall(line):
                font.update(text[at : at + 4].lower() for at in range(0, len(text), 4))
    return found


def _cut(operators, tops):
    pieces = [[] for _top in tops[1:]]
    now, colour, font, given = None, b"0 0 0 rg", b"", {}
    for line in operators.split(b"\n"):
        operator = line.rsplit(b" ", 1)[-1]
        if operator in (b"rg", b"g"):
            colour = line
        elif operator == b"Tf":
            font = line
        elif operator == b"Tm":
            *turn, x, y = line.split(b" ")[:6]
            now = bisect_right(tops, float(y)) - 1  # a baseline lies below the top of its line
            if turn != [b"1", b"0", b"0", b"-1"] or not 0 <= now < len(pieces):
                raise PieceHoldsMore
            moved = b"1 0 0 -1 %b %.4f Tm" % (x, float(y) - tops[now] - _APART_MM / PX_MM)
            pieces[now].append(moved)
        elif operator in (b"TJ", b"Tj"):
            if given.get(now) != (colour, font):
                pieces[now][-1:-1] = [colour, font]
                given[now] = (colour, font)
            pieces[now].append(line)
        elif operator and operator not in _SILENT:
            raise PieceHoldsMore
    return [b"\n".join(piece) for piece in pieces]
