"""The register that numbers the awards of one issuer, kind and year."""

from workshop.extensions import utc_now
from workshop.paper.services import open_book
from workshop.vietnamese.dates import local_day


def book_of(decision):
    """The register of the decision, by the year of its date; opened where it is new."""
    year = (decision.decided_on or local_day(utc_now())).year
    kind = decision.kind
    return open_book(kind.organization_id, kind.code, year, is_external=kind.is_external_book)
