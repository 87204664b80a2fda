"""Pages of signed copies: the unsigned ones out, the signed ones back, what each says."""


from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards.queries import decision_by_id
from workshop.awards.signed import queries, refusals, services
from workshop.awards.signed.forms import SignedForm
from workshop.awards.signed.matching import MOST_MEGABYTES
from workshop.awards.views.routes import event_of_decision, tried
from workshop.edges.uploads import MOST_FILES
from workshop.errors import NotFound, WorkshopError
from workshop.paper.views.sending import stored_response, zip_response
from workshop.web.errors import words
from workshop.web.pagination import paginate

blueprint = Blueprint("signed", __name__)
PRINT = Permission.AWARDS_DOCUMENTS_PRINT


def event_of_copy(view_args):
    """The event of ``<copy_id>``, or None."""
    return queries.signed_copy_by_id(view_args["copy_id"]).certificate.award.decision.event_id


@blueprint.get("/awards/<int:decision_id>/signed")
@requires(PRINT, event_of=event_of_decision)
def index(decision_id):
    """Which certificates have a signed copy, and who signed it."""
    return _page(decision_by_id(decision_id), SignedForm())


@blueprint.post("/awards/<int:decision_id>/signed")
@requires(PRINT, event_of=event_of_decision)
def take(decision_id):
    """Take signed copies back; each is kept whole, or refused by the name of its file."""
    decision, form = decision_by_id(decision_id), SignedForm()
    outcomes = _taken(decision, form) if form.validate() else []
    if not outcomes or any(each.refusal for each in outcomes):
        return _page(decision_by_id(decision_id), form, outcomes), 422
    _tell(outcomes)
    return redirect(url_for("signed.index", decision_id=decision_id), 303)


@blueprint.get("/awards/<int:decision_id>/unsigned.zip")
@requires(PRINT, event_of=event_of_decision)
def unsigned(decision_id):
    """The copies to be signed (``?every=1``: also those that have a signed one), a part at a time (``?part=2``)."""
    decision = decision_by_id(decision_id)
    part = max(1, request.args.get("part", 1, type=int))
    try:
        found = services.unsigned(decision, is_every=request.args.get("every") == "1")
    except refusals.CopiesArePreviews as error:
        flash(words(error), "error")
        return redirect(url_for("signed.index", decision_id=decision_id), 303)
    found = found[(part - 1) * MOST_FILES : part * MOST_FILES]
    if not found:
        raise NotFound
    return zip_response(found, f"chua-ky-{decision.kind.code}-{decision.id}-{part}.zip")


@blueprint.get("/awards/<int:decision_id>/signed.zip")
@requires(PRINT, event_of=event_of_decision)
def archive(decision_id):
    """Every signed copy that stands, under names a person can read."""
    decision = decision_by_id(decision_id)
    found = [each.signed_copy.file for each in queries.with_copy(decision)]
    if not found:
        raise NotFound
    files = [(stored.filename, stored) for stored in found]
    return zip_response(files, f"ban-ky-so-{decision.kind.code}-{decision.id}.zip")


@blueprint.get("/awards/signed-copies/<int:copy_id>.pdf")
@requires(PRINT, event_of=event_of_copy)
def download(copy_id):
    """One signed copy, also one that was replaced."""
    return stored_response(queries.signed_copy_by_id(copy_id).file)


@blueprint.post("/awards/signed-copies/<int:copy_id>/withdrawal")
@requires(PRINT, event_of=event_of_copy)
def withdraw(copy_id):
    """Take back a signed copy that should not stand."""
    found = queries.signed_copy_by_id(copy_id)
    decision_id = found.certificate.award.decision_id
    if tried(services.withdraw_signed, found):
        flash(_("The signed copy is taken back. It stays on record here and no longer stands on the public page."),
              "success")  # fmt: skip
    return redirect(url_for("signed.index", decision_id=decision_id), 303)


def _taken(decision, form):
    try:
        files = services.files_sent([(each.filename, each.read()) for each in form.files.data])
        return services.take_signed(decision, files, is_replacing=form.is_replacing.data)
    except WorkshopError as error:
        form.refuse(error, "files")
        return []


def _tell(outcomes):
    flash(ngettext("%(num)s signed copy is kept.", "%(num)s signed copies are kept.", len(outcomes)), "success")


def _page(decision, form, outcomes=()):
    show = request.args.get("show", "all")
    show = show if show in queries.SHOWN else "all"
    signed, everyone = queries.counts(decision)
    marked = queries.marked_count(decision)
    parts = -(-(everyone - signed - marked) // MOST_FILES) if everyone - signed > marked else 0
    return render_template(
        "awards/signed/index.html", decision=decision, form=form, show=show, signed=signed, everyone=everyone,
        marked=marked,
        page=paginate(queries.certificates(decision, show)), parts=range(1, parts + 1), most=MOST_FILES,
        megabytes=MOST_MEGABYTES, kept=[each for each in outcomes if each.copy],
        refused=[each.refusal for each in outcomes if each.refusal],
    )  # fmt: skip

