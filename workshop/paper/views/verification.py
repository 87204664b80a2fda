"""/v: anyone with a paper in hand sees what was issued under its code."""

import datetime as dt
from collections import defaultdict
from urllib.parse import urlsplit

from flask import Blueprint, current_app, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.errors import TooManyAttempts
from workshop.extensions import utc_now
from workshop.paper import codes, signing
from workshop.paper.queries import facts_behind
from workshop.web import limits, problems
from workshop.web.access import public
from workshop.web.errors import words

blueprint = Blueprint("paper", __name__)
MISSES_A_MINUTE = 30


@blueprint.get("/v/")
@blueprint.get("/V/", endpoint="verify_form_capital")
@public
def verify_form():
    """A place to type a code; says at once when a symbol is mistyped."""
    typed = request.args.get("code", "").strip()
    if not typed:
        return _page("paper/verify_form.html", typed="", trouble=None)
    reading = codes.read_code(typed)
    if reading.kind == "code":
        return redirect(url_for("paper.verify", code=reading.code), 303)
    return _page("paper/verify_form.html", 422, typed=typed[:300], trouble=_trouble(reading))


@blueprint.get("/v/<code>")
@blueprint.get("/V/<code>", endpoint="verify_capital")
@public
def verify(code):
    """What was issued under ``code``: a page, or JSON for ``Accept: application/json``."""
    reading = codes.read_code(code)
    facts = facts_behind(reading.code) if reading.kind == "code" else None
    if facts is None:
        return _missed(reading)
    if _wants_json():
        return _public(jsonify(_signed({name: _plain(value) for name, value in facts.items()})), is_known=True)
    host = urlsplit(current_app.config["WORKSHOP_BASE_URL"]).netloc
    return _page("paper/verify.html", facts=defaultdict(lambda: None, facts), host=host)


@blueprint.get("/.well-known/jwks.json")
@public
def keys():
    """The public key by which the signature of an answer is checked."""
    return jsonify({"keys": [signing.public_key(current_app.config["SECRET_KEY"])]})


def _signed(facts):
    """The facts, and again under the instance's signature with the moment they are said of."""
    said = {**facts, "host": current_app.config["WORKSHOP_BASE_URL"],
            "answered_at": utc_now().isoformat(timespec="seconds")}  # fmt: skip
    return {**facts, "jws": signing.sign(said, current_app.config["SECRET_KEY"])}


def _missed(reading):
    try:
        limits.hit_below(f"verify:{request.remote_addr}", MISSES_A_MINUTE, 60)
    except TooManyAttempts as error:
        if not _wants_json():
            raise
        return _public(problems.answer(error.status, error.code, words(error)))
    if _wants_json():
        return _public(problems.answer(404, "code_unknown", _trouble(reading)))
    return _page("paper/verify_unknown.html", 404, typed=reading.code, trouble=_trouble(reading))


def _trouble(reading):
    if reading.kind == "bad_check":
        return _("One symbol of this code is mistyped. Compare it with the paper, group by group.")
    if reading.meant:
        rule = _("Codes do not use the letters O, I and L: O is probably the digit 0, and I or L the digit 1.")
        meant = _("Did you mean %(code)s?", code=codes.grouped(reading.meant)) if codes.is_valid(reading.meant) else ""
        return f"{rule} {meant}".rstrip()
    if reading.kind == "foreign":
        return _("This is not a code of ours. A code has 16 symbols, in four groups of four.")
    return _("No paper was issued here under this code.")


def _wants_json():
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _plain(value):
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _page(template, status=200, **values):
    response = current_app.make_response((render_template(template, **values), status))
    return _public(response, is_known=status == 200 and "facts" in values)


def _public(response, *, is_known=False):
    # a paper may be revoked this minute, so a browser that has the page asks anew
    response.headers["Cache-Control"] = "private, no-cache" if is_known else "no-store"
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
