"""What may stand as the phone of a contact: numbers, landlines, extensions, hotlines, and nothing mistyped."""

import pytest

from workshop.vietnamese.phones import is_dialled


@pytest.mark.parametrize(("text", "is_right"), [
    ("", True), ("0912 345 678", True), ("0270 3823 125", True), ("(0270) 3823.125", True), ("02703823125", True),
    ("0912345678 / 0987654321", True), ("0270 3823 125 (máy lẻ 12)", True), ("1900 1234", True), ("18001234", True),
    ("0270382312x", False), ("0912345678x", False), ("027038231", False), ("0912345678 / 0987", False),
    ("gọi anh Ba", False), ("113", False),
])  # fmt: skip
def test_a_contact_is_told_by_a_number_that_can_be_dialled(text, is_right):
    assert is_dialled(text) is is_right
