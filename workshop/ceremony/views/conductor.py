"""The conductor's page on a phone: who is on the stage, who comes next, and one large button to move on."""

import hashlib

from flask import current_app, flash, json, redirect, render_template, request, url_for

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.ceremony import queries, services
from workshop.ceremony.refusals import StageMovedOn
from workshop.ceremony.views.routes import PART_NAMES, blueprint, known_part, stages
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.web.errors import words
from workshop.web.language import current as language

EDIT = Permission.CEREMONY_ORDER_EDIT


@blueprint.get("/events/<slug>/ceremony/<part>/conductor")
@requires(EDIT)
def conductor(slug, part):
    """The stage as it stands; it asks for its own JSON every two seconds, and works as forms without script."""
    event, part = event_by_slug(slug), known_part(part)
    shown = _shown(event, part)
    return render_template("ceremony/conductor.html", event=event, part=part, parts=PART_NAMES, shown=shown)


@blueprint.get("/events/<slug>/ceremony/<part>/conductor.json")
@requires(EDIT)
def conductor_json(slug, part):
    """The stage as JSON; 304 while nothing changed."""
    shown = _shown(event_by_slug(slug), known_part(part))
    response = current_app.response_class(shown["body"], mimetype="application/json")
    response.set_etag(shown["etag"])
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


@blueprint.post("/events/<slug>/ceremony/<part>/stage")
@requires(EDIT)
def conduct(slug, part):
    """Move the stage on, if it still stands where this phone saw it."""
    event, part = event_by_slug(slug), known_part(part)
    try:
        services.conduct(event, part, request.form.get("to", ""), request.form.get("seen", -1, type=int))
    except StageMovedOn as error:
        flash(words(error), "info")
    except WorkshopError as error:
        flash(words(error), "error")
    stages.forget()
    return redirect(url_for("ceremony.conductor", slug=slug, part=part), 303)


def _shown(event, part):
    key = (current_app.instance_path, event.id, part, language())
    return stages.get(key, lambda: _made(event, part))


def _made(event, part):
    order, rows = queries.order_of(event, part), queries.run_sheet(event, part)
    groups = list(dict.fromkeys(row.turn.group for row in rows))
    at = groups.index(order.current_group) if order.current_group in groups else None
    following = groups[0 if at is None else at + 1 :][:1] if order.ended_at is None else []
    html = render_template(
        "ceremony/stage.html", event=event, part=part, order=order, groups=groups, at=at,
        now=[row for row in rows if at is not None and row.turn.group == order.current_group],
        following=[row for row in rows if row.turn.group in following],
    )  # fmt: skip
    body = json.dumps({"step": order.step, "html": html})
    return {"html": html, "body": body, "etag": hashlib.sha256(body.encode()).hexdigest()[:32]}
