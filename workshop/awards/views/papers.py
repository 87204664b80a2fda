"""Office papers of a decision: proposal, decision, list and proof, as PDF and DOCX."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import queries, services
from workshop.awards.documents import MAKERS, papers_of
from workshop.awards.documents.wording import addressee_of, bases_of, proposer_of
from workshop.awards.forms import PapersForm
from workshop.awards.views.routes import blueprint, event_of_decision, tried
from workshop.errors import NotFound
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.views.sending import bytes_response

READ = Permission.AWARDS_DECISIONS_READ
MEDIA = {
    "pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@blueprint.get("/awards/<int:decision_id>/papers")
@requires(READ, event_of=event_of_decision)
def papers(decision_id):
    """The papers to take along, with what stands on them alone."""
    decision = queries.decision_by_id(decision_id)
    return render_template(
        "awards/papers.html", decision=decision, papers=papers_of(decision), proposer=proposer_of(decision),
        addressee=addressee_of(decision), bases=bases_of(decision),
    )  # fmt: skip


@blueprint.route("/awards/<int:decision_id>/papers/edit", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_decision)
def edit_papers(decision_id):
    """Say who proposes, to whom, and on which bases."""
    decision = queries.decision_by_id(decision_id)
    form = PapersForm(obj=decision)
    form.proposer_id.choices = [(0, _("As usual: %(name)s", name=proposer_of(decision).name)),
                                *queries.proposer_choices(decision)]  # fmt: skip
    values = {"proposer_id": form.proposer_id.data or None, "addressee": form.addressee.data,
              "legal_bases": form.legal_bases.data}  # fmt: skip
    if form.validate_on_submit() and tried(services.set_papers, decision, **values):
        flash(_("Saved."), "success")
        return redirect(url_for("awards.papers", decision_id=decision_id), 303)
    page = render_template("awards/edit_papers.html", form=form, decision=decision, addressee=addressee_of(decision))
    return page, 422 if form.is_submitted() else 200


@blueprint.get("/awards/<int:decision_id>/papers/<any(proposal,decision,list,proof):paper>.<any(pdf,docx):ending>")
@requires(READ, event_of=event_of_decision)
def paper(decision_id, paper, ending):
    """One office paper, drawn from the rows of the decision as they stand."""
    decision = queries.decision_with_recipients(decision_id)
    if paper not in papers_of(decision):
        raise NotFound
    make, name = MAKERS[paper]
    data = document_docx(make(decision)) if ending == "docx" else document_pdf(make(decision))
    return bytes_response(data, MEDIA[ending], f"{name}-{decision.id}.{ending}")
