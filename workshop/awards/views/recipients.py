"""Recipients of a decision: added from the registry, typed or pasted; their order; their correction."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.awards import queries, services
from workshop.awards.forms import RECIPIENT_KINDS, PasteForm, RecipientForm, TableForm
from workshop.awards.pasted import as_lines, read_file
from workshop.awards.standing import told_apart
from workshop.awards.views.routes import blueprint, event_of_award, event_of_decision
from workshop.errors import WorkshopError
from workshop.transactions import transaction

PRINTED = ("printed_name", "printed_address", "recipient_kind")


@blueprint.route("/awards/<int:decision_id>/recipients/new", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_decision)
def add_recipient(decision_id):
    """Add one recipient, from the registry or typed."""
    decision = queries.decision_by_id(decision_id)
    search = request.args.get("search", "").strip()
    owner = queries.owner_or_none(request.values.get("owner", type=int))
    form = RecipientForm(data=_from_registry(owner) if request.method == "GET" and owner else None)
    del form.register_number
    if form.validate_on_submit() and _added(form, decision, owner):
        flash(_("Added: %(name)s.", name=form.printed_name.data), "success")
        return redirect(url_for("awards.add_recipient", decision_id=decision_id), 303)
    found = queries.owners_matching(search)
    page = _adding(decision, form=form, search=search, owners=found, owner=owner)
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/awards/<int:decision_id>/recipients/pasted")
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_decision)
def paste_recipients(decision_id):
    """Add one recipient a line."""
    decision, form = queries.decision_by_id(decision_id), PasteForm()
    if form.validate_on_submit():
        try:
            added, left = services.paste_many(decision, form.names.data)
        except WorkshopError as error:
            form.refuse(error, "names")
        else:
            flash(ngettext("%(num)s recipient added.", "%(num)s recipients added.", len(added)), "success")
            if persons := sum(award.recipient_kind == "individual" for award in added):
                flash(ngettext("%(num)s of them is taken for a person by the word before the name. Look at each row.",
                               "%(num)s of them are taken for persons by the word before the name. Look at each row.",
                               persons), "info")  # fmt: skip
            if left:
                flash(_("Left out, since they stand on the list already: %(names)s", names="; ".join(left)), "info")
            names = told_apart(queries.standing_awards(decision))
            if doubled := [name for award in added if (name := names[award.id]) != award.printed_name]:
                flash(_("Look whether these are different people or units, since another of the same name is on the "
                        "list: %(names)s", names="; ".join(doubled)), "wait")  # fmt: skip
            return redirect(url_for("awards.show", decision_id=decision_id), 303)
    return _adding(decision, paste_form=form), 422


@blueprint.post("/awards/<int:decision_id>/recipients/file")
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_decision)
def read_recipients(decision_id):
    """Fill the page with the recipients of a table; nobody is added before somebody has looked at them."""
    decision, form, read = queries.decision_by_id(decision_id), TableForm(), []
    upload = form.file.data
    try:
        if not upload or not upload.filename:
            form.file.errors = [_("Choose a file.")]
        elif not (read := read_file(upload.read(), upload.filename)):
            form.file.errors = [_("No recipient was found in this table. Its first row names the columns.")]
    except WorkshopError as error:
        form.refuse(error, "file")
    return _adding(decision, paste_form=PasteForm(formdata=None, names=as_lines(read)), file_form=form, read=read), (
        422 if form.errors else 200
    )


@blueprint.route("/awards/recipients/<int:award_id>/edit", methods=["GET", "POST"])
@requires(Permission.AWARDS_DOCUMENTS_PRINT, event_of=event_of_award)
def edit_recipient(award_id):
    """Change what will be printed, and enter the register number that the issuer gave."""
    award = queries.award_by_id(award_id)
    form = RecipientForm(obj=award)
    if not award.decision.kind.is_external_book:
        del form.register_number
    if not may(current_user(), Permission.AWARDS_DECISIONS_EDIT, award.decision.event_id):
        del form.printed_name, form.printed_address, form.recipient_kind, form.is_other  # a clerk enters numbers only
    if form.validate_on_submit() and _edited(form, award):
        flash(_("Saved."), "success")
        return redirect(url_for("awards.show", decision_id=award.decision_id), 303)
    return render_template("awards/edit_recipient.html", form=form, award=award), 422 if form.is_submitted() else 200


@blueprint.post("/awards/recipients/<int:award_id>/removal")
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_award)
def remove_recipient(award_id):
    """Take a recipient off the list."""
    award = queries.award_by_id(award_id)
    decision_id, name = award.decision_id, award.printed_name
    services.remove_recipient(award)
    flash(_("Taken off the list: %(name)s.", name=name), "success")
    return redirect(url_for("awards.show", decision_id=decision_id), 303)


@blueprint.post("/awards/recipients/<int:award_id>/namesake")
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_award)
def confirm_namesake(award_id):
    """Note that those who share a name are different people or units."""
    award = services.confirm_namesake(queries.award_by_id(award_id))
    flash(_("Noted: those called %(name)s are different ones, told apart by their address.", name=award.printed_name),
          "success")  # fmt: skip
    return redirect(url_for("awards.show", decision_id=award.decision_id, _anchor=f"recipient-{award_id}"), 303)


@blueprint.post("/awards/recipients/<int:award_id>/move")
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_award)
def move_recipient(award_id):
    """One place earlier or later on the stage."""
    award = queries.award_by_id(award_id)
    services.move_recipient(award, -1 if request.form.get("to") == "earlier" else 1)
    return redirect(url_for("awards.show", decision_id=award.decision_id, _anchor=f"recipient-{award_id}"), 303)


def _adding(decision, *, form=None, paste_form=None, file_form=None, **values):
    return render_template(
        "awards/add_recipient.html", decision=decision, form=form or RecipientForm(formdata=None),
        paste_form=paste_form or PasteForm(formdata=None), file_form=file_form or TableForm(formdata=None),
        **{"search": "", "owners": [], "owner": None, "read": [], **values}, kinds=dict(RECIPIENT_KINDS),
    )  # fmt: skip


def _from_registry(owner):
    return {
        "owner": owner.id, "printed_name": queries.name_for_print(owner), "printed_address": owner.address,
        "recipient_kind": services.kind_for(owner),
    }  # fmt: skip


def _added(form, decision, owner):
    try:
        services.add_recipient(
            decision, form.printed_name.data, form.printed_address.data or "", owner=owner,
            recipient_kind=form.recipient_kind.data, is_other=form.is_other.data,
        )  # fmt: skip
    except WorkshopError as error:
        return form.refuse(error)
    return True


def _edited(form, award):
    try:
        with transaction():  # a refused number leaves the name as it was, too
            _edit(form, award)
    except WorkshopError as error:
        return form.refuse(error)
    return True


def _edit(form, award):
    values = {name: form[name].data or "" for name in PRINTED if name in form}
    if values and any(getattr(award, name) != value for name, value in values.items()):
        services.edit_recipient(award, **values, is_other=form.is_other.data)
    if "register_number" in form and form.register_number.data:
        services.enter_register_number(award, form.register_number.data)
