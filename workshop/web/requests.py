"""A request id for every request, in the answer and in the log, and a log without secrets."""

import logging
import re
import time
import uuid

from flask import g, request

# tokens in paths stand in no log (contract section 2)
SECRET_PATHS = re.compile(r"^(/r/|/i/|/d/|/desk/pair/|/setup/|/password/)[^/?]+")
log = logging.getLogger("workshop.requests")


def bind(app):
    """Give every request an id and write one line for it."""
    app.before_request(_begin)
    app.after_request(_end)


def loggable_path(path):
    """``path`` with the token of a personal link masked."""
    return SECRET_PATHS.sub(r"\1…", path)


def _begin():
    g.request_id = uuid.uuid4().hex[:16]
    g.began = time.perf_counter()


def _end(response):
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if not request.path.startswith("/static/"):
        spent = (time.perf_counter() - g.get("began", time.perf_counter())) * 1000
        log.info("%s %s %s %.0fms %s", request.method, loggable_path(request.path), response.status_code, spent,
                 g.get("request_id"))  # fmt: skip
    return response
