"""Delegate: who is to be registered, as a form, a file, a desk or another system says it."""

from dataclasses import dataclass, field

TEXTS = ("full_name", "honorific", "position", "organization", "kind", "phone", "email", "note", "zone", "seat")


@dataclass
class Delegate:
    """A person as stated; ``titles`` stand one each, ``position`` is their line where nobody gave titles apart."""

    full_name: str
    honorific: str = ""
    titles: list[str] = field(default_factory=list)
    position: str = ""
    organization: str = ""
    kind: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    zone: str = ""
    seat: str = ""
    language: str = "vi"
    consents: list[str] = field(default_factory=list)
    words_shown: str = ""  # proof of the words that the form showed beside the consents
    answers: dict = field(default_factory=dict)

    def __post_init__(self):
        for name in TEXTS:
            setattr(self, name, getattr(self, name) or "")
