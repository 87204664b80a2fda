"""Reads of paper: codes, numbers of books and what is missing between them."""

from sqlalchemy import select

from workshop import hooks
from workshop.extensions import db
from workshop.paper.models import BookNumber, VerificationCode
from workshop.vietnamese.dates import local_day


def facts_behind(code):
    """The public facts behind a code, or None where nobody knows it.

    The room of the paper answers (hook ``verify_code``) with a dict: ``status`` and ``demonstration``,
    and of the rest what it has: ``title holder award achievement decision issuer number issue parties
    subject place date signed_on valid_from valid_to issued_on ended_on files copies
    signed_files``. Dates are dates, ``parties`` a list of names, ``files`` a list of SHA-256 of the very files
    that were issued, ``copies`` what each of them is (``file_facts``), ``signed_files`` those that came back
    digitally signed: ``sha256 covers_whole_file signatures`` (each ``name organization signed_at``, as the
    signature gives them). ``lines`` is what the face says as printed, from top to bottom (each ``line``, its role,
    and ``text``), ``withheld`` the roles that are printed and not shown.
    """
    known = db.session.get(VerificationCode, code)
    if known is None:
        return None
    facts = hooks.first("verify_code", known.kind, known.subject_id)
    return None if facts is None else {"kind": known.kind, "demonstration": False, **facts, "code": code}


def file_facts(*kept):
    """``files`` and ``copies`` of the facts, from pairs of (use, stored file or None).

    ``use`` is print, screen, text (of a memorandum) or scan; ``made_on`` is the day the file was kept.
    """
    there = [(use, file) for use, file in kept if file is not None]
    copies = [{"use": use, "sha256": file.sha256, "made_on": local_day(file.created_at)} for use, file in there]
    return {"files": [file.sha256 for _use, file in there], "copies": copies}


def number_of(book, subject):
    """The number that ``subject`` has in ``book``, or None."""
    return db.session.scalar(
        select(BookNumber).where(
            BookNumber.book_id == book.id,
            BookNumber.subject_type == type(subject).__name__,
            BookNumber.subject_id == subject.id,
        )
    )


def numbers(book):
    """The numbers taken from ``book``, in order."""
    return list(
        db.session.scalars(select(BookNumber.value).where(BookNumber.book_id == book.id).order_by(BookNumber.value))
    )


def gaps(book):
    """The numbers between the first and the last one taken that nobody entered."""
    taken = numbers(book)
    return sorted(set(range(taken[0], taken[-1] + 1)) - set(taken)) if taken else []
