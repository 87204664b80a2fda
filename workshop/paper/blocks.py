"""The one model of a document: a header profile and a row of blocks, drawn alike as PDF and as DOCX."""

import unicodedata
from dataclasses import dataclass, field, fields
from datetime import date

PREVIEW = "BẢN XEM TRƯỚC"
DEMONSTRATION = "DỮ LIỆU MINH HỌA"
SIGN_AND_SEAL = "(Ký, ghi rõ họ tên, đóng dấu)"
SIGN = "(Ký, ghi rõ họ tên)"


def _settled(value):
    """Lists become tuples and text NFC, so that equal documents compare equal."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, (list, tuple)):
        return tuple(_settled(item) for item in value)
    return value


class Settled:
    """Base of every part of a document."""

    def __post_init__(self):
        for each in fields(self):
            object.__setattr__(self, each.name, _settled(getattr(self, each.name)))


@dataclass(frozen=True)
class HeaderProfile(Settled):
    """The head of a paper. ``kind`` is "state", "mass" (mass organisation), "contract" (national name only) or
    "annex" (no head: it goes with a paper that has one).

    ``symbol`` follows the number ("/QĐ-UBND" has the symbol "UBND"); ``place`` stands before the date.
    """

    kind: str
    parent: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    symbol: str = ""
    place: str = ""
    has_national_name: bool = True


@dataclass(frozen=True)
class Title(Settled):
    """The kind of document, in capitals: BIÊN BẢN GHI NHỚ."""

    text: str


@dataclass(frozen=True)
class Subtitle(Settled):
    """What it is about (trích yếu), under the title, with a short rule unless ``has_rule`` is off."""

    text: str
    has_rule: bool = True


@dataclass(frozen=True)
class NumberLine(Settled):
    """Number, place and date; blanks where they are not known. In the head, or under the title of a contract."""

    number: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Basis(Settled):
    """Legal bases (căn cứ) without their end marks: each line is closed with ";", the last with "."."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Heading(Settled):
    """A section heading inside the body: level 1 centred, 2 and 3 at the left."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph(Settled):
    """One paragraph; ``align`` is "justify", "center", "left" or "right"; ``lead`` stands bold before the text."""

    text: str
    align: str = "justify"
    is_bold: bool = False
    is_italic: bool = False
    is_indented: bool = True
    lead: str = ""


@dataclass(frozen=True)
class Lines(Settled):
    """Short lines of a list, close under each other and indented as paragraphs are."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Entry(Settled):
    """One of a list that is read out: ``lead`` ("1."), the name in bold, what follows it, a note in italics."""

    lead: str
    name: str
    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class PartyBlock(Settled):
    """One party of an agreement: its label and its particulars as (field, value) pairs."""

    label: str
    particulars: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Article(Settled):
    """Điều ``number``. ``heading``; several clauses are numbered; a new line in a clause begins a point (a, b)."""

    number: int
    heading: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column(Settled):
    """A column of a table; ``width`` is its share of the whole, ``align`` as in a paragraph."""

    heading: str
    width: float = 1
    align: str = "left"


@dataclass(frozen=True)
class Table(Settled):
    """A table; a row of one cell spans it as the heading of a group. The head repeats on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    repeats_header: bool = True
    footer: str = ""
    row_mm: float = 0


@dataclass(frozen=True)
class Signatory(Settled):
    """One place to sign: the capacity in lines, an instruction, ``blank_mm`` of room, the printed name."""

    capacity: tuple[str, ...]
    name: str = ""
    instruction: str = ""
    blank_mm: float = 28


@dataclass(frozen=True)
class Signatures(Settled):
    """Places to sign side by side; never alone on a page."""

    columns: tuple[Signatory, ...]


@dataclass(frozen=True)
class Recipients(Settled):
    """Nơi nhận: at the left of the one signature that follows or goes before."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Annex(Settled):
    """Begins an annex on a new page: "Phụ lục 1", its title and the document it belongs to."""

    label: str
    title: str
    reference: str = ""


@dataclass(frozen=True)
class PageBreak(Settled):
    """What follows begins a new page."""


@dataclass(frozen=True)
class Verification(Settled):
    """A small QR code that holds ``url``, with ``lines`` beside it, the first one bold."""

    url: str
    lines: tuple[str, ...] = ()
    side_mm: float = 22


@dataclass(frozen=True)
class Mark(Settled):
    """A note in a frame, such as ``DEMONSTRATION``; the mark across every page is ``Document.mark``."""

    text: str


@dataclass(frozen=True)
class Document(Settled):
    """A whole document. ``orientation`` is "portrait" or "landscape"; ``mark`` is printed on every page."""

    title: str
    profile: HeaderProfile
    blocks: tuple = field(default=())
    orientation: str = "portrait"
    mark: str = ""
    font_pt: float = 13.5


BLOCKS = (
    Title, Subtitle, NumberLine, Basis, Heading, Paragraph, Lines, Entry, PartyBlock, Article, Table,
    Signatures, Recipients, Annex, PageBreak, Verification, Mark,
)  # fmt: skip
