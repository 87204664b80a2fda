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


class HeaderRow(RowSkipped):
    """The header itself, its second row, its column numbers, or its repetition on a later page."""

    message = N_("Column headings.")


class SectionRow(RowSkipped):
    """A row that names the section below it."""

    message = N_("Names a section of the list.")


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

    message = N_("“%(value)s” seems to name more than one person. Give each a row of their own.")


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
PHONE_ROUNDED = N_("The spreadsheet rounded the phone number, its last digits are lost: %(value)s")
NOT_READ = N_("“%(column)s” cannot be read and was left out: %(value)s")
PARTLY_READ = N_("Only a part of “%(column)s” was read: %(value)s")
ALREADY_SO = "already_so"
NOTHING_NEW = N_("Known already, nothing new in this row.")
