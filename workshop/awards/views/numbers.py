"""Register numbers that the issuer's office gave, for a whole decision: typed, or read from its table."""

from flask import flash, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import queries, services
from workshop.awards.forms import FileForm
from workshop.awards.views.routes import blueprint, event_of_decision, to_decision
from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.errors import WorkshopError
from workshop.paper.views.sending import bytes_response
from workshop.web.errors import words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRINT = Permission.AWARDS_DOCUMENTS_PRINT


@blueprint.route("/awards/<int:decision_id>/numbers", methods=["GET", "POST"])
@requires(PRINT, event_of=event_of_decision)
def enter_numbers(decision_id):
    """A number for each recipient; what was typed is kept where one of them is refused."""
    decision, errors = queries.decision_with_recipients(decision_id), []
    typed = {award.id: award.register_number for award in queries.standing_awards(decision)}
    if request.method == "POST":
        typed = {award_id: request.form.get(f"number-{award_id}", "").strip() for award_id in typed}
        try:
            entered = services.enter_register_numbers(decision, typed)
        except WorkshopError as error:
            errors.append(words(error))
        else:
            flash(ngettext("%(num)s number is saved.", "%(num)s numbers are saved.", entered), "success")
            return to_decision(decision_id)
    return _page(decision, typed, FileForm(formdata=None), errors=errors), 422 if errors else 200


@blueprint.post("/awards/<int:decision_id>/numbers/file")
@requires(PRINT, event_of=event_of_decision)
def read_numbers(decision_id):
    """Fill the page with the numbers of a table; nothing is saved before somebody has looked at it."""
    decision, form = queries.decision_with_recipients(decision_id), FileForm()
    typed = {award.id: award.register_number for award in queries.standing_awards(decision)}
    found, strange = {}, []
    upload = form.file.data
    try:
        if not upload or not upload.filename:
            form.file.errors = [_("Choose a file.")]
        else:
            found, strange = services.read_register(decision, upload.read(), upload.filename)
    except WorkshopError as error:
        form.refuse(error, "file")
    wrong = bool(form.errors)
    page = _page(decision, typed | found, form, read=None if wrong else len(found), strange=strange)
    return page, 422 if wrong else 200


@blueprint.get("/awards/<int:decision_id>/numbers.xlsx")
@requires(PRINT, event_of=event_of_decision)
def numbers_table(decision_id):
    """The recipients as a table for the issuer's office to write its numbers into."""
    decision = queries.decision_with_recipients(decision_id)
    columns = (Column("STT", 6), Column("Tên tập thể, cá nhân", 60), Column("Địa chỉ", 50), Column("Số vào sổ", 14))
    rows = tuple(
        (award.stage_order, award.printed_name, award.printed_address, award.register_number)
        for award in queries.standing_awards(decision)
    )
    return bytes_response(write_xlsx([Sheet("Số vào sổ", columns, rows)]), XLSX, f"so-vao-so-{decision.id}.xlsx")


def _page(decision, typed, form, *, errors=(), read=None, strange=()):
    return render_template(
        "awards/enter_numbers.html", decision=decision, recipients=queries.standing_awards(decision), typed=typed,
        form=form, errors=errors, read=read, strange=strange, gaps=queries.register_gaps(decision),
    )  # fmt: skip
