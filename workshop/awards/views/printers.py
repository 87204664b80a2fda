"""Printers: their profiles, the sheet that measures them, and both ways to print laid over each other."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import queries, services
from workshop.awards.paper import standing_faces
from workshop.awards.paper.printers import calibration_pdf, corrections, laid_over_pdf, marks_of
from workshop.awards.printing_forms import SHEET_NAMES, MeasureForm, PrinterForm, is_near
from workshop.awards.refusals import NoCertificateYet
from workshop.awards.views.routes import blueprint, event_of_decision
from workshop.errors import WorkshopError
from workshop.paper.services import read_file
from workshop.paper.views.sending import bytes_response

PRINT, PDF = Permission.AWARDS_DOCUMENTS_PRINT, "application/pdf"


@blueprint.get("/awards/printers")
@requires(PRINT)
def printers():
    """The printers that text is printed onto blanks with."""
    return render_template("awards/printers.html", printers=queries.printers(), sheets=SHEET_NAMES)


@blueprint.route("/awards/printers/new", methods=["GET", "POST"])
@requires(PRINT)
def create_printer():
    """Enter a printer; it counts as true until it is measured."""
    form = PrinterForm()
    if form.validate_on_submit() and (made := _saved(form, None)):
        flash(_("Kept. Print its calibration sheet next and enter what you measure."), "success")
        return redirect(url_for("awards.edit_printer", printer_id=made.id), 303)
    return render_template("awards/create_printer.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/awards/printers/<int:printer_id>/edit", methods=["GET", "POST"])
@requires(PRINT)
def edit_printer(printer_id):
    """Change by how much a printer is off; with ``?x1=`` ... ``y4=`` also what follows from these measures."""
    printer = queries.printer_by_id(printer_id)
    form = PrinterForm(obj=printer)
    if form.validate_on_submit() and _saved(form, printer):
        flash(_("Saved."), "success")
        return redirect(url_for("awards.edit_printer", printer_id=printer_id), 303)
    measure_form = MeasureForm(request.args if "x1" in request.args else None, meta={"csrf": False})
    return _page(printer, form, measure_form, 422 if form.is_submitted() else 200)


@blueprint.post("/awards/printers/<int:printer_id>/calibration")
@requires(PRINT)
def calibrate_printer(printer_id):
    """Set the profile from what was measured on its calibration sheet; the measures stay in the address."""
    printer, form = queries.printer_by_id(printer_id), MeasureForm()
    if _worked_out(printer, form) is None:
        return _page(printer, PrinterForm(formdata=None, obj=printer), form, 422)
    services.calibrate_printer(printer, form.measured())
    flash(_("Measured and kept. Print the corrected sheet to see that its marks lie right."), "success")
    return redirect(url_for("awards.edit_printer", printer_id=printer_id, _anchor="measures", **form.typed()), 303)


@blueprint.get("/awards/printers/<int:printer_id>/calibration.pdf")
@requires(PRINT)
def calibration_sheet(printer_id):
    """The sheet to measure: as the printer is (``?plain=1``), or as its profile corrects it."""
    printer = queries.printer_by_id(printer_id)
    data = calibration_pdf(printer, is_plain=request.args.get("plain") == "1")
    return bytes_response(data, PDF, f"can-chinh-{printer.id}.pdf")


@blueprint.post("/awards/printers/<int:printer_id>/removal")
@requires(PRINT)
def remove_printer(printer_id):
    """Forget a printer's profile."""
    services.remove_printer(queries.printer_by_id(printer_id))
    flash(_("The profile is removed."), "success")
    return redirect(url_for("awards.printers"), 303)


@blueprint.get("/awards/<int:decision_id>/laid-over.pdf")
@requires(PRINT, event_of=event_of_decision)
def laid_over(decision_id):
    """The first certificate as a full page, or the scan of its blank, with the text for blanks over it in blue."""
    decision = queries.decision_with_recipients(decision_id)
    faces = standing_faces(decision)
    if not faces:
        raise NoCertificateYet
    chosen = request.args.get("printer", type=int)
    printer = queries.printer_by_id(chosen) if chosen else decision.overlay_printer
    blank = read_file(decision.kind.blank_file) if decision.kind.blank_file else b""
    return bytes_response(laid_over_pdf(faces[0], printer, blank), PDF, f"chong-hinh-{decision.id}.pdf")


def _saved(form, printer):
    try:
        return services.save_printer(printer, **form.values())
    except WorkshopError as error:
        return form.refuse(error)


def _worked_out(printer, form):
    """The profile's values that follow from what was typed, or None where something is wrong with it."""
    if not form.validate():
        return None
    if is_near(printer.sheet, form.measured(), marks_of(printer.sheet)):
        return corrections(printer.sheet, form.measured())
    form.form_errors.append(_("A mark lies more than 15 mm from its place. Measure it again, from the paper's edge."))
    return None


def _holds(printer, found):
    return found is not None and all(getattr(printer, name) == value for name, value in found.items())


def _page(printer, form, measure_form, status):
    found = _worked_out(printer, measure_form) if measure_form.x1.raw_data and not measure_form.errors else None
    page = render_template(
        "awards/edit_printer.html", form=form, printer=printer, measure_form=measure_form, found=found,
        is_kept=_holds(printer, found), marks=marks_of(printer.sheet), sheets=SHEET_NAMES,
    )  # fmt: skip
    return page, status
