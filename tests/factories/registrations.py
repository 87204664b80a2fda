"""Delegates for tests."""

from itertools import count

from workshop.registrations.services import Delegate, register

_numbers = count(1)


def delegate(**values):
    """A person with a name and phone of their own."""
    number = next(_numbers)
    defaults = {"full_name": f"Nguyễn Thị Thử {number}", "kind": "owner", "phone": f"09120{number:05d}"}
    return Delegate(**{**defaults, **values})


def registration(event, *, source="staff", status=None, is_demonstration=False, in_place_of=None, **values):
    """A registration at ``event`` through the service."""
    return register(
        event, delegate(**values), source=source, status=status, is_demonstration=is_demonstration,
        in_place_of=in_place_of,
    )  # fmt: skip
