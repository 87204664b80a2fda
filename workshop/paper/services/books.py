"""Number books: numbers of the issuer's own office are typed in, numbers of our books are counted."""

import re

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop.audit.services import record
from workshop.errors import N_, WorkshopError
from workshop.paper.models import BookNumber, NumberBook
from workshop.paper.queries import number_of
from workshop.transactions import savepoint, transaction


class NumberTaken(WorkshopError):
    """Another paper of this book has the number."""

    field = "register_number"
    message = N_("Number %(number)s of this book is already taken.")


class NumberUnreadable(WorkshopError):
    """What was typed is no number of a book."""

    status = 422
    field = "register_number"
    message = N_("“%(text)s” is not a number of a register. Enter digits only, such as 125.")


class BookIsExternal(WorkshopError):
    """The numbers of this book come from the issuer's office."""

    message = N_("The numbers of this book come from the office that keeps it. Enter the number it gave.")


class BookIsOurs(WorkshopError):
    """This book counts by itself."""

    message = N_("This book counts its numbers by itself; none can be entered by hand.")


def open_book(organization_id, kind, year, *, is_external=False, first=1):
    """The book of one issuer, kind and year, begun at number ``first`` where it is new."""
    query = select(NumberBook).where(
        NumberBook.organization_id == organization_id, NumberBook.kind == kind, NumberBook.year == year
    )
    with transaction() as session:
        if (known := session.scalar(query)) is not None:
            return known
        opened = NumberBook(
            organization_id=organization_id, kind=kind, year=year, is_external=is_external, next_value=first
        )
        try:
            with savepoint():
                session.add(opened)
        except IntegrityError:  # another process opened it just now
            return session.scalar(query)
        record("paper.book_opened", opened, year=year, external=is_external)
        return opened


def take_number(book, subject):
    """The next number of our own book, for ``subject``; the one it has already, where it has one.

    It commits with the act that needs it, so that no number is lost and none is given twice.

    :raises BookIsExternal: if the numbers are another office's.
    """
    with transaction() as session:
        kept = _locked(session, book)
        if kept.is_external:
            raise BookIsExternal
        if (known := number_of(kept, subject)) is not None:
            return known.value
        value = kept.next_value
        kept.next_value = value + 1
        _note(session, kept, value, subject)
        return value


def enter_number(book, text, subject):
    """Enter the number that the issuer's office gave ``subject``, in place of one entered before.

    :raises NumberUnreadable: if it is not digits.
    :raises NumberTaken: if another paper of the book has it.
    :raises BookIsOurs: if the book counts by itself.
    """
    return enter_numbers(book, [(subject, text)])[0]


def enter_numbers(book, pairs):
    """Enter a number for each (subject, text), all or none; two may change places. Returns the numbers.

    :raises NumberUnreadable: :raises NumberTaken: :raises BookIsOurs: as ``enter_number`` does.
    """
    values = [_value_of(text) for _subject, text in pairs]
    with transaction() as session:
        kept = _locked(session, book)
        if not kept.is_external:
            raise BookIsOurs
        known = [number_of(kept, subject) for subject, _text in pairs]
        _require_free(session, kept, values, {row.id for row in known if row is not None})
        changed = [
            (row, value) for row, value in zip(known, values, strict=True) if row is not None and row.value != value
        ]
        for row, _value in changed:
            row.value = -row.id  # out of the way, so that two may change places
        session.flush()
        for row, value in changed:
            row.value = value
            record("paper.number_corrected", row, book=kept.id, value=value)
        for (subject, _text), row, value in zip(pairs, known, values, strict=True):
            if row is None:
                _note(session, kept, value, subject)
        session.flush()
        return values


def move_numbers(book, subjects):
    """Take the numbers of ``subjects`` along into ``book``, when their papers turn out to be of another year.

    :raises NumberTaken: if another paper of ``book`` has one of them.
    """
    kind = type(subjects[0]).__name__
    with transaction() as session:
        kept = _locked(session, book)
        query = select(BookNumber).where(
            BookNumber.subject_type == kind, BookNumber.subject_id.in_([subject.id for subject in subjects]),
            BookNumber.book_id != kept.id,
        )  # fmt: skip
        moving = list(session.scalars(query))
        _require_free(session, kept, [row.value for row in moving], set())
        for row in moving:
            row.book_id = kept.id
            record("paper.number_moved", row, book=kept.id, value=row.value)
        session.flush()


def _value_of(text):
    if not re.fullmatch(r"\d{1,9}", text.strip()):
        raise NumberUnreadable(text=text)
    return int(text)


def _require_free(session, book, values, own):
    """Refuse a value that stands twice among ``values``, or that another paper of the book has."""
    if twice := [value for value in values if values.count(value) > 1]:
        raise NumberTaken(number=twice[0])
    query = select(BookNumber.value).where(
        BookNumber.book_id == book.id, BookNumber.value.in_(values), BookNumber.id.not_in(own)
    )
    if (taken := session.scalar(query.order_by(BookNumber.value).limit(1))) is not None:
        raise NumberTaken(number=taken)


def _locked(session, book):
    query = select(NumberBook).where(NumberBook.id == book.id).with_for_update()
    # reading book.id has loaded the row without the lock; what the lock waited for is read anew
    return session.scalar(query.execution_options(populate_existing=True))


def _note(session, book, value, subject):
    session.add(
        BookNumber(book_id=book.id, value=value, subject_type=type(subject).__name__, subject_id=subject.id)
    )
    session.flush()
    record("paper.number_taken", subject, book=book.id, value=value)
