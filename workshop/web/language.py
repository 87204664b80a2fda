"""Which language a page speaks: ?lang=, then cookie, then browser, else Vietnamese."""

from flask import g, has_request_context, request
from flask_babel import get_locale

from workshop.extensions import babel

LANGUAGES = ("vi", "en")
COOKIE = "lang"
YEAR_SECONDS = 365 * 24 * 3600


def bind(app):
    """Choose the language per request and remember an explicit choice in a cookie."""
    babel.init_app(app, locale_selector=choose, timezone_selector=lambda: "Asia/Ho_Chi_Minh")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = f"{app.root_path}/translations"
    app.after_request(_remember)


def choose():
    """Return ``vi`` or ``en`` for the request, ``vi`` outside of one."""
    if not has_request_context():
        return "vi"
    if "language" not in g:
        g.language = _chosen() or "vi"
    return g.language


def current():
    """The language code in force, also inside ``force_locale``."""
    locale = get_locale()
    return locale.language if locale else "vi"


def _chosen():
    for value in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if value in LANGUAGES:
            return value
    return request.accept_languages.best_match(LANGUAGES)


def _remember(response):
    if request.args.get("lang") in LANGUAGES and not request.path.startswith(("/api/", "/static/")):
        response.set_cookie(COOKIE, request.args["lang"], max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
    response.headers.setdefault("Content-Language", choose())
    return response
