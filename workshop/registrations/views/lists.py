"""Lists on paper and as tables, and the ticket's picture."""

from flask import Response
from flask_babel import gettext as _

from workshop import hooks
from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.edges.spreadsheets import write_xlsx
from workshop.errors import NotFound
from workshop.events.queries import event_by_slug, kind_labels
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response
from workshop.registrations import documents, printed, queries, services
from workshop.registrations.paper_forms import ListForm
from workshop.registrations.views.blueprint import blueprint
from workshop.registrations.views.exports import send_table
from workshop.registrations.views.papers import nobody, page, people_of
from workshop.web import language

READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
}
NAMES = {"list": "danh-sach-dai-bieu", "greeting": "gioi-thieu-dai-bieu", "documents": "ky-nhan-tai-lieu",
         "meals": "ky-nhan-phieu-an", "money": "ky-nhan-tien"}  # fmt: skip


@blueprint.post("/lists")
@READ
def lists(slug):
    """The list that was chosen, as the file that was chosen."""
    event = event_by_slug(slug)
    form = ListForm().offer(kind_labels(event, language.current()))
    if form.validate() and _is_possible(form):
        people = people_of(event, form)
        if not people:
            return nobody(slug)
        services.remember_choices(event, "lists", form.choices())
        document = _document(event, people, form)
        services.record_export(event, f"{form.paper.data}-{form.file.data}", len(people))
        return _sent(document, form.file.data, f"{NAMES[form.paper.data]}-{slug}")
    return page(event, lists=form)


@blueprint.get("/list.<form>")
@READ
def export(slug, form):
    """The delegates as PDF or DOCX to sign, or as XLSX or CSV to work with."""
    event = event_by_slug(slug)
    if form in ("pdf", "docx"):
        people = printed.people_to_print(event)
        attached = printed.desk_of(event).choices.get("lists", {}).get("attached_to", "")
        document = documents.delegate_list_document(event, people, attached)
        services.record_export(event, form, len(people), with_contacts=False)
        return _sent(document, form, f"danh-sach-dai-bieu-{event.slug}")
    if form not in ("xlsx", "csv"):
        raise NotFound
    return send_table(event, form)


@blueprint.get("/<int:registration_id>/ticket.png")
@READ
def ticket(slug, registration_id):
    """The ticket as a picture, to be sent on."""
    found = queries.registration_at(event_by_slug(slug), registration_id)
    return Response(documents.ticket_png(found), mimetype="image/png", headers={"Cache-Control": "no-store"})


def _is_possible(form):
    if form.paper.data == "money" and not form.amount.data:
        form.amount.errors = [_("Enter how much each receives.")]
        return False
    if form.paper.data == "greeting" and form.file.data == "xlsx":
        form.file.errors = [_("The introduction list is read on the stage: take PDF or DOCX.")]
        return False
    return True


def _document(event, people, form):
    attached = form.attached_to.data
    if form.paper.data == "list":
        return documents.delegate_list_document(event, people, attached)
    if form.paper.data == "greeting":
        return documents.greeting_document(
            event, people, named_kinds=form.named.data or (), replaced=printed.replaced_by(people),
            present=hooks.first("present_registrations", event),
        )  # fmt: skip
    return documents.receipt_document(
        event, people, form.paper.data, amount=form.amount.data or 0, attached_to=attached
    )


def _sent(document, file, name):
    if file == "xlsx":
        data = write_xlsx([documents.roll_sheet(document)])
    else:
        data = document_pdf(document) if file == "pdf" else document_docx(document)
    return bytes_response(data, TYPES[file], f"{name}.{file}")

