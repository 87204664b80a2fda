"""From a table to readings: every source row that holds anything, understood or refused by name."""

from dataclasses import dataclass, field

from workshop.errors import WorkshopError
from workshop.imports import cells, readers, reasons
from workshop.imports.headers import find_header, is_repeated
from workshop.imports.layout import Listing, own_texts
from workshop.imports.mapping import header_of, is_skipped, stated_of


@dataclass
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
    codes = {meaning.code for meaning in target.meanings}
    headers, found, rows = {}, {}, []
    for sheet in sheets:
        stated = (mapping or {}).get(sheet.name)
        headers[sheet.name] = (
            header_of(stated, sheet.rows, codes) if stated
            else find_header(sheet.rows, target.meanings, target.essential)
        )  # fmt: skip
    if mapping is None and not any(headers.values()):
        wanted = next(meaning for meaning in target.meanings if meaning.code == target.essential[0])
        raise reasons.HeaderNotFound("file", filename=filename, column=wanted.headings[0])
    for sheet in sheets:
        skip = is_skipped((mapping or {}).get(sheet.name) or {"skip": False})
        found[sheet.name] = stated_of(headers[sheet.name], sheet.rows, skip=skip)
        rows += _SheetUnderstanding(sheet, headers[sheet.name], target, skip).rows()
    return rows, found


class _SheetUnderstanding:
    """One sheet from top to bottom; it remembers the section and the record above."""

    def __init__(self, sheet, header, target, skip):
        self.sheet, self.header, self.target, self.skip = sheet, header, target, skip
        self.meanings = {meaning.code: meaning for meaning in target.meanings}
        self.listing = Listing(header, target.essential) if header else None
        self.section, self.above = "", {}

    def rows(self):
        found = []
        for at, row in enumerate(self.sheet.rows):
            understood = Understood(self.sheet.name[:80], row.number, [cells.raw_text(c.value) for c in row.cells])
            try:
                self._read(at, row, understood)
            except WorkshopError as refusal:
                understood.refusal = refusal
            found.append(understood)
        return found

    def _read(self, at, row, understood):
        if self.skip:
            raise reasons.SheetLeftOut
        if self.header is None:
            raise reasons.SheetWithoutHeader
        if at < self.header.first:
            raise reasons.AboveHeader
        if at <= self.header.last or is_repeated(row, self.header):
            raise reasons.HeaderRow
        try:
            self.listing.refuse_what_is_no_record(row)
        except reasons.SectionRow:
            said = own_texts(row).values()
            self.section = next((text for text in said if len(text) > 3 or not text.isupper()), self.section)
            raise
        self._fill(row, understood)
        self._refuse_what_is_off(row)
        self.target.understand(understood.reading)

    def _fill(self, row, understood):
        """Read every column that means something into the reading, then what stands above where it must."""
        reading, fatal = understood.reading, None
        for code, indexes in self.header.columns.items():
            meaning = self.meanings[code]
            cell_list = [row.cells[index] for index in indexes if index < len(row.cells)]
            added, doubts = self._value(meaning, cell_list, understood)
            reading.update(added)
            for doubt in doubts:
                params = {"column": self._heading(meaning), "value": doubt.value[:120]}
                understood.notes.append([doubt.message, params])
                fatal = fatal or (reasons.CellUnreadable(**params) if doubt.is_fatal else None)
        self._take_from_above(reading)
        if self.section:
            reading["section"] = self.section
        if any(code in reading for code in self.target.essential):
            self.above = dict(reading)
        self._refuse_what_is_missing(reading)
        if fatal:
            raise fatal

    def _value(self, meaning, cell_list, understood):
        texts = [cells.text_of(cell) for cell in cell_list]
        self._note_decoding(meaning, cell_list, understood)
        if any(cell.is_formula and cell.value is None for cell in cell_list) or any(map(cells.is_failed, texts)):
            raise reasons.NothingComputed(column=self._heading(meaning))
        if len(texts) == 1 and texts[0] and cells.is_ditto(texts[0]):
            above = self.above.get(meaning.code)
            if above and meaning.reader == "text":
                params = {"column": self._heading(meaning), "value": str(above)[:120]}
                understood.notes.append([reasons.SAME_AS_ABOVE, params])
                return {meaning.code: above}, []
            return {}, []
        return readers.read(meaning, cell_list)

    def _note_decoding(self, meaning, cell_list, understood):
        for cell in cell_list:
            before = cells.raw_text(cell.value)
            after, changed = cells.decoded(before, cell.font)
            if changed:
                params = {"column": self._heading(meaning), "before": before[:80], "after": after[:80]}
                understood.notes.append([reasons.DECODED, params])

    def _take_from_above(self, reading):
        """Fill what follows an empty leader from the record above."""
        empty = {m.leader for m in self.meanings.values() if m.leader and m.leader not in reading}
        for meaning in self.meanings.values():
            if meaning.leader in empty and meaning.code not in reading and meaning.code in self.above:
                reading[meaning.code] = self.above[meaning.code]

    def _refuse_what_is_missing(self, reading):
        for code in self.target.essential:
            if not reading.get(code):
                raise reasons.ValueMissing(column=self._heading(self.meanings[code]))

    def _refuse_what_is_off(self, row):
        if self.sheet.is_hidden or row.is_hidden:
            raise reasons.HiddenRow
        essential = [row.cells[index] for index in self.header.columns.get(self.target.essential[0], ())
                     if index < len(row.cells)]  # fmt: skip
        if any(cell.is_struck for cell in essential):
            raise reasons.StruckOut

    def _heading(self, meaning):
        """What lists usually call the column."""
        return meaning.headings[0]
