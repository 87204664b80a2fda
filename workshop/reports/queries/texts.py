"""What people wrote into a report."""

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.reports.models import ReportText

# in the order of the paper; who signs and to whom it goes stand at its end
SECTIONS = (
    "number", "dated_on", "basis", "preparation", "strengths", "limits", "causes", "proposals", "costs", "capacity",
    "signer", "recipients",
)  # fmt: skip


def texts_of(event):
    """{section: text} of ``event``; "" for what nobody has written."""
    rows = db.session.execute(
        select(ReportText.section, ReportText.text).where(ReportText.event_id == event.id)
    )
    return {**dict.fromkeys(SECTIONS, ""), **{section: text for section, text in rows if section in SECTIONS}}


def version_of(event):
    """A number that rises with every change of any text of ``event``."""
    versions = select(func.coalesce(func.sum(ReportText.version), 0))
    return db.session.scalar(versions.where(ReportText.event_id == event.id))
