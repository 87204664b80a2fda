"""RFC 9457 problem details, and the API object that answers with them."""

from flask import g, jsonify, request
from flask_smorest import Api

from workshop.web.operations import PROBLEMS
from workshop.web.schemas import Problem

ABOUT = (
    "Registrations, check-in, the OCOP registry, memoranda and awards of workshops, for other systems. Refusals are "
    "problem+json (RFC 9457) whose `code` is stable. Lists go on by `next_cursor`. Fields may be added to answers."
)
BEARER = "An API token (`flask tokens create`) or a paired desk's. Each operation names the scopes that open it."


class ProblemApi(Api):
    """flask-smorest's Api; our handlers already speak problem+json, so its own are left out."""

    DEFAULT_ERROR_RESPONSE_NAME = None  # each operation names its refusals one by one

    def _register_error_handlers(self):
        """Leave errors to workshop.web.errors."""

    def _register_responses(self):
        """Describe our refusals where the extension would describe its own."""
        for status, (name, code, meaning) in PROBLEMS.items():
            example = {"type": "about:blank", "status": status, "title": code, "code": code, "detail": meaning,
                       "instance": "5f1d0c3a9b7e4c21"}  # fmt: skip
            content = {"application/problem+json": {"schema": Problem, "example": example}}
            self.spec.components.response(name, {"description": meaning, "content": content}, lazy=True)


def declare_security(api):
    """Say in the description what a bearer is."""
    api.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer", "description": BEARER})


def wanted():
    """Whether the request came to the API rather than to a page."""
    return request.path.startswith("/api/")


def answer(status, code, detail, **extra):
    """A problem+json response; ``code`` is stable, ``detail`` is for a reader."""
    body = {"type": "about:blank", "status": status, "title": code, "code": code, "detail": detail,
            "instance": g.get("request_id"), **extra}  # fmt: skip
    response = jsonify(body)
    response.status_code = status
    response.mimetype = "application/problem+json"
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
