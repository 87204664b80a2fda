"""The verbs of a report: write its texts, issue it."""

from sqlalchemy import func, select

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.edges.pdf import count_pages
from workshop.errors import StaleVersion
from workshop.events.models import Event
from workshop.extensions import utc_now
from workshop.paper.render import document_pdf
from workshop.paper.services import store_file
from workshop.reports import costs, queries
from workshop.reports.documents import report_document
from workshop.reports.models import ReportIssue, ReportText
from workshop.reports.refusals import CostLineUnreadable, DateUnreadable, ReportIncomplete, WorkshopNotOver
from workshop.transactions import transaction
from workshop.vietnamese.dates import parse_vn_date

REQUIRED = ("strengths", "limits", "proposals")


def edit_texts(event, version, **texts):
    """Keep what people write into the report, by section.

    :raises DateUnreadable: if its date is no day.
    :raises CostLineUnreadable: if a line of the costs is neither an item nor a sentence.
    :raises StaleVersion: if somebody saved a text since ``version``.
    """
    if wrong := costs.unreadable(texts.get("costs", "")):
        raise CostLineUnreadable("costs", line=wrong.number)
    if texts.get("dated_on") and parse_vn_date(texts["dated_on"]) is None:
        raise DateUnreadable("dated_on")
    with transaction() as session:
        session.get(Event, event.id, with_for_update=True, populate_existing=True)
        if queries.version_of(event) != version:
            raise StaleVersion
        kept = {
            row.section: row
            for row in session.scalars(select(ReportText).where(ReportText.event_id == event.id))
        }
        changed = []
        for section, text in texts.items():
            row = kept.get(section)
            if (row.text if row else "") == text:
                continue
            if row is None:
                session.add(ReportText(event_id=event.id, section=section, text=text))
            else:
                row.text = text
            changed.append(section)
        if changed:
            audit.record("reports.texts_edited", event, event_id=event.id, sections=sorted(changed))


def issue_report(event, version):
    """Issue the report as it stands: its PDF is kept for good, a correction is a new issue.

    The PDF is drawn before the transaction, since nobody should wait behind it.

    :raises WorkshopNotOver: before the workshop has ended.
    :raises ReportIncomplete: while the assessment or the recommendations are not written.
    :raises StaleVersion: if somebody saved a text since ``version``.
    """
    if utc_now() < event.ends_at:
        raise WorkshopNotOver
    texts = queries.texts_of(event)
    if not all(texts[section].strip() for section in REQUIRED):
        raise ReportIncomplete
    if queries.version_of(event) != version:
        raise StaleVersion
    document, figures = report_document(event, is_issued=True, with_figures=True)
    data = document_pdf(document)
    pages = count_pages(data)
    with transaction() as session:
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        if queries.version_of(event) != version:
            raise StaleVersion
        last = (
            session.scalar(select(func.max(ReportIssue.number)).where(ReportIssue.event_id == event.id)) or 0
        )
        name = f"bao-cao-{event.slug}-{last + 1}.pdf"
        stored = store_file(data, filename=name, media_type="application/pdf", pages=pages)
        actor = current_actor()
        issue = ReportIssue(
            event_id=event.id, number=last + 1, file_id=stored.id, figures=figures.plain(),
            issued_by_id=actor.id if actor.kind == "user" else None,
        )  # fmt: skip
        session.add(issue)
        audit.record("reports.report_issued", issue, number=last + 1, sha256=stored.sha256)
        return issue
