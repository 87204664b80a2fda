"""Why a row is not imported, and what was repaired on the way, in words that a view translates."""

from workshop.errors import N_, Invalid
from workshop.imports.targets import RowSkipped, RowUnclear


class HeaderNotFound(Invalid):
    """No sheet has a row that heads the columns we need."""

    message = N_("No row in “%(filename)s” heads the column “%(column)s”. Compare your file with the template.")


class NothingToRead(Invalid):
    """The table has no row that holds anything."""

    message = N_("“%(filename)s” holds no rows.")


class AboveHeader(RowSkipped):
    """A letterhead or title above the header."""

    message = N_("Stands above the column headings.")


class AboveList(RowSkipped):
    """A row before the one where a list without headings begins."""

    message = N_("Stands above the list.")


class HeaderRow(RowSkipped):
    """The header itself, its second row, its column numbers, or its repetition on a later page."""

    message = N_("Column headings.")


class SectionRow(RowSkipped):
    """A row that names the section below it."""

    message = N_("Names a section of the list.")


class SentenceRow(RowSkipped):
    """A sentence under the list, not a person."""

    message = N_("A sentence, not a row of the list.")


class TotalRow(RowSkipped):
    """A sum."""

    message = N_("A total.")


class SignatureRow(RowSkipped):
    """Place, date, office or name of whoever signed the list."""

    message = N_("Belongs to the signatures under the list.")


class NumberOnly(RowSkipped):
    """A row that was numbered in advance and never filled in."""

    message = N_("Holds only its number.")


class SheetWithoutHeader(RowUnclear):
    """The sheet has no header although another one has."""

    message = N_("This sheet has no column headings that are understood.")


class SheetLeftOut(RowSkipped):
    """A person chose not to import the sheet."""

    message = N_("The sheet was left out.")


class HiddenRow(RowUnclear):
    """Hidden by hand or by a filter."""

    message = N_("This row is hidden in the file. Show it, or delete it, and send the file again.")


class StruckOut(RowUnclear):
    """Struck through, which offices mean as cancelled."""

    message = N_("This row is struck through in the file.")


class ValueMissing(RowUnclear):
    """A column that every row must fill is empty."""

    message = N_("“%(column)s” is empty.")


class SeveralPeople(RowUnclear):
    """One cell names more than one person."""

    message = N_("“%(value)s” names more than one person: %(names)s. Give each a row of their own.")


class WhoseUnclear(RowUnclear):
    """A column says several things for several people, and nobody said whose is which."""

    message = N_("“%(column)s” says “%(value)s” for several people. What is this person's?")


class UnnamedPlaces(RowUnclear):
    """A unit asks for places without saying for whom: "+ 01 chuyên viên"."""

    message = N_("“%(value)s” asks for places without names: %(count)s. Who is coming?")


class NameDoubtful(RowUnclear):
    """Digits, brackets or signs stand in a name, and would be printed."""

    message = N_("“%(value)s” holds more than a name. Write the name as it is to be printed.")


class NamesOfOneWord(RowUnclear):
    """Most names of the sheet are one word: the family names probably stand in a column that was not read."""

    message = N_("%(count)s of %(of)s names of this sheet are one word. Does another column hold the family names?")


class LoneText(RowUnclear):
    """A text without a number, alone in its row, that could be a person or a heading."""

    message = N_("“%(value)s” stands alone without a number. Is it a person?")


class EmptyBelow(RowUnclear):
    """An empty cell below a filled one, not merged with it: the same, or forgotten?"""

    message = N_("“%(column)s” is empty. Is it “%(value)s” as in the row above?")


class PhoneRounded(RowUnclear):
    """A spreadsheet kept 9.12E+08."""

    message = N_("The spreadsheet rounded the phone number, its last digits are lost: %(value)s")


class EmailDoubtful(RowUnclear):
    """An address that nobody can have, with what was probably meant."""

    message = N_("The e-mail address “%(value)s” looks mistyped. Is it %(suggestion)s?")


class CellStruckOut(RowUnclear):
    """One cell is struck through, not the person."""

    message = N_("“%(column)s” is struck through in the file: %(value)s")


class PhoneInNote(RowUnclear):
    """A note on the cell holds another number than the cell."""

    message = N_("A note on “%(column)s” gives another number: %(value)s. Which is right?")


class OlderSheet(RowUnclear):
    """Another sheet is called the final one."""

    message = N_("Another sheet of the file is the final list. Is this one still valid?")


class CellUnreadable(RowUnclear):
    """A strict column holds what cannot be read."""

    message = N_("“%(column)s” cannot be read: %(value)s")


class NothingComputed(RowUnclear):
    """A formula that the office never computed, or one that failed."""

    message = N_("“%(column)s” holds a formula without a result.")


class LeftOut(RowSkipped):
    """A person left the row out and said why."""

    message = N_("Left out by hand: %(why)s")


CHANGED_SINCE = N_("Changed after the import, so it was left as it is.")

DECODED = N_("“%(column)s” was written in an old encoding: “%(before)s” was read as “%(after)s”.")
SAME_AS_ABOVE = N_("“%(column)s” was taken from the row above: %(value)s")
NOTHING_ABOVE = N_("“%(column)s” says the same as above, and nothing stands above: %(value)s")
HIDDEN_COLUMN = N_("“%(column)s” stands in a hidden column: %(value)s")
NOTE_ON_CELL = N_("Note on “%(column)s”: %(value)s")
MARKED_RED = N_("Marked in red in the file.")
MARKED_YELLOW = N_("Marked in yellow in the file.")
MORE_THAN_A_NAME = N_("“%(column)s” holds more than a name: %(value)s")
OTHERS_LEFT_OUT = N_("“%(column)s” holds more than one, the others were left out: %(value)s")
PHONE_ROUNDED = N_("The spreadsheet rounded the phone number, its last digits are lost: %(value)s")
NOT_READ = N_("“%(column)s” cannot be read and was left out: %(value)s")
PARTLY_READ = N_("Only a part of “%(column)s” was read: %(value)s")
ALREADY_SO = "already_so"
NOTHING_NEW = N_("Known already, nothing new in this row.")
