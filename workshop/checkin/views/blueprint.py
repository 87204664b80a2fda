"""The blueprint that the pages share."""

from flask import Blueprint

from workshop.checkin import words
from workshop.web import language

blueprint = Blueprint("checkin", __name__, url_prefix="/events/<slug>/check-in")


@blueprint.context_processor
def _words():
    return {"words": words.ALL, "called": called}


def called(named):
    """The label of a point or kind, a record or a dict, in the reader's language."""
    read = named.get if isinstance(named, dict) else lambda name: getattr(named, name)
    return (read("label_en") if language.current() == "en" else "") or read("label")
