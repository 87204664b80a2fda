"""Scans of the signed paper: attach, take off."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.edges.uploads import accept_scan
from workshop.errors import WorkshopError
from workshop.mou import queries, services
from workshop.mou.forms import ScanForm
from workshop.mou.views.blueprint import blueprint, edits
from workshop.transactions import transaction


@blueprint.route("/mous/<int:memorandum_id>/scans", methods=["GET", "POST"])
@edits
def create_scan(memorandum_id):
    """Attach the scan of all pages: one PDF, or a picture a page."""
    memorandum = queries.memorandum(memorandum_id)
    form = ScanForm()
    if form.validate_on_submit():
        try:
            _attach(memorandum, form.scans.data, replaced=memorandum.scans if form.replaces.data else ())
        except WorkshopError as error:
            form.refuse(error, "scans")
        else:
            return redirect(url_for("mou.show", memorandum_id=memorandum.id), 303)
    body = render_template("mou/create_scan.html", form=form, memorandum=memorandum, event=memorandum.event)
    return body, (422 if form.is_submitted() else 200)


@blueprint.post("/mous/<int:memorandum_id>/scans/<int:artefact_id>/removal")
@edits
def remove_scan(memorandum_id, artefact_id):
    """Take a scan off before the memorandum is marked signed."""
    services.remove_scan(queries.artefact(memorandum_id, artefact_id))
    flash(_("The scan is taken off."), "success")
    return redirect(url_for("mou.show", memorandum_id=memorandum_id), 303)


def _attach(memorandum, files, *, replaced):
    accepted = [(accept_scan(file.read(), file.filename), file.filename) for file in files]
    with transaction():  # all of them or none
        for scan in tuple(replaced):
            services.remove_scan(scan)
        for upload, filename in accepted:
            services.attach_scan(memorandum, upload, filename=filename)
    flash(ngettext("%(num)s file attached.", "%(num)s files attached.", len(accepted)), "success")
