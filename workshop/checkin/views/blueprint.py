"""The blueprint that the pages share."""

from flask import Blueprint

from workshop.checkin import words
from workshop.web.template_globals import named

blueprint = Blueprint("checkin", __name__, url_prefix="/events/<slug>/check-in")


@blueprint.context_processor
def _words():
    return {"words": words.ALL, "called": called}


def called(record):
    """The label of a point or kind, a record or a dict, in the reader's language."""
    return named(record, "label")
