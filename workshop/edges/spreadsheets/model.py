"""A table as it was read: nothing corrected, nothing dropped but what is empty."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell. ``merged_from`` is the (row, column) whose value it shows; numbers count from 1.

    ``is_formula`` marks a formula, whose ``value`` is what the office last computed, or None.
    """

    value: object = None
    merged_from: tuple[int, int] | None = None
    font: str = ""
    is_struck: bool = False
    is_hidden: bool = False
    is_formula: bool = False
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A row that holds anything, with its number in the file."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False


@dataclass(frozen=True)
class ReadSheet:
    """A sheet with its used rows in order."""

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False


@dataclass(frozen=True)
class ReadTable:
    """A file: ``kind`` is "xlsx" or "csv"; ``encoding`` and ``delimiter`` say how a CSV was understood."""

    kind: str
    sheets: tuple[ReadSheet, ...]
    encoding: str = ""
    delimiter: str = ""
