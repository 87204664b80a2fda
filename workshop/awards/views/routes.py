"""The blueprint, at which event a record of the address lies, and how a page goes on after an act."""

from flask import Blueprint, flash, redirect, url_for

from workshop.awards import ledger, queries
from workshop.errors import WorkshopError
from workshop.web.errors import words

blueprint = Blueprint("awards", __name__)


def event_of_decision(view_args):
    """The event of ``<decision_id>``, or None."""
    return queries.decision_by_id(view_args["decision_id"]).event_id


def event_of_award(view_args):
    """The event of ``<award_id>``, or None."""
    return queries.award_by_id(view_args["award_id"]).decision.event_id


def event_of_certificate(view_args):
    """The event of ``<certificate_id>``, or None."""
    return queries.certificate_by_id(view_args["certificate_id"]).award.decision.event_id


def event_of_correction(view_args):
    """The event of ``<correction_id>``, or None."""
    return ledger.correction_by_id(view_args["correction_id"]).award.decision.event_id


def tried(verb, *args, **values):
    """Whether ``verb`` was done; where it was refused the page that follows says why, in words."""
    try:
        verb(*args, **values)
    except WorkshopError as error:
        flash(words(error), "error")
        return False
    return True


def to_decision(decision_id, **address):
    """Back to the page of the decision."""
    return redirect(url_for("awards.show", decision_id=decision_id, **address), 303)
