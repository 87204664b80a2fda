"""What messages know of delegates: plain data, given by the room of registrations, which lies above."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Recipient:
    """Enough to write a message into the outbox, in the transaction of the act that it tells of."""

    registration_id: int
    event_id: int
    has_email: bool
    language: str = "vi"
    is_demonstration: bool = False
    is_silent: bool = False  # erased, or only kept at the person's request: nothing is written


@dataclass(frozen=True)
class Person:
    """A delegate at the moment of sending, everything that a message may say."""

    registration_id: int
    event_id: int
    full_name: str
    status: str
    kind: str
    honorific: str = ""
    position: str = ""
    organization: str = ""
    email: str | None = None
    phone: str | None = None
    language: str = "vi"
    is_demonstration: bool = False
    ticket_code: str = ""
    link: str = ""
    place: int | None = None
    reason: str = ""
    is_silent: bool = False


class People(Protocol):
    """What registrations register: reads only, and the ticket as a picture."""

    def person(self, registration_id) -> Person | None:
        """One delegate, or None."""

    def persons(self, ids) -> dict:
        """{registration id: Person} of those that exist, in one go."""

    def chosen(self, event, audience) -> list[Recipient]:
        """Who stands behind ``audience`` (filters, or ``ids``) and may be written to, in order of names."""

    def ticket(self, registration_id) -> bytes:
        """The ticket with the name on it, as a PNG."""


_people = []


def register(people):
    """Let ``people`` answer; the last one registered does."""
    _people[:] = [people]


def people():
    """Who answers for delegates."""
    return _people[0]
