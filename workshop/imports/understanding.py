"""From a table to readings: every source row that holds anything, understood or refused by name."""

from dataclasses import dataclass, field

from workshop.errors import WorkshopError
from workshop.imports import cells, reasons
from workshop.imports.columns import with_old_encodings
from workshop.imports.filling import RowFilling
from workshop.imports.headers import find_header, is_repeated
from workshop.imports.layout import Listing
from workshop.imports.mapping import header_of, is_skipped, stated_of
from workshop.imports.sheets import older_sheets

# said again of a cell as soon as the row is judged by what it says, so that another question may come first
_ASKED_AGAIN = (reasons.CellUnreadable, reasons.EmailDoubtful, reasons.PhoneRounded)


@dataclass(slots=True)
class Understood:
    """A source row: its ``reading``, or the ``refusal`` it ends with, and notes of what was repaired."""

    sheet: str
    row: int
    source: list
    reading: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    refusal: WorkshopError | None = None


def understand(table, target, filename, mapping=None):
    """(rows, mapping of every sheet) of ``table`` as ``target`` understands it.

    ``mapping`` is what a person changed, in the shape of :mod:`workshop.imports.mapping`, which is also
    what is returned. With one given, even an empty one, a table without a header is no refusal: all of
    its rows need a person.

    :raises NothingToRead: if no row holds anything.
    :raises HeaderNotFound: if no sheet heads what is essential and nobody said otherwise.
    """
    sheets = [sheet for sheet in table.sheets if sheet.rows]
    if not sheets:
        raise reasons.NothingToRead("file", filename=filename)
    headers = _headers(sheets, target, mapping or {})
    if mapping is None and not any(headers.values()):
        wanted = next(meaning for meaning in target.meanings if meaning.code == target.essential[0])
        raise reasons.HeaderNotFound("file", filename=filename, column=wanted.headings[0])
    older = older_sheets([sheet for sheet in sheets if headers[sheet.name]]) - set(mapping or ())
    rows, found = [], {}
    for sheet in sheets:
        skip = is_skipped((mapping or {}).get(sheet.name) or {"skip": False})
        is_older = sheet.name in older
        header = headers[sheet.name]
        found[sheet.name] = stated_of(header, sheet.rows, skip=skip or is_older)
        rows += _SheetUnderstanding(sheet, header, target, skip=skip, is_older=is_older).rows()
    cells.forget()
    return rows, found


def _headers(sheets, target, mapping):
    codes = {meaning.code for meaning in target.meanings}
    return {
        sheet.name: header_of(mapping[sheet.name], sheet.rows, codes) if mapping.get(sheet.name)
        else find_header(sheet.rows, target.meanings, target.essential)
        for sheet in sheets
    }  # fmt: skip


class _SheetUnderstanding:
    """One sheet from top to bottom; it remembers the section and the record above."""

    def __init__(self, sheet, header, target, *, skip, is_older):
        self.sheet, self.header, self.target = sheet, header, target
        self.skip, self.is_older = skip, is_older
        self.section = ""
        if header:
            first = next((meaning for meaning in target.meanings if meaning.code == target.essential[0]), None)
            self.listing = Listing(header, first)
            self.filling = RowFilling(header, target)

    def rows(self):
        """Every row, understood or refused."""
        found, name = [], self.sheet.name
        rows = self.sheet.rows if self.skip or not self.header else with_old_encodings(self.sheet.rows, self.header)
        for at, row in enumerate(rows):
            understood = Understood(name, row.number, [cells.raw_text(cell.value) for cell in row.cells])
            try:
                self._read(at, row, understood)
            except WorkshopError as refusal:
                understood.refusal = refusal
            found.append(understood)
        if self.header and not self.skip and self.listing.lists_people:
            self._ask_about_halves_of_names(found)
        return found

    def _ask_about_halves_of_names(self, rows):
        """Where most names are one word, a part of them stands elsewhere, or a person says that they are so."""
        code = self.target.essential[0]
        named = [row for row in rows if row.reading.get(code)]
        halves = sum(len(row.reading[code].split()) == 1 for row in named)
        if halves * 2 > len(named):
            for row in named:
                if row.refusal is None or isinstance(row.refusal, _ASKED_AGAIN):
                    row.refusal = reasons.NamesOfOneWord(count=halves, of=len(named))

    def _read(self, at, row, understood):
        if self.skip:
            raise reasons.SheetLeftOut
        if self.header is None:
            raise reasons.SheetWithoutHeader
        if at < self.header.first:
            raise reasons.AboveHeader if self.header.first <= self.header.last else reasons.AboveList
        texts = [cells.text_of(cell) for cell in row.cells]
        if at <= self.header.last or is_repeated(texts, self.header):
            self.listing.has_ended = False
            raise reasons.HeaderRow
        own = {index: text for index, (text, cell) in enumerate(zip(texts, row.cells, strict=True))
               if text and cell.merged_from is None}  # fmt: skip
        try:
            self.listing.refuse_what_is_no_record(row, own)
        except reasons.SectionRow:
            self.section = max(own.values(), key=len)
            self.filling.forget_what_stands_above()
            raise
        self._read_record(row, texts, understood)

    def _read_record(self, row, texts, understood):
        doubts = self.filling.fill(row, texts, understood.reading, understood.notes)
        if self.section:
            understood.reading["section"] = self.section
        self._refuse_what_is_off(row)
        self.filling.refuse_what_is_missing(understood.reading)
        try:
            if all(understood.reading.get(code) for code in self.target.essential):
                self.target.understand(understood.reading)
        except WorkshopError:
            if not doubts:
                raise
        if doubts:  # what the cell says comes before what the kind of import makes of it
            raise doubts[0]

    def _refuse_what_is_off(self, row):
        if self.sheet.is_hidden or row.is_hidden:
            raise reasons.HiddenRow
        if self.is_older:
            raise reasons.OlderSheet
        if any(cell.is_struck for cell in self.filling.naming_cells(row)):
            raise reasons.StruckOut
