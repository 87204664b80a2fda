"""The list as a table: which columns, then XLSX or CSV with the filters of the page."""

from flask import render_template, request
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.edges.spreadsheets import stream_csv, stream_xlsx
from workshop.errors import NotFound
from workshop.events.queries import event_by_slug, kind_labels
from workshop.paper.views.sending import open_file_response
from workshop.questions.queries import questions_of
from workshop.registrations import exports, listing, services
from workshop.registrations.views.blueprint import blueprint
from workshop.web import language

READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)
KINDS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}


@blueprint.get("/table")
@READ
def table(slug):
    """Choose the columns; whom the table holds came with the address."""
    event = event_by_slug(slug)
    asked = listing.asked_of(request.args)
    offered = _offered(event)
    chosen = {choice.key for choice in exports.chosen_of(request.args.getlist("column"), offered)}
    return render_template(
        "registrations/table.html", event=event, asked={name: value for name, value in asked.items() if value},
        offered=offered, chosen=chosen, total=len(listing.ids_of(event, asked)), private=exports.PRIVATE,
        sees_contacts=_sees_contacts(event),
    )  # fmt: skip


@blueprint.get("/table.<form>")
@READ
def table_file(slug, form):
    """The table itself; that it was taken away is written down."""
    if form not in KINDS:
        raise NotFound
    return send_table(event_by_slug(slug), form)


def send_table(event, form):
    """The answer: ``form`` is xlsx or csv, filters and columns are those of the address."""
    asked = listing.asked_of(request.args)
    chosen = exports.chosen_of(request.args.getlist("column"), _offered(event))
    number = 0

    def counted():
        nonlocal number
        for number, row in enumerate(exports.rows_of(event, asked, chosen, labels), 1):  # noqa: B007 (the count)
            yield row

    labels, slug = kind_labels(event, language.current()), event.slug
    columns = exports.columns_of(chosen)
    file = stream_xlsx(_("Delegates"), columns, counted()) if form == "xlsx" else stream_csv(columns, counted())
    has_contacts = any(choice.key in exports.PRIVATE or choice.key.startswith("answer-") for choice in chosen)
    services.record_export(event_by_slug(slug), form, number, with_contacts=has_contacts)
    return open_file_response(file, KINDS[form], f"danh-sach-dai-bieu-{slug}.{form}")


def _offered(event):
    return exports.choices(
        questions_of(event), with_contacts=_sees_contacts(event), is_english=language.current() == "en"
    )


def _sees_contacts(event):
    return may(current_user(), Permission.REGISTRATIONS_CONTACTS_READ, event.id)
