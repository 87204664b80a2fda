"""The job that makes the invitations of many units: one PDF to print, and a ZIP of PDF and DOCX to send."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from sqlalchemy import select

from workshop.audit.actor import Actor, acting_as
from workshop.edges import jobs
from workshop.edges.jobs.models import JobItem
from workshop.edges.pdf import merge_pdfs
from workshop.events.models import Event
from workshop.extensions import db
from workshop.paper.archives import zip_entry
from workshop.paper.models import StoredFile
from workshop.paper.render import document_docx
from workshop.paper.services import read_file, store_file
from workshop.registrations.invitations import documents, queries
from workshop.registrations.invitations.models import Invitation
from workshop.registrations.invitations.services.printing import KIND
from workshop.transactions import transaction

PDF, ZIP = "application/pdf", "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Paper:
    """One invitation to be drawn."""

    job_id: int
    unit: str
    place: int
    document: object


class PrintInvitations(jobs.Task):
    """Invitations of one workshop, a unit at a time."""

    kind = KIND

    def __init__(self):
        # the size that fitted the last paper of a job: the next one differs by its unit's name alone
        self.sizes = {}

    def load(self, job, item):
        """What the invitation says now; None where the unit was taken off meanwhile."""
        invitation = db.session.get(Invitation, int(item.key))
        if invitation is None:
            return None
        letter = queries.letter_of(invitation.event)
        document = documents.invitation_document(invitation, letter)
        return Paper(job.id, invitation.delegation.unit, item.position + 1, document)

    def work(self, data):
        """Draw both files."""
        if data is None:
            return None, None
        pdf, sized, self.sizes[data.job_id] = documents.fitted_pdf(data.document, self.sizes.get(data.job_id, 0))
        return data, (pdf, document_docx(sized))

    def store(self, job, item, output):
        """Keep both files."""
        paper, files = output
        if paper is None:
            return {}
        with acting_as(_actor(job)):
            kept = {
                ending: store_file(data, filename=documents.file_name(paper.unit, ending, paper.place), media_type=kind)
                for ending, kind, data in zip(("pdf", "docx"), (PDF, DOCX), files, strict=True)
            }
        return {ending: stored.id for ending, stored in kept.items()}

    def finish(self, job):
        """Lay them together."""
        query = select(JobItem).where(JobItem.job_id == job.id, JobItem.status == "done").order_by(JobItem.position)
        results = [item.result for item in db.session.scalars(query) if item.result]
        if not results:
            return {}
        self.sizes.pop(job.id, None)
        slug = db.session.get(Event, job.event_id).slug
        pages = [db.session.get(StoredFile, result["pdf"]) for result in results]
        others = [db.session.get(StoredFile, result["docx"]) for result in results]
        merged = merge_pdfs([read_file(stored) for stored in pages], title=f"Giấy mời ({len(pages)})")
        with transaction(), acting_as(_actor(job)):
            kept = {
                "merged": store_file(merged, filename=f"giay-moi-{slug}.pdf", media_type=PDF).id,
                "zip": store_file(_zipped([*pages, *others]), filename=f"giay-moi-{slug}.zip", media_type=ZIP).id,
            }
        return {**kept, "url": f"/events/{slug}/invitations/prints/{job.id}", "units": len(pages)}


def _zipped(stored_files):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for stored in stored_files:
            how = ZIP_DEFLATED if stored.media_type == PDF else ZIP_STORED
            name = f"{stored.filename.rpartition('.')[2]}/{stored.filename}"
            archive.writestr(zip_entry(name, how), read_file(stored))
    return out.getvalue()


def _actor(job):
    return Actor("user", job.created_by_id) if job.created_by_id else Actor()


jobs.register(PrintInvitations())
