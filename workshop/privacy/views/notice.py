"""The public notice: who, what, why, how long, which rights."""

from flask import Blueprint, render_template

from workshop.accounts.access import public
from workshop.events.queries import public_event
from workshop.privacy import notice
from workshop.web import language

blueprint = Blueprint("privacy_notice", __name__)


@blueprint.get("/e/<slug>/privacy")
@public
def show(slug):
    """How the organisers of this workshop handle personal data."""
    event = public_event(slug)
    return render_template("privacy/notice.html", event=event, sections=notice.sections(event, language.current()))
