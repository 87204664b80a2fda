"""Pages of prize money: the amounts, and the list to sign."""

import re

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards.prizes import documents, queries, services
from workshop.awards.queries import decision_with_recipients
from workshop.awards.views.routes import event_of_decision
from workshop.errors import WorkshopError
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response
from workshop.web.errors import words

blueprint = Blueprint("prizes", __name__)
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@blueprint.get("/awards/<int:decision_id>/prizes")
@requires(Permission.AWARDS_DECISIONS_READ, event_of=event_of_decision)
def index(decision_id):
    """What each recipient is given, and the sum."""
    decision = decision_with_recipients(decision_id)
    return _page(decision, {}, {})


@blueprint.post("/awards/<int:decision_id>/prizes")
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_decision)
def save(decision_id):
    """Set the amounts: one for all, or each its own."""
    decision = decision_with_recipients(decision_id)
    typed = {award.id: request.form.get(f"amount-{award.id}", "") for award, _amount in queries.prizes(decision)}
    if request.form.get("to") == "all":
        typed = dict.fromkeys(typed, request.form.get("amount", ""))
    wanted = {award_id: _number(text) for award_id, text in typed.items()}
    wrong = {award_id: words(services.AmountUnusable()) for award_id, amount in wanted.items() if amount is None}
    if not wrong:
        try:
            changed = services.set_bonuses(decision, wanted)
        except WorkshopError as error:
            field = str(getattr(error, "field", "") or "").removeprefix("amount-")
            wrong = {int(field) if field.isdecimal() else 0: words(error)}
        else:
            flash(ngettext("%(num)s amount changed.", "%(num)s amounts changed.", changed), "success")
            return redirect(url_for("prizes.index", decision_id=decision_id), 303)
    return _page(decision, typed, wrong), 422


@blueprint.get("/awards/<int:decision_id>/prizes.<any(pdf, docx, xlsx):ending>")
@requires(Permission.AWARDS_DOCUMENTS_PRINT, event_of=event_of_decision)
def download(decision_id, ending):
    """The list that is signed for the money."""
    decision = decision_with_recipients(decision_id)
    prizes = queries.prizes(decision)
    if not any(amount for _award, amount in prizes):
        abort(404)
    if ending == "xlsx":
        data = documents.sign_off_sheet(decision, prizes)
    else:
        document = documents.sign_off_document(decision, prizes)
        data = document_docx(document) if ending == "docx" else document_pdf(document, tagged=False)
    return bytes_response(data, TYPES[ending], f"ky-nhan-tien-thuong-{decision.id}.{ending}")


def _page(decision, typed, wrong):
    prizes = queries.prizes(decision)
    total = sum(amount for _award, amount in prizes)
    return render_template(
        "awards/prizes/index.html", decision=decision, prizes=prizes, typed=typed, wrong=wrong, total=total,
        in_words=documents.in_words(total), heading=_("Prize money"),
    )  # fmt: skip


def _number(text):
    """``1.490.000 đ`` as a number; None where it is none."""
    bare = re.sub(r"[\s.,]|đồng|đ", "", text.lower().strip())
    if not bare:
        return 0
    return int(bare) if re.fullmatch(r"\d{1,15}", bare, re.ASCII) else None
