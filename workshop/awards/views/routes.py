"""The blueprint, and at which event a record of the address lies."""

from flask import Blueprint

from workshop.awards import queries

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
