"""Pages of reports: the list with the province's figures, and the report of one workshop."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, event_ids_for
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, past_events, phase, upcoming_events
from workshop.extensions import utc_now
from workshop.ocop.queries import figures as registry_figures
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response, stored_response
from workshop.reports import queries, services
from workshop.reports.documents import report_document, report_xlsx
from workshop.reports.forms import ReportForm
from workshop.vietnamese.dates import local_day, parse_vn_date
from workshop.web import navigation
from workshop.web.errors import words

blueprint = Blueprint("reports", __name__)
navigation.add_section(_l("Reports"), "reports.index", 50, "/reports")
navigation.add_event_tab(_l("Report"), "reports.show", 90)
READ, EDIT = requires(Permission.REPORTS_REPORTS_READ), requires(Permission.EVENTS_EVENT_EDIT)
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_DAYS = 6  # columns of the province's figures; each day is counted anew


@blueprint.get("/reports/")
@READ
def index():
    """The workshops with the state of their reports, and the province's figures over time."""
    ids = event_ids_for(current_user(), Permission.REPORTS_REPORTS_READ)
    events = [*upcoming_events(ids), *past_events(ids)]
    asked = parse_vn_date(request.args.get("as_of", ""))
    held = [local_day(event.starts_at) for event in events if event.starts_at <= utc_now()]
    days = sorted({*held[: MOST_DAYS - 2], *([asked] if asked else []), local_day(utc_now())})
    return render_template(
        "reports/index.html", events=events, issued=queries.latest_issues(), phase=phase, asked=asked,
        figures=[(day, registry_figures(as_of=day)) for day in days],
    )  # fmt: skip


@blueprint.route("/events/<slug>/report", methods=["GET"])
@READ
def show(slug):
    """The figures, the texts, and what was issued."""
    event = event_by_slug(slug)
    form = ReportForm.of(queries.texts_of(event), queries.version_of(event))
    return _page(event, form)


@blueprint.post("/events/<slug>/report")
@EDIT
def edit(slug):
    """Keep what people write into the report; the button at the head issues it at once."""
    event = event_by_slug(slug)
    form = ReportForm()
    if form.validate_on_submit():
        try:
            services.edit_texts(event, form.version.data or 0, **form.texts())
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The report was saved."), "success")
            if request.form.get("then") == "issue":
                _issue(event, queries.version_of(event))
            return redirect(url_for("reports.show", slug=slug), 303)
    return _page(event, form), 422


@blueprint.get("/events/<slug>/report.<any(pdf,docx,xlsx):ending>")
@READ
def draft(slug, ending):
    """The report as it stands now: a draft to read, to edit, or its tables."""
    event = event_by_slug(slug)
    data = draft_bytes(event, ending)
    return bytes_response(data, MEDIA_TYPES[ending], f"bao-cao-{event.slug}.{ending}")


@blueprint.get("/events/<slug>/report/issues/<int:number>.pdf")
@READ
def issued(slug, number):
    """An issue, as it was kept."""
    return stored_response(queries.issue_numbered(event_by_slug(slug), number).file)


def _issue(event, version):
    try:
        made = services.issue_report(event, version)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(_("Issue %(number)s of the report is kept.", number=made.number), "success")


def draft_bytes(event, ending):
    """The report of ``event`` drawn now as PDF, DOCX or XLSX."""
    if ending == "xlsx":
        return report_xlsx(event)
    document = report_document(event)
    return document_docx(document) if ending == "docx" else document_pdf(document)


def _page(event, form):
    rows = queries.rows_of(event)
    return render_template(
        "reports/show.html", event=event, form=form, figures=queries.figures_of(event, rows),
        issues=queries.issues(event), version=queries.version_of(event), sections=queries.SECTIONS,
        day=local_day(event.starts_at).isoformat(), is_over=event.ends_at <= utc_now(),
    )  # fmt: skip
