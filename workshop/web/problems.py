"""RFC 9457 problem details, and the API object that answers with them."""

from flask import g, jsonify, request
from flask_smorest import Api


class ProblemApi(Api):
    """flask-smorest's Api; our handlers already speak problem+json, so its own are left out."""

    def _register_error_handlers(self):
        """Leave errors to workshop.web.errors."""


def declare_security(api):
    """Say in the description that every operation takes a bearer token."""
    api.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer"})
    api.spec.options["security"] = [{"bearer": []}]


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
