"""The order on the stage: who comes, in which groups, who presents; locked by somebody."""

from flask import flash, render_template, request
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.ceremony import queries, services
from workshop.ceremony.forms import GroupForm
from workshop.ceremony.views.routes import PART_NAMES, back_to_order, blueprint, known_part, stages
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.web.errors import words

EDIT = Permission.CEREMONY_ORDER_EDIT


@blueprint.get("/events/<slug>/ceremony")
@requires(Permission.EVENTS_EVENT_READ)
def index(slug):
    """The order of one part; without a part, of one that somebody comes onto the stage for."""
    event = event_by_slug(slug)
    part = known_part(request.args.get("part") or queries.first_part(event))
    return _page(event, part, GroupForm(group_size=queries.order_of(event, part).group_size))


@blueprint.post("/events/<slug>/ceremony/<part>/order")
@requires(EDIT)
def build(slug, part):
    """Bring the order up to date, in groups of the size given, or make it from high to low again."""
    event, part, form = event_by_slug(slug), known_part(part), GroupForm()
    if not form.validate():
        return _page(event, part, form), 422
    services.build_order(event, part, group_size=form.group_size.data, afresh="afresh" in request.form)
    stages.forget()
    return back_to_order(event, part)


@blueprint.post("/events/<slug>/ceremony/<part>/presenters")
@requires(EDIT)
def name_presenters(slug, part):
    """Say who presents to each group."""
    event, part = event_by_slug(slug), known_part(part)
    groups = {turn.group for turn in queries.turns(event, part)}
    names = {group: request.form[f"presenter-{group}"] for group in groups if f"presenter-{group}" in request.form}
    services.name_presenters(event, part, names)
    flash(_("Saved."), "success")
    return back_to_order(event, part)


@blueprint.post("/events/<slug>/ceremony/<part>/lock")
@requires(EDIT)
def lock(slug, part):
    """Lock the order, or open it again."""
    event, part = event_by_slug(slug), known_part(part)
    try:
        if request.form.get("to") == "open":
            services.unlock_order(event, part)
            flash(_("The order is open again. This stands in the audit log."), "success")
        else:
            stale = _stale_files(event, part, queries.run_sheet(event, part))
            services.lock_order(event, part)
            flash(_("The order is locked. Print slips and run sheets now."), "success")
            if stale:
                names = ", ".join(each.name for each in stale)
                flash(_("Taken away, since they lay in another order: the print files of %(names)s. Make them anew.",
                        names=names), "info")  # fmt: skip
    except WorkshopError as error:
        flash(words(error), "error")
    return back_to_order(event, part)


def _page(event, part, form):
    rows = queries.run_sheet(event, part)
    return render_template(
        "ceremony/index.html", event=event, part=part, parts=PART_NAMES, form=form, rows=rows,
        order=queries.order_of(event, part), print_files=queries.print_files_beside(event, part, rows),
        presenters=queries.presenters(event, part), unordered=queries.unordered(event, part), moved=_moved(rows),
    )  # fmt: skip


def _stale_files(event, part, rows):
    return [each for each in queries.print_files_beside(event, part, rows) if each.is_kept]


def _moved(rows):
    """(the row that was just moved, the number it had), for the button that puts it back; None without one."""
    turn_id, before = (request.args.get(name, type=int) for name in ("moved", "from"))
    found = next((row for row in rows if row.turn.id == turn_id), None)
    return (found, before) if found and before and 1 <= before <= len(rows) else None
