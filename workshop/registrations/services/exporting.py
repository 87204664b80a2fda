"""That a list of people left the house is written down."""

from workshop.audit import services as audit
from workshop.transactions import transaction


def record_file_opened(registration, question_id):
    """Write that somebody opened a file which a delegate sent."""
    with transaction():
        audit.record("registrations.file_opened", registration, question=question_id)


def record_export(event, form, rows, *, with_contacts=False):
    """Write that ``rows`` delegates of ``event`` were handed out as ``form`` (pdf docx xlsx csv badges)."""
    with transaction():
        audit.record(
            "registrations.exported", event, event_id=event.id, form=form, rows=rows, with_contacts=with_contacts
        )
