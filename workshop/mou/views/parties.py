"""The parties: what is printed of each, who signs, the witness."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.errors import NotFound, WorkshopError
from workshop.mou import queries, services
from workshop.mou.forms import PartyForm, WitnessForm
from workshop.mou.services.parties import PARTY_FIELDS, SIGNATORY_FIELDS
from workshop.mou.views.blueprint import blueprint, edits, seen_version


@blueprint.route("/mous/<int:memorandum_id>/parties/<int:party_id>/edit", methods=["GET", "POST"])
@edits
def edit_party(memorandum_id, party_id):
    """The printed facts of one party and its signatory."""
    memorandum = queries.memorandum(memorandum_id)
    party = next((each for each in memorandum.parties if each.id == party_id), None)
    if party is None:
        raise NotFound
    form = PartyForm(obj=party, data=None if request.method == "POST" else _signatory_of(party))
    if request.method == "GET":
        form.version.data = memorandum.version
    if form.validate_on_submit() and _saved(form, party):
        return redirect(url_for("mou.show", memorandum_id=memorandum.id), 303)
    body = render_template("mou/edit_party.html", form=form, memorandum=memorandum, party=party, event=memorandum.event)
    return body, (422 if request.method == "POST" else 200)


@blueprint.route("/mous/<int:memorandum_id>/parties/new", methods=["GET", "POST"])
@edits
def create_witness(memorandum_id):
    """Name the organisation that witnesses."""
    memorandum = queries.memorandum(memorandum_id)
    form = WitnessForm()
    if form.validate_on_submit():
        try:
            services.add_witness(memorandum, form.name.data)
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The witness is added; its article and its copy stand in the text."), "success")
            return redirect(url_for("mou.show", memorandum_id=memorandum.id), 303)
    body = render_template("mou/create_witness.html", form=form, memorandum=memorandum, event=memorandum.event,
                           organizations=queries.organization_names())  # fmt: skip
    return body, (422 if request.method == "POST" else 200)


@blueprint.post("/mous/<int:memorandum_id>/parties/witness/removal")
@edits
def remove_witness(memorandum_id):
    """Take the witness off."""
    services.remove_witness(queries.memorandum(memorandum_id))
    flash(_("The witness is removed."), "success")
    return redirect(url_for("mou.show", memorandum_id=memorandum_id), 303)


def _signatory_of(party):
    signatory = party.signatories[0] if party.signatories else None
    return {f"signatory_{name}": getattr(signatory, name) for name in SIGNATORY_FIELDS} if signatory else {}


def _saved(form, party):
    facts = {name: form[name].data for name in PARTY_FIELDS}
    signatory = {name: form[f"signatory_{name}"].data for name in SIGNATORY_FIELDS}
    try:
        services.edit_party(party, version=seen_version(form), signatory=signatory, **facts)
    except WorkshopError as error:
        return form.refuse(error)
    flash(_("Saved."), "success")
    return True
