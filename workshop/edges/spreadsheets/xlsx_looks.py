"""Fonts, strikes, fills and number formats of a workbook, and its shared texts."""

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from workshop.edges.spreadsheets.looks import colour_name, legacy_font
from workshop.edges.spreadsheets.model import Look
from workshop.edges.spreadsheets.xlsx_parsing import StreamParser, is_on

PLAIN = Look()


class Looks(StreamParser):
    """``of[style index]`` is the Look of cells with that style."""

    def __init__(self, body):
        super().__init__()
        self.of, self._formats, self._fonts, self._fills = [], {}, [], []
        self._inside = ""
        if body:
            self.parse([body])

    def start(self, name, attributes):
        """Take in one element."""
        if name in ("fonts", "fills", "cellXfs", "dxfs", "cellStyleXfs"):
            self._inside = name
        elif name == "numFmt":
            self._formats[attributes.get("numFmtId")] = attributes.get("formatCode", "")
        elif self._inside == "fonts":
            self._font(name, attributes)
        elif self._inside == "fills":
            self._fill(name, attributes)
        elif self._inside == "cellXfs" and name == "xf":
            self.of.append(self._look(attributes))

    def end(self, name):
        """Leave a list."""
        if name == self._inside:
            self._inside = ""

    def _font(self, name, attributes):
        if name == "font":
            self._fonts.append(["", False])
        elif name == "name":
            self._fonts[-1][0] = legacy_font(attributes.get("val", ""))
        elif name == "strike":
            self._fonts[-1][1] = is_on(attributes.get("val"), default=True)

    def _fill(self, name, attributes):
        if name == "fill":
            self._fills.append("")
        elif name == "fgColor":
            self._fills[-1] = colour_name(attributes.get("rgb", "")[-6:])

    def _look(self, attributes):
        font, struck = _at(self._fonts, attributes.get("fontId"), ("", False))
        number_format = attributes.get("numFmtId", "0")
        code = self._formats.get(number_format)
        if code is None:
            code = BUILTIN_FORMATS.get(int(number_format), "General") if number_format.isdecimal() else "General"
        return Look(font, struck, _at(self._fills, attributes.get("fillId"), ""), bool(is_date_format(code)))


class Texts(StreamParser):
    """``of[index]`` is a shared text with the Look that its runs have."""

    def __init__(self, chunks):
        super().__init__()
        self.of, self._runs, self._phonetic = [], Runs(), False
        self.parse(chunks)

    def start(self, name, attributes):
        """Take in one element."""
        if name == "t" and not self._phonetic:
            self.listen()
        elif name == "si":
            self._runs = Runs()
        elif name == "rPh":
            self._phonetic = True
        else:
            self._runs.format(name, attributes)

    def end(self, name):
        """Add a run, or finish a text."""
        if name == "t" and not self._phonetic:
            self._runs.add(self.heard())
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.of.append(self._runs.whole())


class Runs:
    """A text put together from runs that may look different."""

    def __init__(self):
        self._parts, self._font, self._struck = [], "", False

    def format(self, name, attributes):
        """Remember an old font or a strike of any run."""
        if name == "rFont":
            self._font = self._font or legacy_font(attributes.get("val", ""))
        elif name == "strike":
            self._struck = self._struck or is_on(attributes.get("val"), default=True)

    def add(self, text):
        """Put a run behind the others."""
        self._parts.append(text)

    def whole(self):
        """(text, look)."""
        look = Look(self._font, self._struck) if self._font or self._struck else PLAIN
        return "".join(self._parts), look


def _at(items, index, default):
    place = int(index) if index and index.isdecimal() else -1
    return items[place] if 0 <= place < len(items) else default
