"""The list as a table to work with: which columns there are, and its rows a few hundred at a time."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from workshop.edges.spreadsheets import Column
from workshop.extensions import db
from workshop.questions.fields import answer_text
from workshop.registrations import listing
from workshop.registrations.words_shown import STATES, source_labels
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.vietnamese.phones import format_phone

AT_ONCE = 500
USUAL = ("number", "full_name", "honorific", "position", "organization", "kind", "status")
PRIVATE = ("phone", "email", "note", "ticket_code")


@dataclass(frozen=True)
class Choice:
    """A column that can be chosen."""

    key: str
    label: object
    width: float
    question: object = None  # whose answers it holds


PLAIN = (
    Choice("number", _l("No."), 6), Choice("full_name", _l("Full name"), 26),
    Choice("honorific", _l("Form of address"), 12), Choice("position", _l("Position"), 36),
    Choice("organization", _l("Unit"), 34), Choice("kind", _l("Kind of delegates"), 24),
    Choice("status", _l("State"), 18), Choice("phone", _l("Phone"), 16), Choice("email", _l("E-mail"), 26),
    Choice("note", _l("Note"), 24), Choice("ticket_code", _l("Ticket code"), 22),
    Choice("source", _l("Where from"), 20), Choice("created_at", _l("Registered at"), 17),
)  # fmt: skip


def choices(questions, *, with_contacts, is_english=False):
    """The columns that this reader may have; phones, e-mails and answers only ``with_contacts``."""
    plain = [choice for choice in PLAIN if with_contacts or choice.key not in PRIVATE]
    asked = [
        Choice(f"answer-{question.id}", (is_english and question.label_en) or question.label, 24, question)
        for question in (questions if with_contacts else ())
    ]
    return [*plain, *asked]


def chosen_of(keys, offered):
    """Those of ``offered`` that ``keys`` name; the usual ones, and all that may be seen, where nothing is named."""
    named = [choice for choice in offered if choice.key in keys]
    return named or [choice for choice in offered if choice.key not in ("ticket_code", "source", "created_at")]


def columns_of(chosen):
    """The heads of the table."""
    return tuple(Column(str(choice.label), choice.width) for choice in chosen)


def rows_of(event, asked, chosen, labels):
    """The rows of everybody whom ``asked`` means, in its order; only ids are held of those who follow."""
    query = listing.listing(event, asked).with_only_columns(listing.Registration.id)
    ids = list(db.session.scalars(query))
    for start in range(0, len(ids), AT_ONCE):
        for number, each in enumerate(listing.rows_of(ids[start : start + AT_ONCE]), start + 1):
            yield [_value(each, choice, number, labels) for choice in chosen]
            db.session.expunge(each)


def _value(registration, choice, number, labels):
    key = choice.key
    if key == "number":
        return number
    if registration.restricted_at and (choice.question is not None or key in PRIVATE):
        return ""  # the person asked that they are only kept
    if choice.question is not None:
        return answer_text(choice.question, registration.answers)
    value = getattr(registration, key)
    words = {"kind": labels, "status": STATES, "source": source_labels()}.get(key)
    if words is not None:
        return str(words.get(value, value))
    if key == "phone":
        return format_phone(value)
    return value.astimezone(LOCAL_ZONE) if key == "created_at" else value or ""
