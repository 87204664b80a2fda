"""Pages of certificates of attendance: the rule, who is given one, who is not and why, the files."""


from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from flask_babel import gettext as _

from workshop.accounts.access import public, requires
from workshop.accounts.permissions import Permission
from workshop.attendance import exports, queries, services
from workshop.attendance.forms import RuleForm
from workshop.attendance.words import REASONS
from workshop.awards.paper import readable_name
from workshop.checkin.queries import points
from workshop.edges.jobs import progress
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.paper.views.sending import bytes_response, stored_response, zip_response
from workshop.registrations.links import registration_of
from workshop.registrations.services import record_export
from workshop.vietnamese.dates import local_day
from workshop.web.errors import words
from workshop.web.pagination import PER_PAGE, Page
from workshop.web.template_globals import named

blueprint = Blueprint("attendance", __name__)
PRINT = Permission.REGISTRATIONS_PEOPLE_EDIT
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/events/<slug>/attendance")
@requires(PRINT)
def index(slug):
    """The rule, and everybody under it."""
    event = event_by_slug(slug)
    return _page(event, _form_of(event))


@blueprint.post("/events/<slug>/attendance/rule")
@requires(PRINT)
def set_rule(slug):
    """Decide who is given a certificate and what stands on it."""
    event = event_by_slug(slug)
    form = _offered(RuleForm(), event)
    if form.validate():
        names = ("issuer_line", "place", "dated_on", "signer_title", "signer_name", "is_unsigned")
        values = {name: form[name].data for name in names}
        try:
            services.set_rule(event, points_chosen=form.points.data, needed=form.needed.data, **values)
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("attendance.index", slug=slug), 303)
    return _page(event, form), 422


@blueprint.post("/events/<slug>/attendance/certificates")
@requires(PRINT)
def issue(slug):
    """Make the certificates that are due."""
    try:
        services.issue_certificates(event_by_slug(slug))
        flash(_("The certificates are being made."), "success")
    except WorkshopError as error:
        flash(words(error), "error")
    return redirect(url_for("attendance.index", slug=slug), 303)


@blueprint.post("/events/<slug>/attendance/certificates/<int:certificate_id>/revocation")
@requires(PRINT)
def revoke(slug, certificate_id):
    """Withdraw the certificate of somebody who does not fulfil the rule."""
    event, found = event_by_slug(slug), queries.certificate_by_id(certificate_id)
    if found.event_id != event.id:
        abort(404)
    try:
        services.revoke(found, request.form.get("reason", "").strip() or "rule")
        flash(_("The certificate is revoked. Its code says so from now on."), "success")
    except WorkshopError as error:
        flash(words(error), "error")
    return redirect(url_for("attendance.index", slug=slug), 303)


@blueprint.get("/events/<slug>/attendance/certificates/<int:certificate_id>.pdf")
@requires(PRINT)
def download(slug, certificate_id):
    """One certificate, as it was issued."""
    event, found = event_by_slug(slug), queries.certificate_by_id(certificate_id)
    if found.event_id != event.id or found.file is None:
        abort(404)
    return stored_response(found.file, f"{found.printed_name}.pdf")


@blueprint.get("/events/<slug>/attendance/certificates.pdf")
@requires(PRINT)
def merged(slug):
    """All that stand in one file, to print."""
    event = event_by_slug(slug)
    rule = queries.rule_of(event)
    if rule is None or rule.merged_file is None:
        abort(404)
    record_export(event, "attendance-pdf", rule.merged_file.pages)
    return stored_response(rule.merged_file)


@blueprint.get("/events/<slug>/attendance/certificates.zip")
@requires(PRINT)
def archive(slug):
    """Every certificate that stands, under names a person can read."""
    event = event_by_slug(slug)
    standing = queries.standing_certificates(event)
    record_export(event, "attendance-zip", len(standing))
    files = [(readable_name(number, each.printed_name), each.file) for number, each in enumerate(standing, 1)]
    return zip_response(files, f"tham-du-{slug}.zip")


@blueprint.get("/events/<slug>/attendance/list.xlsx")
@requires(PRINT)
def table(slug):
    """Everybody under the rule as a table, the refused with their reasons."""
    event = event_by_slug(slug)
    rule = queries.rule_of(event)
    people = queries.judged(event, rule) if rule else []
    data = exports.attendance_table(people)
    record_export(event, "attendance-xlsx", len(people))
    return bytes_response(data, XLSX, f"tham-du-{slug}.xlsx")


@blueprint.get("/r/<token>/attendance.pdf")
@public
def mine(token):
    """A delegate's own certificate, by the personal link."""
    found = queries.certificate_of(registration_of(token).id)
    if found is None or found.file is None:
        abort(404)
    return stored_response(found.file, f"giay-chung-nhan-tham-du-{found.code}.pdf")


def _page(event, form):
    rule = queries.rule_of(event)
    people = queries.judged(event, rule) if rule else []
    shown = request.args.get("show", "given")
    kept = {
        "given": [each for each in people if each.qualifies],
        "refused": [each for each in people if not each.qualifies],
        "doubtful": [each for each in people if each.certificate and not each.qualifies],
    }
    return render_template(
        "attendance/index.html", event=event, form=form, rule=rule, show=shown if shown in kept else "given",
        counts={name: len(rows) for name, rows in kept.items()}, page=_paged(kept.get(shown, kept["given"])),
        due=sum(1 for each in people if each.is_due), reasons={code: gettext(text) for code, text in REASONS.items()},
        standing=sum(1 for each in people if each.certificate),
        progress=progress(rule.job) if rule and rule.job else None,
        summary=_summary(rule),
    )  # fmt: skip


def _paged(rows):
    pages = max(1, -(-len(rows) // PER_PAGE))
    wanted = min(max(1, request.args.get("page", 1, type=int)), pages)
    return Page(rows[(wanted - 1) * PER_PAGE : wanted * PER_PAGE], wanted, PER_PAGE, len(rows))


def _summary(rule):
    if rule is None:
        return ""
    return ngettext("At least %(num)s of %(points)s point", "At least %(num)s of %(points)s points", rule.needed,
                    points=len(rule.points))  # fmt: skip


def _offered(form, event):
    # who came to a rehearsal came to nothing
    form.points.choices = [(point.id, named(point, "label")) for point in points(event) if not point.is_rehearsal]
    return form


def _form_of(event):
    rule = queries.rule_of(event)
    if rule is not None:
        return _offered(RuleForm(formdata=None, obj=rule), event)
    lead = next((host.organization for host in event.hosts if host.role == "lead"), None)
    chosen = [point.id for point in points(event) if point.kind in ("entry", "session") and not point.is_rehearsal]
    return _offered(RuleForm(
        formdata=None, points=chosen, needed=1, issuer_line=lead.name if lead else "", place=lead.place if lead else "",
        dated_on=local_day(event.ends_at),
    ), event)  # fmt: skip
