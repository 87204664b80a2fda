"""One sheet of a workbook in a single pass: values with their looks, merges, and what is hidden."""

from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from workshop.edges.spreadsheets import limits
from workshop.edges.spreadsheets.grid import Found
from workshop.edges.spreadsheets.numbers import whole
from workshop.edges.spreadsheets.xlsx_looks import PLAIN, Runs
from workshop.edges.spreadsheets.xlsx_parsing import StreamParser, is_nought, is_on

DIGITS = "0123456789"


class Columns(dict):
    """Numbers of columns by their letters, each found out once."""

    def __missing__(self, letters):
        self[letters] = number = column_index_from_string(letters)
        return number


class SheetParser(StreamParser):
    """``rows`` are {number: {column: Found}}; ``merges`` are (left, top, right, bottom)."""

    def __init__(self, book, chunks):
        super().__init__()
        self.book, self.columns = book, Columns()
        self.rows, self.merges, self.hidden_rows, self.hidden_columns = {}, [], set(), set()
        self._number, self._column, self._row = 0, 0, None
        self._kind, self._style, self._value, self._formula, self._runs = None, None, None, False, None
        self.parse(chunks)

    def start(self, name, attributes):
        """Take in one element."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v" or (name == "t" and self._runs is not None):
            self.listen()
        elif name == "row":
            self._begin_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "is":
            self._runs = Runs()
        elif self._runs is not None:
            self._runs.format(name, attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col":
            self._col(attributes)

    def end(self, name):
        """Finish a text or a cell."""
        if name == "c":
            if self._value is not None or self._formula:
                self._keep_cell()
        elif name == "v":
            self._value = self.heard()
        elif name == "t" and self._runs is not None:
            self._runs.add(self.heard())
        elif name == "is" and self._runs is not None:
            self._value, self._runs = self._runs.whole(), None

    def _begin_row(self, attributes):
        self.book.count_cells(self._row, self.rows)
        stated = attributes.get("r", "")
        self._number = int(stated) if stated.isdecimal() and len(stated) < 9 else self._number + 1
        self._column, self._row = 0, None
        if is_on(attributes.get("hidden")) or is_nought(attributes.get("ht")):
            self.hidden_rows.add(self._number)

    def _begin_cell(self, attributes):
        get = attributes.get
        letters = get("r", "").rstrip(DIGITS)
        self._column = self.columns[letters] if letters else self._column + 1
        self._kind, self._style = get("t"), get("s")
        self._value, self._formula, self._runs = None, False, None

    def _keep_cell(self):
        looks = self.book.looks
        look = looks[int(self._style)] if self._style and int(self._style) < len(looks) else PLAIN
        value = self._value
        if self._kind == "s" and value is not None:
            value, own = self.book.texts[int(value)]
            look = look if own is PLAIN else merged_look(look, own)
        elif isinstance(value, tuple):
            value, own = value
            look = look if own is PLAIN else merged_look(look, own)
        elif value is not None:
            value = self._read(value, look)
        if value == "" and self._kind != "str":
            value = None  # also what some programs write for a formula that they did not compute
        if value in (None, "") and not self._formula:
            return
        if self._row is None:
            self._row = self.rows.setdefault(self._number, {})
        self._row[self._column] = Found(value, look, self._formula)

    def _read(self, text, look):
        if self._kind in (None, "n"):
            number = whole(text)
            return self._moment(number) if look.is_date and not isinstance(number, str) else number
        if self._kind == "b":
            return text.strip() == "1"
        return text

    def _moment(self, number):
        try:
            return from_excel(number, CALENDAR_MAC_1904 if self.book.is_1904 else CALENDAR_WINDOWS_1900)
        except (ValueError, OverflowError, TypeError):
            return number

    def _merge(self, reference):
        if len(self.merges) < limits.MAX_ROWS * 4:
            self.merges.append(range_boundaries(reference))

    def _col(self, attributes):
        if is_on(attributes.get("hidden")) or is_nought(attributes.get("width")):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.hidden_columns.update(range(first, min(last, limits.MAX_COLUMNS) + 1))


def merged_look(cell, own):
    """The look of a cell whose text has runs of its own look."""
    return cell._replace(font=own.font or cell.font, is_struck=own.is_struck or cell.is_struck)
