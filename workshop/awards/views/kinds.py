"""Kinds of awards, per issuer, as data."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may_everywhere
from workshop.awards import queries, services
from workshop.awards.forms import KindForm
from workshop.awards.printing_forms import SHEET_NAMES
from workshop.awards.services.kinds import KINDS
from workshop.awards.views.routes import blueprint
from workshop.directory.queries import organization_with, organizations
from workshop.errors import Forbidden, WorkshopError
from workshop.extensions import db


@blueprint.get("/awards/kinds")
@requires(Permission.AWARDS_DECISIONS_READ)
def kinds():
    """Every kind of award with its issuer, its book and its patterns."""
    found = queries.kinds()
    versions = {kind.id: queries.pattern_versions(kind) for kind in found}
    return render_template("awards/kinds.html", kinds=found, versions=versions, sheets=SHEET_NAMES, edits=_may_edit())


@blueprint.route("/awards/kinds/new", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT)
def create_kind():
    """Add a kind of award."""
    return _form_page(None)


@blueprint.route("/awards/kinds/<int:kind_id>/edit", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT)
def edit_kind(kind_id):
    """Change a kind of award."""
    return _form_page(queries.kind_by_id(kind_id))


def _form_page(kind):
    if not _may_edit():
        raise Forbidden
    form = KindForm(obj=kind, data=_shown(kind))
    form.organization.choices = [(each.id, each.name) for each in db.session.scalars(organizations())]
    # a pattern that only another version knows stays choosable on its own kind
    known = {values["template"]: values["name"] for values in KINDS.values()}
    if kind is not None:
        known.setdefault(kind.template, kind.template)
    form.template.choices = list(known.items())
    if form.validate_on_submit() and _saved(form, kind):
        flash(_("Saved."), "success")
        return redirect(url_for("awards.kinds"), 303)
    return render_template("awards/edit_kind.html", form=form, kind=kind), 422 if form.is_submitted() else 200


def _shown(kind):
    if kind is None:
        return {}
    lines = [" | ".join(part for part in pair if part) for pair in kind.capacities]
    return {"organization": kind.organization_id, "capacities": "\n".join(lines)}


def _saved(form, kind):
    issuer = organization_with(form.organization.data)
    try:
        if kind is None:
            services.create_kind(issuer, **form.values())
        else:
            services.edit_kind(kind, issuer, **form.values())
    except WorkshopError as error:
        return form.refuse(error)
    return True


def _may_edit():
    return may_everywhere(current_user(), Permission.AWARDS_DECISIONS_EDIT)
