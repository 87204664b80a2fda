"""Certificates: issued, downloaded one by one or together, revoked."""


from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import queries, services
from workshop.awards.forms import RevocationForm
from workshop.awards.paper import readable_name
from workshop.awards.views.routes import blueprint, event_of_certificate, event_of_decision
from workshop.errors import WorkshopError
from workshop.paper.views.sending import stored_response, zip_response

PRINT = Permission.AWARDS_DOCUMENTS_PRINT


@blueprint.post("/awards/<int:decision_id>/certificates")
@requires(PRINT, event_of=event_of_decision)
def issue(decision_id):
    """Make the certificates that are not valid yet."""
    services.issue_certificates(queries.decision_by_id(decision_id))
    flash(_("The certificates are being made."), "success")
    return redirect(url_for("awards.show", decision_id=decision_id), 303)


@blueprint.post("/awards/<int:decision_id>/print-files")
@requires(PRINT, event_of=event_of_decision)
def remake_print_files(decision_id):
    """Make the print files anew, of what stands today, for the printer chosen."""
    chosen = request.form.get("printer", type=int)
    printer = queries.printer_by_id(chosen) if chosen else None
    services.remake_print_files(queries.decision_by_id(decision_id), printer)
    flash(_("The print files are being made."), "success")
    return redirect(url_for("awards.show", decision_id=decision_id), 303)


@blueprint.get("/awards/<int:decision_id>/merged.pdf")
@requires(PRINT, event_of=event_of_decision)
def merged(decision_id):
    """All faces in the order of the stage, to print at true size."""
    return stored_response(queries.present(queries.decision_by_id(decision_id).merged_file))


@blueprint.get("/awards/<int:decision_id>/overlay.pdf")
@requires(PRINT, event_of=event_of_decision)
def overlay(decision_id):
    """The text alone, for pre-printed blanks."""
    return stored_response(queries.present(queries.decision_by_id(decision_id).overlay_file))


@blueprint.get("/awards/<int:decision_id>/certificates.zip")
@requires(PRINT, event_of=event_of_decision)
def archive(decision_id):
    """Every electronic copy that stands, under names a person can read."""
    decision = queries.decision_with_recipients(decision_id)
    files = [(readable_name(award.stage_order, certificate.printed_name), certificate.file)
             for award, certificate in queries.certificates_standing(decision)]  # fmt: skip
    return zip_response(files, f"{decision.kind.code}-{decision.id}.zip")


@blueprint.get("/awards/certificates/<int:certificate_id>.pdf")
@requires(PRINT, event_of=event_of_certificate)
def download(certificate_id):
    """One electronic copy: the one for reading on a screen, or the file of the batch until that is made."""
    found = queries.certificate_by_id(certificate_id)
    name = readable_name(found.award.stage_order, found.printed_name)
    return stored_response(queries.present(found.copy_file or found.file), name)


@blueprint.route("/awards/certificates/<int:certificate_id>/revocation", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_certificate)
def revoke(certificate_id):
    """Withdraw a certificate for good."""
    found, form = queries.certificate_by_id(certificate_id), RevocationForm()
    if form.validate_on_submit():
        try:
            services.revoke(found, form.reason.data)
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The certificate is revoked. Its code says so from now on."), "success")
            return redirect(url_for("awards.show", decision_id=found.award.decision_id), 303)
    return render_template("awards/revoke.html", form=form, certificate=found), 422 if form.is_submitted() else 200
