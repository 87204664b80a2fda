"""Pages of the hall's screen: the screen itself, its JSON, and the desk from which it is set."""

import hashlib

from flask import Blueprint, current_app, flash, json, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.accounts.access import public, requires
from workshop.accounts.permissions import Permission
from workshop.events.queries import event_by_slug
from workshop.projector import queries, services
from workshop.projector.models import GROUPINGS, QR_TARGETS
from workshop.projector.screens import view_of
from workshop.web.caching import PulseCache
from workshop.web.language import current as language

blueprint = Blueprint("projector", __name__)
screens = PulseCache()
MODE_WORDS = {
    "welcome": (_l("Welcome screen"), _l("The title, the host and a code to scan.")),
    "arrivals": (_l("Arrivals"), _l("How many delegates are present, by kind, as they come.")),
    "question": (_l("Dialogue"), _l("The question that the dialogue's office put on the screen.")),
    "signing": (_l("Signing"), _l("The pairs that are on the stage to sign.")),
    "award": (_l("Awards"), _l("The recipients who are on the stage.")),
    "programme": (_l("Programme"), _l("What runs now and what comes next.")),
}
QR_WORDS = {"ask": _l("Ask the dialogue"), "register": _l("Register"), "feedback": _l("Give an opinion")}
GROUPING_WORDS = {
    "kind": _l("By kind of delegates"), "unit": _l("By unit"), "point": _l("By check-in point"),
    "time": _l("Arrivals per ten minutes"),
}  # fmt: skip


@blueprint.get("/e/<slug>/live")
@public
def live(slug):
    """The hall's screen; it asks for its own JSON every two seconds."""
    shown = _shown(slug)
    response = current_app.make_response(render_template("projector/live.html", shown=shown, slug=slug))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/e/<slug>/live.json")
@public
def live_json(slug):
    """What the screen shows as JSON; 304 while nothing changed."""
    shown = _shown(slug)
    response = current_app.response_class(shown["body"], mimetype="application/json")
    response.set_etag(shown["etag"])
    return response.make_conditional(request)


@blueprint.get("/events/<slug>/projector")
@requires(Permission.DIALOGUE_QUESTIONS_MODERATE)
def index(slug):
    """What the screen shows, and what else it can show."""
    event = event_by_slug(slug)
    screen = queries.screen_of(event)
    return render_template(
        "projector/index.html", event=event, screen=screen, modes=MODE_WORDS, qr_words=QR_WORDS,
        grouping_words=GROUPING_WORDS,
        view=view_of(event, screen, language(), current_app.config["WORKSHOP_BASE_URL"]),
    )  # fmt: skip


@blueprint.post("/events/<slug>/projector")
@requires(Permission.DIALOGUE_QUESTIONS_MODERATE)
def choose(slug):
    """Let the screen show something else."""
    qr, grouping = request.form.get("qr"), request.form.get("grouping")
    services.choose_mode(
        event_by_slug(slug), request.form.get("mode", ""), qr=qr if qr in QR_TARGETS else None,
        grouping=grouping if grouping in GROUPINGS else None, session_id=request.form.get("session_id", type=int),
    )  # fmt: skip
    screens.forget()
    flash(_("The screen shows it now."), "success")
    return redirect(url_for("projector.index", slug=slug), 303)


def _shown(slug):
    reader, found = language(), []

    def pulse():
        event, screen, beat = queries.screen_now(slug)
        found.extend((event, screen))
        return beat

    return screens.get((current_app.instance_path, slug, reader), pulse, lambda: _made(*found, reader))


def _made(event, screen, reader):
    view = view_of(event, screen, reader, current_app.config["WORKSHOP_BASE_URL"])
    html = render_template("projector/screen.html", event=event, view=view)
    body = json.dumps({"mode": view.mode, "heading": view.heading, "html": html})
    return {
        "html": html,
        "heading": view.heading,
        "body": body,
        "etag": hashlib.sha256(body.encode()).hexdigest()[:32],
    }
