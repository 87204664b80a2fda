"""The leaders' reception: one screen, one tap each; every tap is a form, so that it works without a script."""

import uuid

from flask import current_app, flash, json, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin.forms import DeputyForm, LeaderRuleForm
from workshop.checkin.leader_lists import forget_lists, live_list
from workshop.checkin.origin import Origin
from workshop.checkin.queries import leaders as queries
from workshop.checkin.services import leaders as services
from workshop.checkin.views.blueprint import blueprint
from workshop.errors import Invalid, WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.registrations.services import Delegate
from workshop.web import language
from workshop.web.errors import words as words_of

ADMIT = requires(Permission.CHECKIN_PEOPLE_ADMIT)


@blueprint.get("/leaders")
@ADMIT
def leaders(slug):
    """The leaders in the order of rank, each with what can be said of them."""
    return _page(event_by_slug(slug))


@blueprint.post("/leaders/<int:registration_id>/arrival")
@ADMIT
def receive_leader(slug, registration_id):
    """They are here."""
    return _said(slug, registration_id, services.receive_leader, _scan_id(), _origin())


@blueprint.post("/leaders/<int:registration_id>/absence")
@ADMIT
def mark_leader_absent(slug, registration_id):
    """They do not come."""
    return _said(slug, registration_id, services.mark_leader_absent, current_user())


@blueprint.post("/leaders/<int:registration_id>/undo")
@ADMIT
def undo_reception(slug, registration_id):
    """Take back what was said last."""
    return _said(slug, registration_id, services.undo_reception, _origin())


@blueprint.post("/leaders/<int:registration_id>/deputy")
@ADMIT
def send_deputy(slug, registration_id):
    """Somebody comes for them."""
    event, form = event_by_slug(slug), DeputyForm()
    if form.validate():
        deputy = Delegate(full_name=form.full_name.data, honorific=form.honorific.data, position=form.position.data)
        try:
            made = services.send_deputy(
                event, registration_id, deputy, scan_id=_scan_id(), is_here=form.is_here.data, caller=_origin()
            )
        except Invalid as error:
            form.refuse(error)
        except WorkshopError as error:
            flash(words_of(error), "error")
            return _back(slug, registration_id)
        else:
            forget_lists()
            return _back(slug, made.id)
    return _page(event, form, registration_id), 422


@blueprint.route("/leaders/rule", methods=["GET", "POST"])
@requires(Permission.CHECKIN_DESKS_MANAGE)
def leader_rule(slug):
    """Who is received as a leader."""
    event = event_by_slug(slug)
    rule = queries.leader_rule(event)
    form = LeaderRuleForm(data={"kinds": rule.kinds, "lowest_rank": rule.lowest_rank or 0})
    form.kinds.choices = list(kind_labels(event, language.current()).items())
    if form.validate_on_submit():
        services.set_leader_rule(event, form.kinds.data, form.lowest_rank.data or None)
        forget_lists()
        flash(_("The list of leaders is chosen."), "success")
        return redirect(url_for("checkin.leaders", slug=slug), 303)
    return render_template("checkin/leader_rule.html", event=event, form=form), 422 if form.errors else 200


@blueprint.get("/leaders/live.json")
@requires(Permission.REGISTRATIONS_PEOPLE_READ)
def live_leaders(slug):
    """What both live pages follow, as JSON; 304 while nothing changed."""
    shown = live_list(event_by_slug(slug))
    response = current_app.response_class(json.dumps(shown["body"]), mimetype="application/json")
    response.set_etag(shown["etag"])
    return response.make_conditional(request)


def _page(event, form=None, form_of=None):
    found = queries.leaders(event)
    states = [each.state for each in found]
    return render_template(
        "checkin/leaders.html", event=event, leaders=found, form=form, form_of=form_of,
        counts={state: states.count(state) for state in ("here", "awaited", "absent", "left")},
        deputies=sum(each.replaced is not None for each in found), freeze=queries.standing_freeze(event),
        etag=live_list(event)["etag"], new_id=lambda: str(uuid.uuid4()), entrance=queries.entrance_of(event),
    )  # fmt: skip


def _said(slug, registration_id, verb, *said):
    try:
        shown = verb(event_by_slug(slug), registration_id, *said)
    except WorkshopError as error:
        flash(words_of(error), "error")
        return _back(slug, registration_id)
    forget_lists()
    return _back(slug, shown.id)


def _back(slug, registration_id):
    return redirect(url_for("checkin.leaders", slug=slug, _anchor=f"leader-{registration_id}"), 303)


def _scan_id():
    return request.form.get("id") or str(uuid.uuid4())


def _origin():
    return Origin(user_id=current_user().id)
