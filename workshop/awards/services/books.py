"""The register that numbers the awards of one issuer, kind and year."""

from workshop.awards.queries import standing_awards
from workshop.extensions import utc_now
from workshop.paper.services import move_numbers, open_book
from workshop.vietnamese.dates import local_day


def book_of(decision, decided_on=None):
    """The register of the decision, by the year of its date; opened where it is new."""
    year = (decided_on or decision.decided_on or local_day(utc_now())).year
    kind = decision.kind
    return open_book(kind.organization_id, kind.code, year, is_external=kind.is_external_book)


def move_to_year(decision, decided_on):
    """Numbers typed before the date was known go along into the book of its year; inside a transaction.

    :raises NumberTaken: if another award of that year has one of them.
    """
    numbered = [award for award in standing_awards(decision) if award.register_number]
    if numbered and decision.kind.is_external_book:
        move_numbers(book_of(decision, decided_on), numbered)
