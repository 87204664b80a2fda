"""Owners proposed for a decision: chosen by what they have done, ticked, put on its list in one act."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import candidates, checks, queries, services
from workshop.awards.refusals import NothingChosen
from workshop.awards.views.routes import blueprint, event_of_decision, to_decision, tried
from workshop.extensions import db
from workshop.ocop.ranks import KINDS, RANKS
from workshop.web.pagination import paginate

PER_PAGE = 100
CONDITIONS = ("is_certified", "is_listed", "has_booth", "has_come", "is_women_led", "is_unawarded")


@blueprint.route("/awards/<int:decision_id>/proposals", methods=["GET", "POST"])
@requires(Permission.AWARDS_DECISIONS_EDIT, event_of=event_of_decision)
def propose(decision_id):
    """Owners that meet the conditions, with what speaks for them; the ticked ones go on the list."""
    decision, wanted = queries.decision_with_recipients(decision_id), _wanted()
    day = checks.day_of(decision)
    if request.method == "POST":
        return _proposed(decision, wanted, day)
    page = paginate(candidates.candidates(decision, wanted, day), per_page=PER_PAGE)
    return render_template(
        "awards/propose.html", decision=decision, wanted=wanted, day=day, page=page,
        facts=candidates.facts(decision, page.items, day), platforms=candidates.platform_choices(),
        hidden=candidates.invented_owners(decision), conditions=CONDITIONS,
        address=request.args.to_dict(), ranks=RANKS, owner_kinds=KINDS,
    )  # fmt: skip


def _proposed(decision, wanted, day):
    if request.form.get("all"):
        owners = list(db.session.scalars(candidates.candidates(decision, wanted, day)))
    else:
        owners = candidates.owners_with(request.form.getlist("ids", type=int))
    back = redirect(url_for("awards.propose", decision_id=decision.id, **request.args.to_dict()), 303)
    if not tried(_put, decision, owners):
        return back
    return to_decision(decision.id, _anchor="recipients")


def _put(decision, owners):
    if not owners:
        raise NothingChosen
    change, left = services.propose(decision, owners)
    added = len(change.rows) if change else 0
    flash(ngettext("%(num)s recipient added.", "%(num)s recipients added.", added), "success")
    if left:
        names = "; ".join(owner.name for owner in left)
        flash(_("Left out, since they stand on the list already: %(names)s", names=names), "info")


def _wanted():
    asked = request.args
    return candidates.Wanted(
        search=asked.get("search", "").strip(), kind=asked.get("kind", ""),
        platform=asked.get("platform", 0, type=int), **{name: bool(asked.get(name)) for name in CONDITIONS},
    )  # fmt: skip
