"""The ledger of blanks: what came in, was printed, was spoiled and is left; print runs and reprints."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import ledger, queries, services
from workshop.awards.documents import stock_document, stock_xlsx
from workshop.awards.forms import EntryForm, PrintRunForm, ReasonForm, ReprintForm, StockForm
from workshop.awards.views.numbers import XLSX
from workshop.awards.views.papers import MEDIA
from workshop.awards.views.routes import blueprint, event_of_certificate, event_of_decision, to_decision
from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response
from workshop.web.pagination import paginate

PRINT = Permission.AWARDS_DOCUMENTS_PRINT


@blueprint.get("/awards/blanks")
@requires(PRINT)
def blanks():
    """Every stock of blanks with what is left."""
    return render_template("awards/blanks.html", counts=ledger.stock_counts())


@blueprint.get("/awards/blanks.xlsx")
@requires(PRINT)
def blanks_table():
    """The whole ledger for Excel."""
    counts = ledger.stock_counts()
    lines = [entry for count in counts for entry in db.session.scalars(ledger.entries(count.stock))]
    return bytes_response(stock_xlsx(counts, lines), XLSX, "so-phoi.xlsx")


@blueprint.route("/awards/blanks/new", methods=["GET", "POST"])
@requires(PRINT)
def create_stock():
    """Begin to count the blanks of a kind of award on one paper."""
    form = StockForm()
    kinds = queries.kinds()
    form.kind.choices = [(kind.id, kind.name) for kind in kinds]
    if form.validate_on_submit():
        chosen = next(kind for kind in kinds if kind.id == form.kind.data)
        if made := _done(form, services.open_stock, chosen, form.paper.data):
            return redirect(url_for("awards.stock", stock_id=made.id), 303)
    return render_template("awards/create_stock.html", form=form, kinds=kinds), 422 if form.is_submitted() else 200


@blueprint.route("/awards/blanks/<int:stock_id>", methods=["GET", "POST"])
@requires(PRINT)
def stock(stock_id):
    """One stock: its figures, its lines, and a line to add."""
    found, form = ledger.stock_by_id(stock_id), EntryForm()
    if form.validate_on_submit():
        entry = _done(form, services.enter_blanks, found, form.movement.data, form.sheets.data,
                      reason=form.reason.data)  # fmt: skip
        if entry:
            _warn_when_short(found)
            return redirect(url_for("awards.stock", stock_id=stock_id), 303)
    page = render_template("awards/stock.html", form=form, count=ledger.count_of(found),
                           page=paginate(ledger.entries(found)), cancelled=ledger.cancelled_ids(found))  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.get("/awards/blanks/<int:stock_id>.<any(pdf,docx):ending>")
@requires(PRINT)
def stock_list(stock_id, ending):
    """The ledger of one stock as a list to be signed."""
    found = ledger.stock_by_id(stock_id)
    lines = list(db.session.scalars(ledger.entries(found)))[::-1]
    document = stock_document(ledger.count_of(found), lines)
    data = document_docx(document) if ending == "docx" else document_pdf(document)
    return bytes_response(data, MEDIA[ending], f"bang-ke-phoi-{stock_id}.{ending}")


@blueprint.route("/awards/blanks/entries/<int:entry_id>/cancellation", methods=["GET", "POST"])
@requires(PRINT)
def cancel_entry(entry_id):
    """Cancel a wrong line; both stay in the ledger."""
    entry, form = ledger.entry_by_id(entry_id), ReasonForm()
    if form.validate_on_submit() and _done(form, services.cancel_entry, entry, form.reason.data):
        flash(_("The line is cancelled by a line against it."), "success")
        return redirect(url_for("awards.stock", stock_id=entry.stock_id), 303)
    return render_template("awards/cancel_entry.html", form=form, entry=entry), 422 if form.is_submitted() else 200


@blueprint.route("/awards/<int:decision_id>/print-run", methods=["GET", "POST"])
@requires(PRINT, event_of=event_of_decision)
def print_run(decision_id):
    """Enter the sheets that were printed for a decision."""
    decision = queries.decision_with_recipients(decision_id)
    counts, standing = ledger.stock_counts(decision.kind_id), len(queries.certificates_standing(decision))
    form = PrintRunForm(data={"sheets": max(1, standing - ledger.printed_of(decision))})
    form.stock.choices = [(count.stock.id, _stock_label(count)) for count in counts]
    if form.validate_on_submit():
        chosen = ledger.stock_by_id(form.stock.data)
        if _done(form, services.enter_blanks, chosen, "printed", form.sheets.data, decision=decision,
                 is_more=form.is_more.data):  # fmt: skip
            flash(_("Entered in the ledger of blanks."), "success")
            _warn_when_short(chosen)
            return to_decision(decision_id)
    page = render_template("awards/print_run.html", form=form, decision=decision, counts=counts, standing=standing,
                           printed=ledger.printed_of(decision))  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/awards/certificates/<int:certificate_id>/reprint", methods=["GET", "POST"])
@requires(PRINT, event_of=event_of_certificate)
def reprint(certificate_id):
    """Note that the very same paper was printed again, and what happened to the first sheet."""
    found, form = queries.certificate_by_id(certificate_id), ReprintForm()
    counts = ledger.stock_counts(found.award.decision.kind_id)
    form.stock.choices = [*((count.stock.id, _stock_label(count)) for count in counts), (0, _("No counted blank"))]
    if form.validate_on_submit():
        chosen = ledger.stock_by_id(form.stock.data) if form.stock.data else None
        if _done(form, services.reprint, found, form.reason.data, stock=chosen):
            flash(_("Noted. Number and code stay the same; print its file again."), "success")
            if chosen:
                _warn_when_short(chosen)
            return to_decision(found.award.decision_id)
    return render_template("awards/reprint.html", form=form, certificate=found), 422 if form.is_submitted() else 200


def _stock_label(count):
    return _("%(paper)s: %(left)s left", paper=count.stock.paper, left=count.left)


def _warn_when_short(stock):
    left = ledger.count_of(stock).left
    if left < 0:
        flash(_("The ledger now says %(left)s sheets: more were used than came in. Count the cupboard, and enter "
                "what is missing.", left=left), "error")  # fmt: skip
    else:
        flash(_("Left: %(left)s sheets.", left=left), "info")


def _done(form, verb, *args, **values):
    try:
        return verb(*args, **values)
    except WorkshopError as error:
        return form.refuse(error)
