"""What a person must decide: doubles, unknown codes, people let in against a rule, and what ended desks sent."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import live, queries, services
from workshop.checkin.views.blueprint import blueprint
from workshop.errors import NotFound, WorkshopError
from workshop.events.queries import event_by_slug
from workshop.registrations.places import full_kinds
from workshop.registrations.queries import registration_at, search
from workshop.web.errors import words
from workshop.web.pagination import paginate

CANDIDATES = 20
MOST = 500  # of one form
NAMED = 5  # of those that are refused for one reason


@blueprint.get("/review")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def review(slug):
    """One list at a time, each row with its decisions."""
    event = event_by_slug(slug)
    counts = queries.review_counts(event)
    chosen = request.args.get("list")
    if chosen not in queries.LISTS:
        chosen = next((name for name, waiting in counts.items() if waiting), queries.LISTS[0])
    shown = _aside(event) if chosen == "quarantine" else _waiting(event, chosen)
    return render_template("checkin/review.html", event=event, counts=counts, chosen=chosen, **shown)


@blueprint.post("/review")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def decide_review(slug):
    """Decide on one or many rows of a list alike; ``to`` says how."""
    event, decision = event_by_slug(slug), request.form.get("to", "")
    asked = [(_of_scan, each) for each in request.form.getlist("ids")[:MOST]]
    asked += [(_of_walk_in, each) for each in request.form.getlist("walk_ins")[:MOST]]
    acts = [(row_id, verb) for verbs_of, row_id in asked
            if (verb := verbs_of(event, row_id, current_user()).get(decision)) is not None]  # fmt: skip
    answers = services.decide_all([verb for _row_id, verb in acts])
    live.forget()
    refused = {}
    for (row_id, _verb), answer in zip(acts, answers, strict=True):
        if isinstance(answer, WorkshopError):
            refused.setdefault(words(answer), []).append(row_id)
    for why, ids in refused.items():
        text = ngettext("%(num)s entry still waits: %(why)s", "%(num)s entries still wait: %(why)s", len(ids), why=why)
        flash(f"{text} ({_names(event, ids)})", "error")
    if done := answers.count(True):
        flash(ngettext("%(num)s entry is decided.", "%(num)s entries are decided.", done), "success")
    elif not refused:
        flash(_("Nothing was left to decide there."), "info")
    return redirect(url_for("checkin.review", slug=slug, list=request.form.get("list")), 303)


@blueprint.route("/review/<scan_id>/match", methods=["GET", "POST"])
@requires(Permission.CHECKIN_DESKS_MANAGE)
def match(slug, scan_id):
    """Say whose an unknown code is."""
    event = event_by_slug(slug)
    entry, text = queries.entry_of(event, scan_id), request.args.get("search", "").strip()
    if request.method == "POST":
        person, waited_in = registration_at(event, request.form.get("registration", 0, type=int)), entry.scan.review
        try:
            services.match_scan(event, scan_id, person, current_user())
        except WorkshopError as error:
            flash(words(error), "error")
        else:
            live.forget()
            flash(_("The code is that of %(name)s.", name=person.full_name), "success")
        return redirect(url_for("checkin.review", slug=slug, list=waited_in), 303)
    found = search(event, text, CANDIDATES) if text else []
    return render_template("checkin/match.html", event=event, entry=entry, search=text, people=found)


def _names(event, ids):
    """Whom the refused entries are about, a few of many: names, or the codes of those whom nobody knows."""
    names = dict.fromkeys(queries.named_entry(event, each) for each in ids[:NAMED])
    return ", ".join([*names, *(["…"] if len(ids) > NAMED else [])])


def _of_scan(event, scan_id, by):
    return {
        "keep": lambda: services.keep_scan(event, scan_id, by),
        "undo": lambda: services.take_back_scan(event, scan_id, by, _("Taken back on review")),
        "drop": lambda: services.drop_scan(event, scan_id, by),
        "match": lambda: _match_proposed(event, scan_id, by),
        "accept": lambda: services.accept_quarantined(event, scan_id, by),
        "refuse": lambda: services.drop_quarantined(event, scan_id, by),
    }


def _of_walk_in(event, walk_in_id, by):
    return {
        "accept": lambda: services.accept_walk_in(event, walk_in_id, by),
        "accept_above": lambda: services.accept_walk_in(event, walk_in_id, by, is_above_capacity=True),
        "refuse": lambda: services.drop_walk_in(event, walk_in_id, by),
    }


def _match_proposed(event, scan_id, by):
    scan = queries.entry_of(event, scan_id).scan
    person = queries.proposed(event, [scan]).get(scan.id)
    if person is None:
        raise NotFound
    services.match_scan(event, scan_id, person, by)


def _waiting(event, chosen):
    page = paginate(queries.to_review(event, chosen), scalars=False)
    entries = [queries.log_entry(row) for row in page.items]
    scans = [entry.scan for entry in entries]
    return {
        "page": page, "entries": entries, "holders": queries.holders(scans) if chosen == "conflict" else {},
        "proposed": queries.proposed(event, scans) if chosen == "unknown" else {},
    }  # fmt: skip


def _aside(event):
    page = paginate(queries.kept_aside(event), scalars=False)
    full = full_kinds(event)
    usual = event.kinds[-1].code if event.kinds else ""

    def is_full(walk_in):
        return (walk_in.person.get("kind") or usual) in full

    return {"page": page, "entries": queries.aside_entries(event, page.items), "is_full": is_full}
