"""The print files of a whole decision: they hold what stands today, or they are not there."""

from workshop.audit.services import record
from workshop.awards.models import AwardDecision
from workshop.awards.queries import certificates_standing
from workshop.paper.services import erase_file, store_file
from workshop.transactions import transaction

PARTS = ("merged", "overlay")


def keep_batch(decision, *, codes, merged, merged_pages, overlay, overlay_pages, printer_id=None):
    """Keep the two print files of a decision: full pages, and text alone for pre-printed blanks.

    ``printer_id`` names the profile that moved the text for blanks.

    ``codes`` are those on the pages; where others stand by now nothing is kept. Returns whether it was.
    """
    with transaction() as session:
        found = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        if codes != [certificate.code for _award, certificate in certificates_standing(found)]:
            return False
        for name, data, pages in (("merged", merged, merged_pages), ("overlay", overlay, overlay_pages)):
            filename = f"{found.kind.code}-{found.id}-{name}.pdf"
            kept = store_file(data, filename=filename, media_type="application/pdf", pages=pages)
            setattr(found, f"{name}_file", kept)
        found.overlay_printer_id = printer_id
        record("awards.batch_kept", found, files=[found.merged_file_id, found.overlay_file_id])
    return True


def drop_batch(decision):
    """Drop print files that hold a page which no longer stands; the single certificates stay."""
    with transaction() as session:
        session.flush()
        decision = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        files = [kept for name in PARTS if (kept := getattr(decision, f"{name}_file")) is not None]
        if not files:
            return
        decision.merged_file = decision.overlay_file = None
        session.flush()
        for kept in files:
            erase_file(kept)
        record("awards.batch_dropped", decision)
