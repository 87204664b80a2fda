"""Verbs of paper: files kept for good, numbers taken from books, codes that stand on paper."""

from workshop.paper.services.books import (
    BookIsExternal,
    BookIsOurs,
    NumberTaken,
    NumberUnreadable,
    enter_number,
    enter_numbers,
    move_numbers,
    open_book,
    take_number,
)
from workshop.paper.services.codes import new_verification_code
from workshop.paper.services.files import erase_file, read_file, store_file

__all__ = [
    "BookIsExternal", "BookIsOurs", "NumberTaken", "NumberUnreadable", "enter_number", "enter_numbers",
    "erase_file", "move_numbers", "new_verification_code", "open_book", "read_file", "store_file", "take_number",
]  # fmt: skip
