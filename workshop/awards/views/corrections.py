"""Corrections of certificates that are out: asked for, then decided by somebody else."""

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.awards import ledger, queries, services
from workshop.awards.forms import ReissueForm
from workshop.awards.views.routes import blueprint, event_of_award, event_of_correction, to_decision, tried
from workshop.errors import WorkshopError


@blueprint.route("/awards/recipients/<int:award_id>/reissue", methods=["GET", "POST"])
@requires(Permission.AWARDS_DOCUMENTS_PRINT, event_of=event_of_award)
def reissue(award_id):
    """Ask for a new issue under another name, address or register number; what stands is shown beside."""
    award = queries.award_by_id(award_id)
    form = ReissueForm(obj=award)
    if not award.decision.kind.is_external_book:
        del form.register_number
    if form.validate_on_submit() and (asked := _asked(form, award)):
        flash(_("The corrected certificate is being made. The one before will be marked as replaced.")
              if asked.state == "done" else _("The correction waits for a second person."), "success")  # fmt: skip
        return redirect(url_for("awards.show", decision_id=award.decision_id, _anchor="corrections"), 303)
    return render_template("awards/reissue.html", form=form, award=award), 422 if form.is_submitted() else 200


@blueprint.post("/awards/corrections/<int:correction_id>/acceptance")
@requires(Permission.AWARDS_DECISIONS_APPROVE, event_of=event_of_correction)
def accept_correction(correction_id):
    """Let the corrected certificate be made, as a second person."""
    found = ledger.correction_by_id(correction_id)
    decision_id = found.award.decision_id
    needs_second = bool(current_app.config["WORKSHOP_SECOND_PERSON"])
    if tried(services.accept_correction, found, needs_second=needs_second):
        flash(_("The corrected certificate is being made. The one before will be marked as replaced."), "success")
    return to_decision(decision_id)


@blueprint.post("/awards/corrections/<int:correction_id>/refusal")
@requires(Permission.AWARDS_DECISIONS_APPROVE, event_of=event_of_correction)
def refuse_correction(correction_id):
    """Leave the certificate as it is."""
    found = ledger.correction_by_id(correction_id)
    decision_id = found.award.decision_id
    if tried(services.refuse_correction, found):
        flash(_("The correction is refused. The certificate stays as it is."), "success")
    return to_decision(decision_id)


def _asked(form, award):
    # who may not write names asks for them; that somebody else decides cannot be switched off for this
    decides_alone = may(current_user(), Permission.AWARDS_DECISIONS_EDIT, award.decision.event_id)
    try:
        return services.ask_correction(
            award, printed_name=form.printed_name.data, printed_address=form.printed_address.data or "",
            register_number=form.register_number.data if form.register_number else None, reason=form.reason.data,
            needs_second=bool(current_app.config["WORKSHOP_SECOND_PERSON"]) or not decides_alone,
        )  # fmt: skip
    except WorkshopError as error:
        return form.refuse(error)
