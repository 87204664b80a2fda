"""Drafting: choose a workshop, a platform and one owner or several."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, event_ids_for, may, may_everywhere
from workshop.directory.services import find_or_create_organization
from workshop.errors import Forbidden
from workshop.mou import queries, services
from workshop.mou.forms import DraftForm
from workshop.mou.views.blueprint import blueprint, edits


@blueprint.route("/mous/new", methods=["GET", "POST"])
@requires(Permission.MOUS_MEMORANDA_EDIT)
def create():
    """Choose in two steps, both in the address, then draft."""
    form = DraftForm()
    event, platform = _event(request.values.get("event", "")), _platform(request.values.get("platform", type=int))
    if form.validate_on_submit() and platform is not None:
        return _draft(form, event, platform)
    preset = request.args.getlist("owner", type=int)
    if request.method == "GET":
        form.owners.data = preset
    search, chosen = request.args.get("search", ""), form.owners.data or preset
    owners = queries.owners_to_draft(search, event, platform, chosen)
    allowed = event_ids_for(current_user(), Permission.MOUS_MEMORANDA_EDIT)
    return render_template(
        "mou/create.html", form=form, event=event, platform=platform, owners=owners,
        owners_found=queries.count_owners_to_draft(search, chosen), search=search,
        platform_options=[(each.id, each.name) for each in queries.platforms()],
        event_options=[(slug, title) for _id, slug, title in queries.event_choices(allowed)],
    ), (422 if request.method == "POST" else 200)  # fmt: skip


@blueprint.post("/mous/<int:memorandum_id>/correction")
@edits
def redraft(memorandum_id):
    """Draft the correction of a signed memorandum."""
    new = services.redraft_memorandum(queries.memorandum(memorandum_id))
    flash(_("A correction is drafted. Once signed, it takes the place of the signed memorandum."), "success")
    return redirect(url_for("mou.show", memorandum_id=new.id), 303)


def _draft(form, event, platform):
    allowed = may(current_user(), Permission.MOUS_MEMORANDA_EDIT, event.id) if event else may_everywhere(
        current_user(), Permission.MOUS_MEMORANDA_EDIT
    )
    if not allowed:
        raise Forbidden
    witness = find_or_create_organization(form.witness.data) if form.witness.data else None
    owners = queries.owners_by_id(form.owners.data)
    drafted, left_out = services.draft_memoranda(event, owners, platform, witness=witness)
    if left_out:
        flash(_("Already in hand, left out: %(names)s", names="; ".join(left_out)), "info")
    if drafted:
        flash(ngettext("%(num)s memorandum drafted.", "%(num)s memoranda drafted.", len(drafted)), "success")
    if len(drafted) == 1:
        return redirect(url_for("mou.show", memorandum_id=drafted[0].id), 303)
    target = url_for("mou.event_index", slug=event.slug) if event else url_for("mou.index")
    return redirect(target, 303)


def _event(slug):
    return queries.event_or_none(slug) if slug else None


def _platform(platform_id):
    return next((each for each in queries.platforms() if each.id == platform_id), None)
