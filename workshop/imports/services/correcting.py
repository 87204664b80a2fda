"""What a person says of one row: it is corrected, split, respelled, left out, taken in after all, or put back."""

from workshop.errors import StaleVersion
from workshop.imports.models import ImportRow
from workshop.imports.services import locking, one_row
from workshop.imports.services.judging import judge_again
from workshop.imports.services.one_row import RowDone
from workshop.transactions import transaction


def correct_row(row, *, version, texts=None, person=None):
    """Let ``row`` say ``texts`` by code of column instead, and be about ``person``: None, "new", or a record's id.

    A row that was skipped is taken in. Every row that waits is judged again at once.

    :raises StaleVersion: if somebody changed the row since ``version``.
    :raises RowDone: if it was imported meanwhile.
    """
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        one_row.correct(target, batch, row, texts or {}, person)
        return _judged(session, batch, target, row)


def split_row(row, *, version, owners=None):
    """Make a row for each person that ``row`` names; each counts as a row that was read. Returns the first.

    ``owners`` is {(code, place): number of the person} of the phones and addresses whose owner was chosen.

    :raises NotSeveral: if it names one person only.
    :raises StaleVersion, RowDone: as :func:`correct_row`.
    """
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        one_row.split(session, target, batch, row, owners)
        return _judged(session, batch, target, row)


def respell_row(row, *, version):
    """Write the name of ``row``, which stands in capitals, in ordinary letters.

    :raises NotInCapitals: if it does not.
    :raises StaleVersion, RowDone: as :func:`correct_row`.
    """
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        one_row.respell(target, row)
        return _judged(session, batch, target, row)


def skip_row(row, *, version, why):
    """Leave ``row`` out because of ``why``.

    :raises WhyMissing: without a reason.
    :raises StaleVersion, RowDone: as :func:`correct_row`.
    """
    one_row.stated_why(why)
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        one_row.leave_out(row, why)
        return _judged(session, batch, target, row)


def put_row_back(row, *, version):
    """Let ``row`` be what the file says of it again; the parts it was split into go.

    :raises StaleVersion, RowDone: as :func:`correct_row`.
    """
    with transaction() as session:
        row, batch, target = _open(session, row, version)
        row = one_row.put_back(session, row)
        return _judged(session, batch, target, row)


def _open(session, row, version):
    batch = locking.held(session, row.batch_id)
    row = session.get(ImportRow, row.id, populate_existing=True)
    if row is None or row.version != version:
        raise StaleVersion
    if not one_row.may_decide(batch, row):
        raise RowDone
    return row, batch, locking.target_of(batch)


def _judged(session, batch, target, row):
    row.version += 1
    batch.version += 1
    session.flush()
    row_id = row.id
    judge_again(session, batch, target)
    session.expire_all()
    return session.get(ImportRow, row_id)
