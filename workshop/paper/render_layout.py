"""What both renderers agree on before they draw: the head's lines, end marks, numbering, what stands side by side."""

from dataclasses import dataclass

from workshop.edges.docx.writer import bold_width_mm
from workshop.paper.blocks import NumberLine, Recipients, Signatures
from workshop.paper.headers import NATIONAL_MOTTO, NATIONAL_NAME, head_lines

DOTS = "…" * 14
LEFT_SHARE = 0.455  # of the page's text, that the head's left column is wide
_HEAD_PT = 12
_GAP = "\u00a0" * 8


@dataclass(frozen=True)
class Head:
    """The lines of the head; ``number`` and ``dated`` are empty where they do not stand in it."""

    kind: str
    parent: tuple
    body: tuple
    national_name: str
    motto: str
    number: str
    dated: str


@dataclass(frozen=True)
class Closing:
    """The end of a document: signatures, with the recipients at the left of a single one."""

    signatures: Signatures | None
    recipients: Recipients | None


def head(document):
    """The head of ``document``, with the number line of the first such block unless it is a contract."""
    profile = document.profile
    line = next((block for block in document.blocks if isinstance(block, NumberLine)), None)
    in_head = line is not None and profile.kind != "contract"
    room = LEFT_SHARE * (257 if document.orientation == "landscape" else 165)
    shows_name = profile.has_national_name or profile.kind == "contract"
    return Head(
        kind=profile.kind,
        parent=head_lines(profile.parent, _width, room),
        body=head_lines(profile.body, _width, room),
        national_name=NATIONAL_NAME if shows_name else "",
        motto=NATIONAL_MOTTO if shows_name else "",
        number=number_text(line) if in_head else "",
        dated=date_text(line, profile.place) if in_head else "",
    )


def _width(text):
    return bold_width_mm(text, _HEAD_PT)


def body(document):
    """The blocks to draw in order: the head's number line left out, recipients paired with their signature."""
    drawn = []
    for block in document.blocks:
        if isinstance(block, NumberLine) and document.profile.kind != "contract":
            continue
        if isinstance(block, (Signatures, Recipients)):
            block = _paired(drawn, block)
        drawn.append(block)
    return drawn


def number_text(line):
    """``Số: 05/BC-BTV``; room is left to write the number where only "/BC-BTV" is known."""
    return f"Số: {_GAP}{line.number}" if line.number[:1] in ("", "/") else f"Số: {line.number}"


def date_text(line, default_place=""):
    """``Trà Vinh, ngày 09 tháng 02 năm 2023``: a zero before days under 10 and months under 3 (Decree 30/2020)."""
    place = line.place or default_place
    start = f"{place}, " if place else ""
    if line.on is None:
        return f"{start}ngày {_GAP}tháng {_GAP}năm {_GAP}"
    month = f"{line.on.month:02}" if line.on.month < 3 else line.on.month
    return f"{start}ngày {line.on.day:02} tháng {month} năm {line.on.year}"


def basis_lines(basis):
    """The lines with their end marks."""
    bare = [line.rstrip(" ;.") for line in basis.lines]
    return [line + ("." if place == len(bare) else ";") for place, line in enumerate(bare, 1)]


def clause_lines(article):
    """(line, is_point) for every line of an article: clauses numbered where there are several."""
    lines = []
    for number, clause in enumerate(article.clauses, 1):
        first, *points = clause.split("\n")
        lines.append((f"{number}. {first}" if len(article.clauses) > 1 else first, False))
        lines.extend((point, True) for point in points)
    return lines


def shares(table):
    """The width of each column in percent."""
    whole = sum(column.width for column in table.columns)
    return [round(100 * column.width / whole, 3) for column in table.columns]


def is_group(table, row):
    """Whether ``row`` is the heading of a group of rows."""
    return len(row) == 1 and len(table.columns) > 1


def _paired(drawn, block):
    before = drawn[-1] if drawn and isinstance(drawn[-1], Closing) else None
    fits = before is not None and (
        (before.signatures is None) if isinstance(block, Signatures) else (before.recipients is None)
    )
    waiting = drawn.pop() if fits else Closing(None, None)
    if isinstance(block, Signatures):
        return Closing(block, waiting.recipients)
    return Closing(waiting.signatures, block)
