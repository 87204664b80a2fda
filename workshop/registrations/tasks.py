"""The job that prints many badges: some sheets an item, laid together at the end."""

from sqlalchemy import select

from workshop.audit.actor import Actor, acting_as
from workshop.edges import jobs
from workshop.edges.pdf import count_pages, merge_pdfs
from workshop.events.models import Event
from workshop.extensions import db
from workshop.paper.models import StoredFile
from workshop.paper.services import read_file, store_file
from workshop.registrations import documents, printed, services
from workshop.registrations.models import Registration
from workshop.transactions import transaction

PDF = "application/pdf"


class PrintBadges(jobs.Task):
    """Badges of one event in the order that was asked for; who was deleted meanwhile leaves a gap at the end."""

    kind = printed.BADGES

    def load(self, job, item):
        """The people of this item as plain data."""
        event = db.session.get(Event, job.event_id)
        start, step = int(item.key), job.arguments["step"]
        ids = job.arguments["ids"][start : start + step]
        found = {each.id: each for each in db.session.scalars(select(Registration).where(Registration.id.in_(ids)))}
        people = documents.badge_people(event, [found[each] for each in ids if each in found])
        return people, documents.badge_words(event), documents.badge_choice(job.arguments["choices"])

    def work(self, data):
        """Draw them."""
        people, words, choice = data
        return documents.cards_pdf(documents.badge_pages(people, words, choice), words.title) if people else b""

    def store(self, job, item, output):
        """Keep the part until the whole is laid together."""
        if not output:
            return {}
        kept = store_file(output, filename=f"the-dai-bieu-{job.id}-{item.key}.pdf", media_type=PDF)
        return {"file": kept.id}

    def finish(self, job):
        """Lay the parts together in order, keep the whole, and say where it lies."""
        if any(item.status == "failed" for item in job.items):
            raise services.BadgesIncomplete
        parts = [item.result["file"] for item in sorted(job.items, key=lambda item: item.position) if item.result]
        if not parts:
            raise services.NobodyConfirmed
        event = db.session.get(Event, job.event_id)
        whole = merge_pdfs([read_file(db.session.get(StoredFile, part)) for part in parts], title=event.title)
        slug, number = event.slug, len(job.arguments["ids"])
        with acting_as(Actor("user", job.created_by_id) if job.created_by_id else Actor()), transaction():
            kept = store_file(
                whole, filename=f"the-dai-bieu-{slug}.pdf", media_type=PDF, pages=count_pages(whole)
            )
            services.record_export(event, "badges", number)
        return {"badges": number, "file": kept.id, "url": f"/events/{slug}/registrations/badges/{job.id}.pdf"}


jobs.register(PrintBadges())
