"""What messages know of delegates and invited units: plain data, given by the room of registrations above."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Recipient:
    """Enough to write a message into the outbox, in the transaction of the act that it tells of."""

    registration_id: int | None
    event_id: int
    has_email: bool
    language: str = "vi"
    is_demonstration: bool = False
    is_silent: bool = False  # erased, or only kept at the person's request: nothing is written
    invitation_id: int | None = None  # of a unit, which has no registration


@dataclass(frozen=True)
class Person:
    """A delegate or a unit at the moment of sending, everything that a message may say."""

    registration_id: int | None
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
    invitation_id: int | None = None
    quota: str = ""  # how many people a unit is asked to send, in words
    reply_by: str = ""

    @property
    def is_unit(self):
        """Whether it is an invited unit; ``full_name`` is then the unit's, ``status`` the state of its answer."""
        return self.invitation_id is not None


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


class Units(Protocol):
    """What invitations register: reads only, the reply page's QR as a picture, and the paper."""

    def persons(self, ids) -> dict:
        """{invitation id: Person} of those that exist, in one go."""

    def picture(self, invitation_id) -> bytes:
        """The QR of the unit's reply page, as a PNG."""

    def paper(self, invitation_id) -> tuple:
        """(file name, PDF) of the invitation."""

    def chosen(self, event) -> list:
        """Ids of the units of ``event`` in the order of their names."""


_people, _units = [], []


def register(people):
    """Let ``people`` answer; the last one registered does."""
    _people[:] = [people]


def register_units(units):
    """Let ``units`` answer; the last one registered does."""
    _units[:] = [units]


def people():
    """Who answers for delegates."""
    return _people[0]


def units():
    """Who answers for invited units."""
    return _units[0]


def person_of(message):
    """Whom ``message`` goes to, or None where they are gone."""
    return persons_of([message]).get(message.id)


def persons_of(messages):
    """{message id: Person} for many, in one go."""
    delegates = [each.registration_id for each in messages if each.registration_id]
    invited = [each.invitation_id for each in messages if each.invitation_id]
    people_found = people().persons(delegates) if delegates else {}
    units_found = units().persons(invited) if invited else {}
    found = {each.id: people_found.get(each.registration_id) or units_found.get(each.invitation_id)
             for each in messages}  # fmt: skip
    return {key: person for key, person in found.items() if person is not None}
