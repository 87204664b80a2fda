"""The list of delegates and what is done to many at once."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.events.queries import event_by_slug, kind_labels
from workshop.registrations import queries, services
from workshop.registrations.views.blueprint import blueprint
from workshop.web import language
from workshop.web.pagination import paginate


@blueprint.get("")
@requires(Permission.REGISTRATIONS_PEOPLE_READ)
def index(slug):
    """Search, filter, sort, a page at a time."""
    event = event_by_slug(slug)
    asked = {name: request.args.get(name, "") for name in ("search", "kind", "status", "sort")}
    if asked["status"] not in queries.STATUSES:
        asked["status"] = ""
    page = paginate(queries.roster(event, **{**asked, "sort": asked["sort"] or "name"}))
    return render_template(
        "registrations/index.html", event=event, page=page, asked=asked, counts=queries.counts(event),
        labels=kind_labels(event, language.current()), is_narrowed=any(asked[n] for n in ("search", "kind", "status")),
        import_url=_import_url(slug),
    )  # fmt: skip


@blueprint.post("/bulk")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def bulk(slug):
    """Confirm or cancel the ticked ones."""
    event = event_by_slug(slug)
    ids = request.form.getlist("ids", type=int)
    if not ids:
        flash(_("Tick at least one delegate first."), "error")
    elif request.form.get("act") == "cancel":
        number = services.cancel_registrations(event, ids)
        text = ngettext("%(num)s registration was cancelled.", "%(num)s registrations were cancelled.", number)
        flash(text, "success")
    else:
        done, left = services.confirm_registrations(event, ids)
        flash(ngettext("%(num)s delegate was confirmed.", "%(num)s delegates were confirmed.", done), "success")
        if left:
            text = "There is no place left for %(num)s delegate.", "There is no place left for %(num)s delegates."
            flash(ngettext(*text, left), "error")
    return redirect(url_for("registrations.index", slug=slug, **request.args), 303)


def _import_url(slug):
    # the importer is a room of its own; without it the page offers the other ways
    return url_for("imports.create", slug=slug) if "imports.create" in current_app.view_functions else None
