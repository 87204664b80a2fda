"""The steps of a memorandum, each a noun that is posted."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.errors import WorkshopError
from workshop.extensions import utc_now
from workshop.mou import queries, services
from workshop.mou.forms import ReasonForm, SignatureForm
from workshop.mou.refusals import SigningDoubt
from workshop.mou.views.blueprint import blueprint, confirms, edits, seen_version
from workshop.vietnamese.dates import local_day


@blueprint.post("/mous/<int:memorandum_id>/agreement")
@edits
def agree(memorandum_id):
    """The parties agree on the text."""
    return _step(services.agree, memorandum_id, _("The text is agreed."))


@blueprint.post("/mous/<int:memorandum_id>/issue")
@edits
def issue(memorandum_id):
    """Issue the text for signing."""
    return _step(services.mark_ready, memorandum_id, _("The text is issued and ready to sign."))


@blueprint.post("/mous/<int:memorandum_id>/reopening")
@edits
def reopen(memorandum_id):
    """Take the text back for editing."""
    return _step(services.reopen, memorandum_id, _("The text can be edited again."))


@blueprint.route("/mous/<int:memorandum_id>/signature", methods=["GET", "POST"])
@edits
def sign(memorandum_id):
    """Record the day on which all parties signed."""
    memorandum = queries.memorandum(memorandum_id)
    today = local_day(utc_now())
    form = SignatureForm(signed_on=min(memorandum.dated_on or today, today), version=memorandum.version)
    if form.validate_on_submit():
        try:
            services.sign_memorandum(
                memorandum, form.signed_on.data, version=seen_version(form), accepted=form.accepted.data or ()
            )
        except SigningDoubt:
            form.ask(queries.signing_doubts(memorandum, form.signed_on.data))
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("Marked as signed. Someone else must now confirm that the scan equals the text."), "success")
            return redirect(url_for("mou.show", memorandum_id=memorandum.id), 303)
    body = render_template("mou/sign.html", form=form, memorandum=memorandum, event=memorandum.event)
    return body, (422 if request.method == "POST" else 200)


@blueprint.post("/mous/<int:memorandum_id>/signature/undo")
@edits
def undo_signature(memorandum_id):
    """Take back the mark "signed"."""
    return _step(services.undo_signature, memorandum_id, _("No longer marked as signed."))


@blueprint.post("/mous/<int:memorandum_id>/confirmation")
@confirms
def confirm(memorandum_id):
    """A second person found scan and text equal."""
    services.confirm_scan(queries.memorandum(memorandum_id))
    flash(_("Confirmed: the scan equals the issued text."), "success")
    return redirect(url_for("mou.show", memorandum_id=memorandum_id), 303)


@blueprint.route("/mous/<int:memorandum_id>/cancellation", methods=["GET", "POST"])
@edits
def cancel(memorandum_id):
    """Give up a memorandum that was not signed."""
    return _end(memorandum_id, services.cancel_memorandum, _("Cancelled."))


@blueprint.route("/mous/<int:memorandum_id>/termination", methods=["GET", "POST"])
@edits
def terminate(memorandum_id):
    """End a signed memorandum before its term."""
    return _end(memorandum_id, services.terminate_memorandum, _("Terminated."))


def _step(verb, memorandum_id, done):
    version = request.form.get("version", type=int)
    verb(queries.memorandum(memorandum_id), version=version)
    flash(done, "success")
    return redirect(url_for("mou.show", memorandum_id=memorandum_id), 303)


def _end(memorandum_id, verb, done):
    memorandum = queries.memorandum(memorandum_id)
    form = ReasonForm(version=memorandum.version)
    if form.validate_on_submit():
        try:
            verb(memorandum, form.reason.data, version=seen_version(form))
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(done, "success")
            return redirect(url_for("mou.show", memorandum_id=memorandum.id), 303)
    body = render_template("mou/end.html", form=form, memorandum=memorandum, event=memorandum.event,
                           is_signed=verb is services.terminate_memorandum)  # fmt: skip
    return body, (422 if request.method == "POST" else 200)
