"""One row of a list read into a reading, column by column, with what stands above it where the row says so."""

from workshop.imports import cells, readers, reasons
from workshop.vietnamese import phones

_MARKS = {"red": reasons.MARKED_RED, "yellow": reasons.MARKED_YELLOW}


class RowFilling:
    """Reads the rows of one sheet; it remembers the record above."""

    def __init__(self, header, target):
        self.header, self.essential = header, target.essential
        self.meanings = {meaning.code: meaning for meaning in target.meanings}
        self.columns = [(self.meanings[code], indexes) for code, indexes in header.columns.items()]
        self.headings = {meaning.code: meaning.headings[0] for meaning in target.meanings}
        self.followers = {
            meaning.leader: [each.code for each in target.meanings if each.leader == meaning.leader]
            for meaning in target.meanings if meaning.leader in self.meanings
        }  # fmt: skip
        self.naming = header.columns.get(target.essential[0], ())
        self.above, self.leading = {}, {}

    def fill(self, row, texts, reading, notes):
        """Read every column that means something; returns the refusals that cells deserve, the first first."""
        refusals, row_cells, width = [], row.cells, len(row.cells)
        for meaning, indexes in self.columns:
            filled = [(row_cells[at], texts[at]) for at in indexes
                      if at < width and (texts[at] or row_cells[at].is_formula or row_cells[at].note)]  # fmt: skip
            if filled:
                self._read(meaning, filled, reading, notes, refusals)
        self._take_from_above(reading, notes, refusals)
        marks = [_MARKS[cell.fill] for cell in self.naming_cells(row) if cell.fill in _MARKS]
        notes.extend([mark, {}] for mark in dict.fromkeys(marks))
        if any(code in reading for code in self.essential):
            self.above = dict(reading)
            self.leading = dict(reading)
        return refusals

    def forget_what_stands_above(self):
        """An empty cell below a section's name is not filled from the section before it."""
        self.leading = {}

    def naming_cells(self, row):
        """The cells that name the record."""
        return [row.cells[index] for index in self.naming if index < len(row.cells)]

    def refuse_what_is_missing(self, reading):
        """Raise ValueMissing where a column that every row must fill is empty."""
        for code in self.essential:
            if not reading.get(code) and not reading.get("people") and not reading.get("unnamed"):
                raise reasons.ValueMissing(column=self.headings[code])

    def _read(self, meaning, filled, reading, notes, refusals):
        if any((cell.is_formula and cell.value is None) or cells.is_failed(text) for cell, text in filled):
            refusals.append(reasons.NothingComputed(column=self.headings[meaning.code]))
        else:
            self._read_values(meaning, [each for each in filled if each[1]], reading, notes, refusals)
        for cell, text in filled:
            if cell.note or cell.is_hidden or cell.is_struck or not text.isascii():
                self._note_cell(meaning, cell, text, reading, notes, refusals)

    def _read_values(self, meaning, filled, reading, notes, refusals):
        if not filled:
            return
        if len(filled) == 1 and cells.is_ditto(filled[0][1]):
            if meaning.code == self.essential[0]:
                return  # nobody has the same name as the one above: it is missing
            self._take_as_said(meaning, filled[0][1], reading, notes)
            return
        added, doubts = readers.read(meaning, [cell for cell, _ in filled], [text for _, text in filled])
        reading.update(added)
        for doubt in doubts:
            notes.extend([doubt.note] if doubt.note else [])
            # a name that is not the record's own is no reason to stop the record
            is_fatal = not isinstance(doubt.refusal, reasons.NameDoubtful) or meaning.code in self.essential
            refusals.extend([doubt.refusal] if doubt.refusal and is_fatal else [])

    def _note_cell(self, meaning, cell, text, reading, notes, refusals):
        heading = self.headings[meaning.code]
        if cell.note:
            notes.append([reasons.NOTE_ON_CELL, {"column": heading, "value": cell.note[:200]}])
            self._doubt_phone(meaning, cell.note, reading, refusals)
        if isinstance(cell.value, str):
            after, changed = cells.decoded(cell.value, cell.font)
            if changed:
                params = {"column": heading, "before": cell.value[:80], "after": after[:80]}
                notes.append([reasons.DECODED, params])
        if cell.is_hidden and text:
            notes.append([reasons.HIDDEN_COLUMN, {"column": heading, "value": text[:120]}])
        if cell.is_struck and text and meaning.code != self.essential[0]:
            refusals.append(reasons.CellStruckOut(column=heading, value=text[:120]))

    def _doubt_phone(self, meaning, note, reading, refusals):
        """A note may hold the true phone: which one it is, a person says."""
        if meaning.reader != "phone":
            return
        number = phones.normalize_phone(note).number
        if number and number not in (reading.get(meaning.code), *reading.get("other_phones", ())):
            refusals.append(reasons.PhoneInNote(column=self.headings[meaning.code], value=number))
            reading.setdefault(meaning.code, number)

    def _take_as_said(self, meaning, text, reading, notes):
        """Follow "nt" or "như trên"."""
        above = self.above.get(meaning.code)
        if above in (None, ""):
            notes.append([reasons.NOTHING_ABOVE, {"column": self.headings[meaning.code], "value": text}])
            return
        reading[meaning.code] = above
        notes.append([reasons.SAME_AS_ABOVE, {"column": self.headings[meaning.code], "value": str(above)[:120]}])

    def _take_from_above(self, reading, notes, refusals):
        """Fill what follows an empty leader from the record above.

        A leader that every record must have was meant to be read so. Another one may as well have been
        forgotten: it is filled as a proposal, and asked about.
        """
        for code, followers in self.followers.items():
            if reading.get(code) or not self.leading.get(code):
                continue
            params = {"column": self.headings[code], "value": str(self.leading[code])[:120]}
            if code in self.essential:
                notes.append([reasons.SAME_AS_ABOVE, params])
            else:
                refusals.append(reasons.EmptyBelow(**params))
            for follower in followers:
                if follower not in reading and follower in self.leading:
                    reading[follower] = self.leading[follower]
