"""The ledger of blanks (phôi): what came in, what was printed, what was spoiled; a line is never changed."""

from sqlalchemy.exc import IntegrityError

from workshop.audit.services import record
from workshop.awards.ledger import count_of, printed_of
from workshop.awards.models import BlankEntry, BlankStock, Certificate, Reprint
from workshop.awards.queries import certificates_standing
from workshop.awards.refusals import (
    BlanksShort,
    CertificateEnded,
    EntryCancelled,
    MoreThanStanding,
    ReasonMissing,
    StockKnown,
)
from workshop.awards.services.decisions import user_id
from workshop.transactions import savepoint, transaction
from workshop.vietnamese.names import clean_name


def open_stock(kind, paper):
    """Begin to count the blanks of ``kind`` on ``paper``.

    :raises StockKnown: if they are counted already.
    """
    with transaction() as session:
        made = BlankStock(kind_id=kind.id, paper=clean_name(paper)[:80])
        try:
            with savepoint():
                session.add(made)
        except IntegrityError as error:
            raise StockKnown("paper") from error
        record("awards.stock_opened", made, kind=kind.code)
    return made


def enter_blanks(stock, movement, sheets, *, reason="", decision=None, is_more=True):
    """Enter sheets that were received, printed or spoiled; spoiled ones need a reason.

    ``is_more`` says that more were printed for ``decision`` than it has certificates that are not printed yet.

    :raises ReasonMissing: if spoiled sheets have none.
    :raises BlanksShort: if fewer are left.
    :raises MoreThanStanding: if they are more, and ``is_more`` is False.
    """
    if movement == "spoiled" and not reason.strip():
        raise ReasonMissing("reason")
    with transaction() as session:
        if decision is not None and not is_more:
            standing, printed = len(certificates_standing(decision)), printed_of(decision)
            if printed + sheets > standing:
                raise MoreThanStanding("sheets", standing=standing, printed=printed)
        return _enter(session, stock.id, movement, sheets, reason=reason.strip()[:300],
                      decision_id=decision.id if decision else None)  # fmt: skip


def cancel_entry(entry, reason):
    """Cancel a wrong line by a line against it.

    :raises EntryCancelled: if it was, or is such a line, or belongs to a reprint.
    """
    if not reason.strip():
        raise ReasonMissing("reason")
    with transaction() as session:
        found = session.get(BlankEntry, entry.id)
        if found.cancels_id is not None or found.reprint_id is not None:
            raise EntryCancelled
        try:
            with savepoint():
                return _enter(session, found.stock_id, found.movement, -found.sheets, reason=reason.strip()[:300],
                              decision_id=found.decision_id, cancels_id=found.id)  # fmt: skip
        except IntegrityError as error:
            raise EntryCancelled from error


def reprint(certificate, reason, *, stock=None):
    """Print the very same paper again after a jam: number and code stay, the sheet before is a spoiled one.

    The sheet that jammed was counted as printed and is spoiled now, another one is printed in its place: so the
    ledger has one spoiled sheet more, and one less is left.

    :raises CertificateEnded: if the certificate no longer stands.
    """
    if not reason.strip():
        raise ReasonMissing("reason")
    with transaction() as session:
        found = session.get(Certificate, certificate.id)
        if found.status not in ("valid", "preview"):
            raise CertificateEnded
        made = Reprint(
            certificate_id=found.id, stock_id=stock.id if stock else None, reason=reason.strip()[:300],
            printed_by_id=user_id(),
        )  # fmt: skip
        session.add(made)
        record("awards.reprinted", made, event_id=found.award.decision.event_id, certificate=found.id)
        if stock is not None:
            _enter(session, stock.id, "spoiled", 1, reason=made.reason, reprint_id=made.id,
                   decision_id=found.award.decision_id)  # fmt: skip
    return made


def _enter(session, stock_id, movement, sheets, **values):
    stock = session.get(BlankStock, stock_id, with_for_update=True, populate_existing=True)  # two take turns
    left, change = count_of(stock).left, sheets if movement == "received" else -sheets
    if change < 0 and left + change < 0:
        raise BlanksShort("sheets", left=left, paper=stock.paper)
    made = BlankEntry(stock_id=stock_id, movement=movement, sheets=sheets, entered_by_id=user_id(), **values)
    session.add(made)
    record("awards.blanks_entered", made, movement=movement, sheets=sheets, stock=stock_id)
    return made
