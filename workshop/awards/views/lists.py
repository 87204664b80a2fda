"""Acts on ticked recipients: names approved, written in full, taken off; and the way back."""

from flask import abort, current_app, flash, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import checks, queries, services
from workshop.awards.forms import RECIPIENT_KINDS, RulesForm
from workshop.awards.refusals import NoChangeToUndo
from workshop.awards.views.routes import blueprint, event_of_decision, to_decision, tried

EDIT = Permission.AWARDS_DECISIONS_EDIT


@blueprint.post("/awards/<int:decision_id>/recipients/approvals")
@requires(Permission.AWARDS_DECISIONS_APPROVE, event_of=event_of_decision)
def approve_names(decision_id):
    """Approve the ticked names, as the page showed them."""
    seen = {award_id: request.form.get(f"seen-{award_id}", "") for award_id in _ticked()}
    needs_second = bool(current_app.config["WORKSHOP_SECOND_PERSON"])
    if tried(services.approve_names, queries.decision_by_id(decision_id), seen, needs_second=needs_second):
        flash(ngettext("%(num)s name is approved.", "%(num)s names are approved.", len(seen)), "success")
    return to_decision(decision_id, _anchor="recipients")


@blueprint.post("/awards/<int:decision_id>/recipients/spelling")
@requires(EDIT, event_of=event_of_decision)
def spell_names(decision_id):
    """Write the ticked names with their legal form in full, or as the registry writes them."""
    how = "registry" if request.form.get("how") == "registry" else "full"
    if tried(services.spell_many, queries.decision_by_id(decision_id), _ticked(), how):
        flash(_("The names are written anew. Whoever approves looks at them again."), "success")
    return to_decision(decision_id, _anchor="recipients")


@blueprint.post("/awards/<int:decision_id>/recipients/kinds")
@requires(EDIT, event_of=event_of_decision)
def sort_recipients(decision_id):
    """Say of the ticked recipients whether they are collectives, households or persons."""
    kind = request.form.get("recipient_kind", "")
    if kind not in dict(RECIPIENT_KINDS):
        abort(400)
    if tried(services.sort_many, queries.decision_by_id(decision_id), _ticked(), kind):
        flash(_("Kept. Papers and lists count them so from now on."), "success")
    return to_decision(decision_id, _anchor="recipients")


@blueprint.post("/awards/<int:decision_id>/recipients/removals")
@requires(EDIT, event_of=event_of_decision)
def remove_recipients(decision_id):
    """Take the ticked recipients off the list."""
    ticked = _ticked()
    if tried(services.remove_many, queries.decision_by_id(decision_id), ticked):
        flash(ngettext("%(num)s recipient is taken off the list.", "%(num)s recipients are taken off the list.",
                       len(ticked)), "success")  # fmt: skip
    return to_decision(decision_id, _anchor="recipients")


@blueprint.post("/awards/<int:decision_id>/undo")
@requires(EDIT, event_of=event_of_decision)
def undo(decision_id):
    """Bring the list back to what it was before the last act on many rows."""
    if tried(_undo, queries.decision_by_id(decision_id)):
        flash(_("Undone: the list is as it was before."), "success")
    return to_decision(decision_id, _anchor="recipients")


@blueprint.route("/awards/<int:decision_id>/rules", methods=["GET", "POST"])
@requires(EDIT, event_of=event_of_decision)
def edit_rules(decision_id):
    """Say which checks warn and which stop the approval of this decision."""
    decision = queries.decision_by_id(decision_id)
    form = RulesForm(data={check: checks.rule_of(decision, check) for check in checks.CHECKS})
    if form.validate_on_submit() and tried(services.set_rules, decision, form.data):
        flash(_("Saved."), "success")
        return to_decision(decision_id)
    return render_template("awards/edit_rules.html", form=form, decision=decision), 422 if form.is_submitted() else 200


def _ticked():
    return request.form.getlist("ids", type=int)


def _undo(decision):
    change = services.last_change(decision)
    if change is None or change.id != request.form.get("change", type=int):
        raise NoChangeToUndo
    services.undo_change(change)
