"""Decisions: the lists, the form, approval, number, date and scan."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop import hooks
from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, event_ids_for, may, may_everywhere
from workshop.awards import checks, ledger, queries, services
from workshop.awards.fingerprints import list_fingerprint, row_fingerprint
from workshop.awards.forms import DecisionForm, RecordForm
from workshop.awards.refusals import ChecksBlock, NotWhatWasSeen
from workshop.awards.standing import marked_copies
from workshop.awards.views.routes import blueprint, event_of_decision, to_decision
from workshop.edges import jobs
from workshop.edges.uploads import accept_scan
from workshop.errors import Forbidden, WorkshopError
from workshop.events.models import Event
from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.paper.views.sending import stored_response
from workshop.web.errors import words
from workshop.web.pagination import paginate


@blueprint.get("/awards/")
@requires(Permission.AWARDS_DECISIONS_READ)
def index():
    """Decisions of every workshop that the reader may see."""
    ids = event_ids_for(current_user(), Permission.AWARDS_DECISIONS_READ)
    return render_template("awards/index.html", page=paginate(queries.decisions(event_ids=ids)))


@blueprint.get("/events/<slug>/awards")
@requires(Permission.AWARDS_DECISIONS_READ)
def of_event(slug):
    """Decisions of one workshop."""
    event = event_by_slug(slug)
    page = paginate(queries.decisions(event))
    return render_template("awards/of_event.html", event=event, page=page, counts=queries.counts(event))


@blueprint.route("/awards/new", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT)
def create():
    """Begin a decision."""
    kinds = queries.kinds() or list(services.ensure_kinds().values()) if request.method == "POST" else queries.kinds()
    form = DecisionForm(data={"event": request.args.get("event", 0, type=int)} if request.method == "GET" else None)
    form.offer(kinds, _event_choices())
    if form.validate_on_submit() and (made := _drafted(form)):
        flash(_("The decision is begun. Now add its recipients."), "success")
        return redirect(url_for("awards.show", decision_id=made.id), 303)
    return render_template("awards/create.html", form=form, kinds=kinds), 422 if form.is_submitted() else 200


@blueprint.get("/awards/<int:decision_id>")
@requires(Permission.AWARDS_DECISIONS_READ, event_of=event_of_decision)
def show(decision_id):
    """One decision: what it lacks, its recipients, its certificates."""
    decision = queries.decision_with_recipients(decision_id)
    return render_template(
        "awards/show.html",
        decision=decision,
        recipients=queries.standing_awards(decision),
        findings=checks.findings(decision),
        seen=list_fingerprint(decision),
        marked=len(marked_copies(decision)),
        row_seen=row_fingerprint,
        change=services.last_change(decision),
        corrections=[(each, ledger.corrected_words(each)) for each in ledger.corrections_of(decision)],
        reprints=ledger.reprints_of(decision),
        stocks=ledger.stock_counts(decision.kind_id),
        printed=ledger.printed_of(decision),
        to_issue=queries.awards_to_issue(decision),
        printers=queries.printers(),
        progress=jobs.progress(decision.job) if decision.job else None,
    )


@blueprint.route("/awards/<int:decision_id>/edit", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_decision)
def edit(decision_id):
    """Change what its certificates say."""
    decision = queries.decision_by_id(decision_id)
    form = DecisionForm(obj=decision, data={"capacity": f"{decision.capacity_line}|{decision.signer_title}"})
    form.offer([decision.kind], [], kind=decision.kind)
    if form.validate_on_submit() and _done(form, services.edit_decision, decision, form.version.data, **form.values()):
        flash(_("Saved. An approved list must be approved again."), "success")
        return redirect(url_for("awards.show", decision_id=decision_id), 303)
    return render_template("awards/edit.html", form=form, decision=decision), 422 if form.is_submitted() else 200


@blueprint.post("/awards/<int:decision_id>/approval")
@requires(Permission.AWARDS_DECISIONS_APPROVE, event_of=event_of_decision)
def approve(decision_id):
    """Approve the list as a second person, as the page showed it."""
    needs_second = bool(current_app.config["WORKSHOP_SECOND_PERSON"])
    try:
        services.approve_decision(
            queries.decision_by_id(decision_id), needs_second=needs_second, seen=request.form.get("seen")
        )
    except (ChecksBlock, NotWhatWasSeen) as error:
        flash(words(error), "error")
    else:
        flash(_("The list is approved."), "success")
    return to_decision(decision_id)


@blueprint.route("/awards/<int:decision_id>/record", methods=["GET", "POST"])
@requires(Permission.AWARDS_DOCUMENTS_PRINT, event_of=event_of_decision)
def record(decision_id):
    """Enter number and date of the decision, and its scan."""
    decision = queries.decision_by_id(decision_id)
    form = RecordForm(obj=decision)
    if form.validate_on_submit() and _recorded(form, decision):
        flash(_("The decision is recorded."), "success")
        return redirect(url_for("awards.show", decision_id=decision_id), 303)
    return render_template("awards/record.html", form=form, decision=decision), 422 if form.is_submitted() else 200


@blueprint.get("/awards/<int:decision_id>/scan")
@requires(Permission.AWARDS_DECISIONS_READ, event_of=event_of_decision)
def scan(decision_id):
    """The scan of the signed decision."""
    decision = queries.decision_by_id(decision_id)
    return stored_response(queries.present(decision.scan_file))


def _drafted(form):
    chosen = next(kind for kind in queries.kinds() if kind.id == form.kind.data)
    event = db.session.get(Event, form.event.data) if form.event.data else None
    permission = Permission.AWARDS_DECISIONS_EDIT
    allowed = may(current_user(), permission, event.id) if event else may_everywhere(current_user(), permission)
    if not allowed:
        raise Forbidden
    values = form.values()
    signed_as = [values.get("capacity_line"), values.get("signer_title")]
    if form.capacity.data and signed_as not in [list(pair) for pair in chosen.capacities]:
        form.capacity.errors = [_("This form of signature belongs to another kind of award.")]
        return None
    if not values["place"]:
        del values["place"]
    return services.draft_decision(event, chosen, **values)


def _recorded(form, decision):
    try:
        upload = form.scan.data
        accepted = accept_scan(upload.read(), upload.filename) if upload and upload.filename else None
        services.record_decision(
            decision, form.version.data, number=form.number.data, decided_on=form.decided_on.data,
            may_differ=form.is_symbol_right.data,
        )  # fmt: skip
        if accepted:
            services.attach_scan(decision, accepted, filename=upload.filename)
    except WorkshopError as error:
        return form.refuse(error)
    return True


def _done(form, verb, *args, **values):
    try:
        verb(*args, **values)
    except WorkshopError as error:
        return form.refuse(error)
    return True


def _event_choices():
    ids = event_ids_for(current_user(), Permission.AWARDS_DECISIONS_EDIT)
    choices = hooks.first("event_choices") or []
    return [(event_id, title) for event_id, title in choices if ids is None or event_id in ids]
