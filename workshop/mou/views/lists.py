"""Lists of memoranda: all that one may see, and those of one workshop."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, event_ids_for, may
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.mou import queries, services
from workshop.mou.views.blueprint import STATES, blueprint
from workshop.web.errors import words
from workshop.web.pagination import paginate


@blueprint.get("/mous/")
@requires(Permission.MOUS_MEMORANDA_READ)
def index():
    """Memoranda of every workshop that one may see."""
    allowed = event_ids_for(current_user(), Permission.MOUS_MEMORANDA_READ)
    events = queries.event_choices(allowed)
    page = paginate(_chosen(event_ids=allowed, event_id=request.args.get("event", type=int)))
    return render_template("mou/index.html", page=page, choices=_choices(),
                           event_options=[(key, title) for key, _slug, title in events])  # fmt: skip


@blueprint.get("/events/<slug>/memoranda")
@requires(Permission.MOUS_MEMORANDA_READ)
def event_index(slug):
    """Memoranda of one workshop."""
    event = event_by_slug(slug)
    page = paginate(_chosen(event=event))
    return render_template(
        "mou/event_index.html", page=page, event=event, counts=queries.counts(event), choices=_choices()
    )


@blueprint.post("/mous/agreements")
@requires(Permission.MOUS_MEMORANDA_EDIT)
def agree_many():
    """Note for several drafts at once that their parties agree."""
    done = 0
    for memorandum_id in request.form.getlist("ids", type=int):
        if not may(current_user(), Permission.MOUS_MEMORANDA_EDIT, queries.event_id_of(memorandum_id)):
            continue
        try:
            services.agree(queries.memorandum(memorandum_id))
            done += 1
        except WorkshopError as refusal:
            flash(_("Memorandum %(id)s: %(why)s", id=memorandum_id, why=words(refusal)), "error")
    flash(ngettext("%(num)s memorandum marked as agreed.", "%(num)s memoranda marked as agreed.", done), "success")
    back = request.form.get("back", "")
    return redirect(back if back.startswith("/events/") else url_for("mou.index"), 303)


def _chosen(**narrowed):
    return queries.memoranda(
        search=request.args.get("search", ""), status=request.args.get("status") or None,
        platform_id=request.args.get("platform", type=int), **narrowed,
    )  # fmt: skip


def _choices():
    states = [("", _("All states"))] + [(key, label) for key, (label, _tone) in STATES.items()]
    return {
        "states": states,
        "platforms": [("", _("All platforms"))] + [(each.id, each.name) for each in queries.platforms()],
    }
