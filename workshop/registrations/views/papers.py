"""Badges, the ticket's picture, and the list as a document or table."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import NotFound
from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response
from workshop.registrations import documents, queries, services
from workshop.registrations.views.blueprint import blueprint
from workshop.registrations.views.exports import send_table

READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/papers")
@READ
def papers(slug):
    """What can be printed or taken away."""
    event = event_by_slug(slug)
    return render_template("registrations/papers.html", event=event, counts=queries.counts(event))


@blueprint.post("/badges")
@READ
def badges(slug):
    """Badges of the ticked delegates, or of all confirmed ones."""
    event = event_by_slug(slug)
    query = queries.roster(event, status="confirmed", kind=request.form.get("kind") or None)
    if ids := request.form.getlist("ids", type=int):
        query = queries.roster(event).where(queries.Registration.id.in_(ids))
    people = list(db.session.scalars(query))
    if not people:
        flash(_("There is nobody to print a badge for."), "error")
        return redirect(url_for("registrations.papers", slug=slug), 303)
    size = request.form.get("size")
    data = documents.badge_pdf(people, size if size in documents.SIZES else "85x54")
    services.record_export(event, "badges", len(people))
    return bytes_response(data, PDF, f"the-dai-bieu-{event.slug}.pdf")


@blueprint.get("/<int:registration_id>/ticket.png")
@READ
def ticket(slug, registration_id):
    """The ticket as a picture, to be sent on."""
    found = queries.registration_at(event_by_slug(slug), registration_id)
    return Response(documents.ticket_png(found), mimetype="image/png", headers={"Cache-Control": "no-store"})


@blueprint.get("/list.<form>")
@READ
def export(slug, form):
    """The delegates as PDF or DOCX to sign, or as XLSX or CSV to work with."""
    event = event_by_slug(slug)
    if form in ("pdf", "docx"):
        document = documents.delegate_list_document(event)
        data, kind = (document_pdf(document), PDF) if form == "pdf" else (document_docx(document), DOCX)
        rows, with_contacts = queries.counts(event)["confirmed"], False
    elif form in ("xlsx", "csv"):
        return send_table(event, form)
    else:
        raise NotFound
    services.record_export(event, form, rows, with_contacts=with_contacts)
    return bytes_response(data, kind, f"danh-sach-dai-bieu-{event.slug}.{form}")
