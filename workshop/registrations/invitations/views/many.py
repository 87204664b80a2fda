"""Many units at once: pasted, from the directory, or those of an earlier workshop; looked through before they count."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user
from workshop.accounts.permissions import Permission, event_ids_for
from workshop.directory.queries import organization_with
from workshop.events.queries import event_by_slug, kind_labels
from workshop.registrations.invitations import queries, services
from workshop.registrations.invitations.forms import ManyForm
from workshop.registrations.invitations.lines import Unit
from workshop.registrations.invitations.looking import looked_through
from workshop.registrations.invitations.views.blueprint import EDIT, blueprint
from workshop.vietnamese.organisations import fold_unit
from workshop.web import language
from workshop.web.errors import words


@blueprint.route("/many", methods=["GET", "POST"])
@EDIT
def many(slug):
    """Paste lines, look through what was read, invite."""
    event = event_by_slug(slug)
    form = _form(event)
    if request.method == "GET":
        form.lines.data = _lines_of_earlier(event)
    units, act = [], request.form.get("act")
    if form.validate_on_submit():
        units = looked_through(event, form.units(_chosen_kinds()))
        is_ready = any(refusal is None for _unit, refusal in units)
        if not units or (act == "invite" and not is_ready):
            form.lines.errors = [_("Enter at least one unit.")]
        elif act == "invite":
            return _invited(event, [unit for unit, _refusal in units])
    page = render_template(
        "registrations/invitations/many.html", event=event, form=form, units=units, earlier=_earlier(event),
        ready=sum(refusal is None for _unit, refusal in units),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.route("/directory", methods=["GET", "POST"])
@EDIT
def directory(slug):
    """Tick organisations of the directory."""
    event = event_by_slug(slug)
    form, search = _form(event), request.args.get("search", "")
    if form.validate_on_submit():
        chosen = [organization_with(each) for each in request.form.getlist("ids", type=int)]
        if chosen:
            units = [form.completed(Unit(each.name, organization_id=each.id)) for each in chosen]
            return _invited(event, units)
        form.form_errors.append(_("Tick at least one organisation."))
    page = render_template(
        "registrations/invitations/directory.html", event=event, form=form, search=search,
        organizations=queries.organizations_to_invite(event, search),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _invited(event, units):
    number, left = services.invite_many(event, units)
    if number:
        flash(ngettext("%(num)s unit is on the list.", "%(num)s units are on the list.", number), "success")
    for unit, error in left[:10]:
        flash(_("Left out: %(unit)s – %(reason)s", unit=unit.unit or "?", reason=words(error)), "error")
    if len(left) > 10:
        more = len(left) - 10
        flash(ngettext("%(num)s more was left out.", "%(num)s more were left out.", more), "error")
    return redirect(url_for("invitations.index", slug=event.slug), 303)


def _form(event):
    form = ManyForm()
    labels = kind_labels(event, language.current())
    form.kind.choices = list(labels.items())
    if request.method == "GET" and "agency" in labels:
        form.kind.data = "agency"
    return form


def _chosen_kinds():
    """{folded unit: kind} as chosen on the page that shows what was read; lines may have moved since."""
    pairs = zip(request.form.getlist("line_unit"), request.form.getlist("line_kind"), strict=False)
    return {fold_unit(unit): kind for unit, kind in pairs}


def _earlier(event):
    return queries.events_with_invitations(event_ids_for(current_user(), Permission.REGISTRATIONS_CONTACTS_READ), event)


def _lines_of_earlier(event):
    """The units of the workshop that the address names, a line each, to be looked through."""
    chosen = next((each for each in _earlier(event) if each.slug == request.args.get("from")), None)
    if chosen is None:
        return ""
    return "\n".join(
        "; ".join(part for part in (each.unit, each.invitation.quota_text, each.contact_name, each.contact_phone,
                                    each.contact_email) if part)
        for each in queries.units_invited(chosen)
    )  # fmt: skip
