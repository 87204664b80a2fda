"""Turns refusals and failures into a page in the product's look, or problem+json under /api."""

from flask import current_app, g, make_response, render_template, request
from flask_babel import format_decimal, gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from workshop.errors import (
    Amount,
    DiskFull,
    StaleVersion,
    TooBusy,
    TooManyAttempts,
    Unstorable,
    WorkshopError,
)
from workshop.web import problems
from workshop.web.requests import loggable_path


def bind(app):
    """Register the handlers."""
    app.register_error_handler(WorkshopError, refused)
    app.register_error_handler(StaleDataError, lambda _error: refused(StaleVersion()))
    app.register_error_handler(OperationalError, _database_failed)
    app.register_error_handler(DataError, lambda _error: refused(Unstorable()))
    app.register_error_handler(OverflowError, _number_failed)
    app.register_error_handler(UnicodeEncodeError, lambda _error: refused(Unstorable()))
    app.register_error_handler(RecursionError, _nesting_failed)
    app.register_error_handler(CSRFError, lambda _error: _page(419, None))
    app.register_error_handler(HTTPException, lambda error: _answer(error))
    app.register_error_handler(Exception, _failed)


def words(error):
    """A refusal in the language of the reader."""
    params = {name: format_decimal(value) if isinstance(value, Amount) else value
              for name, value in error.params.items()}  # fmt: skip
    return gettext(error.message, **params) if params else gettext(error.message)


def refused(error):
    """The answer to a refusal that no view has turned into words itself."""
    if not problems.wanted():
        return _page(error.status, words(error))
    answer = problems.answer(error.status, error.code, words(error))
    if isinstance(error, TooManyAttempts):
        answer.headers["Retry-After"] = error.params["seconds"]
    return answer


def _answer(error):
    if error.code is None or error.code < 400:
        return error
    answer = _problem_of(error) if problems.wanted() else make_response(_page(error.code, None))
    if methods := getattr(error, "valid_methods", None):
        answer.headers["Allow"] = ", ".join(sorted(methods))
    return answer


def _problem_of(error):
    code, fields = error.name.lower().replace(" ", "_"), _fields_refused(error)
    if fields:
        detail = f"These fields cannot be used: {', '.join(fields)}."
        return problems.answer(error.code, code, detail, errors=fields)
    return problems.answer(error.code, code, error.description)


def _fields_refused(error):
    """{field: [what is wrong]} where a description of the API refused a body (webargs, marshmallow)."""
    told = getattr(error, "data", None) or {}
    messages = told.get("messages") or {}
    found = messages.get("json") or messages.get("query") or {} if isinstance(messages, dict) else {}
    return found if isinstance(found, dict) else {"body": found}


def _number_failed(error):
    """SQLite's driver refuses a whole number beyond 64 bits by itself; any other overflow is a fault of ours."""
    return refused(Unstorable()) if "SQLite" in str(error) else _failed(error)


def _nesting_failed(error):
    """Brackets a thousand deep end in Python's own JSON reader."""
    trace = error.__traceback__
    while trace.tb_next and "json" not in trace.tb_frame.f_code.co_filename:
        trace = trace.tb_next
    if problems.wanted() and "json" in trace.tb_frame.f_code.co_filename:
        return refused(Unstorable())
    return _failed(error)


def _database_failed(error):
    if "locked" in str(error.orig):
        return refused(TooBusy())
    if _is_disk_full(error):
        current_app.logger.error("the disk of the database is full")
        return refused(DiskFull())
    return _failed(error)


def _is_disk_full(error):
    """Whether a full disk began it: SQLite then ends the transaction itself, so that the savepoint is gone too."""
    while error is not None:
        cause = getattr(error, "orig", error)
        if "disk is full" in str(cause) or getattr(cause, "sqlstate", None) == "53100":
            return True
        error = error.__context__
    return False


def _failed(error):
    current_app.logger.error("%s %s failed, reference %s", request.method, loggable_path(request.path),
                             g.get("request_id"), exc_info=error)  # fmt: skip
    if problems.wanted():
        return problems.answer(500, "internal_error", "The server failed; the reference stands in its log.")
    return _page(500, None)


def _page(status, message):
    shown = status if status in KNOWN else (500 if status >= 500 else 400)
    body = render_template("errors/error.html", status=shown, message=message, reference=g.get("request_id"))
    return body, (400 if status == 419 else status)


KNOWN = {400, 401, 403, 404, 405, 409, 410, 412, 413, 419, 422, 429, 500, 503, 507}
