"""Papers of the ceremony as PDF to print and DOCX to edit."""

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.ceremony import documents
from workshop.ceremony.views.routes import blueprint, known_part
from workshop.events.queries import event_by_slug
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READ = Permission.EVENTS_EVENT_READ
PAPERS = {
    "folders": (documents.assistants_document, "xep-bia"),
    "slips": (documents.slips_document, "phieu"),
    "hand-overs": (documents.hand_over_document, "so-trao"),
}


@blueprint.get("/events/<slug>/ceremony/<part>.pdf")
@requires(READ)
def pdf(slug, part):
    """The conductor's run sheet as PDF."""
    return _sent(slug, part, documents.run_sheet_document, "kich-ban", "pdf")


@blueprint.get("/events/<slug>/ceremony/<part>.docx")
@requires(READ)
def docx(slug, part):
    """The conductor's run sheet as DOCX."""
    return _sent(slug, part, documents.run_sheet_document, "kich-ban", "docx")


@blueprint.get("/events/<slug>/ceremony/<part>/<any('folders', 'slips', 'hand-overs'):paper>.<any(pdf, docx):ending>")
@requires(Permission.CEREMONY_ORDER_EDIT)
def paper(slug, part, paper, ending):
    """The folders' stack, the slips, or the log of what was handed over."""
    if (paper, ending) == ("slips", "pdf"):
        event, part = event_by_slug(slug), known_part(part)
        return bytes_response(documents.slips_pdf(event, part), "application/pdf", f"phieu-{part}-{slug}.pdf")
    return _sent(slug, part, *PAPERS[paper], ending)


def _sent(slug, part, make, name, ending):
    event, part = event_by_slug(slug), known_part(part)
    document = make(event, part)
    named = f"{name}-{part}-{slug}.{ending}"
    if ending == "docx":
        return bytes_response(document_docx(document), DOCX, named)
    return bytes_response(document_pdf(document, tagged=False), "application/pdf", named)
