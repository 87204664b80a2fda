"""A table as it was read: nothing corrected, nothing dropped but what is empty."""

from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell; a list of 10,000 rows has 100,000 of them, so it is a tuple.

    ``merged_from`` is the (row, column) whose value it shows; numbers count from 1. ``font`` is named
    where it is one of the old encodings (.VnTime, VNI-Times), ``fill`` where it is "red" or "yellow".
    ``is_formula`` marks a formula, whose ``value`` is what the office last computed, or None.
    """

    value: object = None
    merged_from: tuple[int, int] | None = None
    font: str = ""
    is_struck: bool = False
    is_hidden: bool = False
    is_formula: bool = False
    note: str = ""
    fill: str = ""


class Look(NamedTuple):
    """How cells look that share a format."""

    font: str = ""
    is_struck: bool = False
    fill: str = ""
    is_date: bool = False


class Row(NamedTuple):
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
    """A file: ``kind`` is "xlsx", "xls" or "csv"; ``encoding`` and ``delimiter`` say how a CSV was understood."""

    kind: str
    sheets: tuple[ReadSheet, ...]
    encoding: str = ""
    delimiter: str = ""
