"""The press: what hundreds of certificates share is drawn once, and only the lines of each are laid out.

Three steps: the ground of a decision (ornament, fixed words, whole fonts) becomes one template; the lines
of 25 people are laid out together and cut apart; each certificate is the template with its own lines on top.
The middle step knows no database and may run in processes beside this one.
"""

from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import chain, groupby
from multiprocessing import get_context

from workshop.awards.paper import extras, ground, layout
from workshop.edges import qr
from workshop.edges.pdf import Template, merge_pdfs, placed

CHUNK = 25
REMEMBERED = 500  # people whose lines and codes are kept for their next file, at seven kilobytes each
MASK = 2  # one of the eight masks instead of trying all of them: a fifth of the time, read as well


class Use(Enum):
    """What the paper is for."""

    COPY = "copy"  # a file of its own, on a screen or sent
    PRINT = "print"  # full pages for the printer
    OVERLAY = "overlay"  # the text alone, onto pre-printed blanks


@dataclass(frozen=True)
class Drawn:
    """One certificate's own part: (index of a page of the template, operators) for each of its pages."""

    face: object
    pages: tuple


@contextmanager
def hands(processes=1):
    """Something whose ``map`` lays out chunks: this process, or some beside it, started once."""
    if processes < 2:
        yield _Alone()
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool


class _Alone:
    map = staticmethod(map)


def drawn(faces, use, *, by=None, turn=None):
    """The own part of each face, in order; ``turn`` moves them as a printer needs it, if one does."""
    remembers = len(faces) <= REMEMBERED
    chunks = [(faces[start : start + CHUNK], use, turn, remembers) for start in range(0, len(faces), CHUNK)]
    for chunk, parts in zip(chunks, (by or _Alone).map(lay_out, chunks), strict=True):
        for face, pages in zip(chunk[0], parts, strict=True):
            yield Drawn(face, pages)


def copies(faces, use=Use.COPY, *, by=None):
    """(face, PDF) of each, every file whole by itself."""
    strange = ground.strange_letters(faces)
    for part in drawn(faces, use, by=by):
        template = template_for(part.face, use, strange=strange)
        yield part.face, template.copy([operators for _index, operators in part.pages], title=title_of(part.face))


def merged(faces, use, *, title, by=None, turn=None):
    """(PDF of all, number of its pages) in the order given; slips with codes follow where the kind has them."""
    parts, strange = [], ground.strange_letters(faces)
    for _key, run in groupby(drawn(faces, use, by=by, turn=turn), key=lambda part: ground_of(part.face)):
        first = next(run)
        template = template_for(first.face, use, turn, strange)
        own = _pages_of(chain([first], run), use, by or _Alone)  # noqa: B031 the first one is put back
        parts.append(template.merged(own, title=title))
    if len(parts) == 1:
        return parts[0]
    return merge_pdfs([data for data, _pages in parts], title=title), sum(pages for _data, pages in parts)


def _pages_of(parts, use, by):
    """The pages of each part as they are laid out, then the slips; all of them at once would fill the memory."""
    slips = []
    for part in parts:
        if use is Use.PRINT and part.face.code and part.face.qr in ("back", "slip"):
            slips.append(part.face)
        yield part.pages
    yield from _slip_pages(slips, by)


def title_of(face):
    """What the file of one certificate is called in a reader's window."""
    return f"{face.title.capitalize()}: {face.name}"


def ground_of(face):
    """``face`` without anything of its own: equal for all that share a template."""
    register, code = "·" if face.register_line else "", "0" * 16 if face.code else ""  # their places are kept
    return replace(face, name="·", address="", achievement="", register_line=register, code=code, order=0)


def template_for(face, use, turn=None, strange=""):
    """The template of ``face``, made once for all that share it; ``strange`` are letters beyond the usual."""
    return _template(ground_of(face), use, turn, strange)


@lru_cache(maxsize=6)
def _template(face, use, turn, strange):
    data = ground.ground_pdf(face, use.value, strange)
    return Template(data, pages=len(ground.kinds_of_pages(face, use.value)), turn=turn)


def lay_out(chunk):
    """The own pages of each face of one chunk: tuples of (index in the template, operators)."""
    faces, use, turn, remembers = chunk
    plans = [_plan(face, use) for face in faces]
    asked = [block for plan in plans for _index, page in plan for block in page.blocks if block.is_own]
    laid = iter(ground.pieces_of(asked, faces[0], remembers=remembers) if asked else [])
    made = []
    for face, plan in zip(faces, plans, strict=True):
        heights = [ground.height_of(face, index, use.value) for index, _page in plan]
        pages = [
            (index, _operators(face, page, laid, height, _code if remembers else _code.__wrapped__))
            for (index, page), height in zip(plan, heights, strict=True)
        ]
        if turn is not None:
            pages = [(index, b"q " + turn.operands + b" cm\n" + operators + b"Q\n") for index, operators in pages]
        made.append(tuple(pages))
    return made


def _plan(face, use):
    page = layout.front(face, has_code=ground.has_code(face, use.value))
    if use is Use.OVERLAY:
        page = ground.without_carried(page, face.carried)
    plan = [(0, page)]
    if use is Use.COPY and face.qr == "back":
        plan.append((1, extras.back(face) if face.code else layout.Layout(())))
    return plan


def _operators(face, page, laid, height_mm, code):
    parts = [
        placed(next(laid), left_mm=block.left_mm, top_mm=block.top_mm, page_height_mm=height_mm)
        for block in page.blocks
        if block.is_own
    ]
    if page.qr and face.code:
        parts.append(code(face.url, page.qr, height_mm))
    return b"".join(parts)


@lru_cache(maxsize=REMEMBERED)
def _code(url, place, height_mm):
    left, top, side = (value * 72 / 25.4 for value in place)
    drawn_code = qr.pdf_operators(url, left, height_mm * 72 / 25.4 - top - side, side, MASK)
    return b"/Artifact BMC " + drawn_code + b" EMC\n"


def _slip_pages(faces, by):
    """Sheets of slips: each a list of one page of the template, index 1."""
    step = CHUNK // extras.SLIPS_A_PAGE * extras.SLIPS_A_PAGE
    chunks = [faces[start : start + step] for start in range(0, len(faces), step)]
    return (((1, operators),) for sheets in by.map(slip_sheets, chunks) for operators in sheets)


def slip_sheets(faces):
    """The operators of the sheets of slips for ``faces``, one a sheet."""
    count, height = extras.SLIPS_A_PAGE, extras.A4[1]
    pages = [extras.slip(face, place % count) for place, face in enumerate(faces)]
    laid = iter(ground.pieces_of([block for page in pages for block in page.blocks], faces[0]))
    sheets = []
    for start in range(0, len(faces), count):
        parts = [b".4 w .6 G [3 2] 0 d\n"]
        own = slice(start, start + count)
        for place, (face, page) in enumerate(zip(faces[own], pages[own], strict=True)):
            left, top = extras.slip_corner(place)
            box = (left, height - top - extras.SLIP_MM[1], *extras.SLIP_MM)
            parts.append(b"%.2f %.2f %.2f %.2f re S\n" % tuple(value * 72 / 25.4 for value in box))
            parts.append(_operators(face, page, laid, height, _code.__wrapped__))
        sheets.append(b"".join(parts))
    return sheets
