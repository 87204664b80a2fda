"""Reports as they were issued."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from workshop.errors import NotFound
from workshop.extensions import db
from workshop.reports.models import ReportIssue


def issues(event):
    """The issues of the report of ``event``, the latest first."""
    query = select(ReportIssue).where(ReportIssue.event_id == event.id).options(joinedload(ReportIssue.file))
    return list(db.session.scalars(query.order_by(ReportIssue.number.desc())))


def issue_numbered(event, number):
    """One issue of the report of ``event``.

    :raises NotFound: if there is none with this number.
    """
    found = next((issue for issue in issues(event) if issue.number == number), None)
    if found is None:
        raise NotFound
    return found


def latest_issues():
    """{event id: (number, issued at)} of the latest issue of each report."""
    latest = select(ReportIssue.event_id, func.max(ReportIssue.number), func.max(ReportIssue.issued_at))
    return {
        event_id: (number, issued_at)
        for event_id, number, issued_at in db.session.execute(latest.group_by(ReportIssue.event_id))
    }
