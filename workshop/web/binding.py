"""Binds what every page shares to the application."""

from functools import partial, update_wrapper

from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter

from workshop.web import (
    assets,
    errors,
    headers,
    health,
    language,
    logs,
    problems,
    requests,
    room,
    template_globals,
)
from workshop.web.access import public


class RowNumber(IntegerConverter):
    """``<int:...>`` as far as a column holds it; beyond there is nothing at the address."""

    def __init__(self, url_map, **kwargs):
        super().__init__(url_map, max=2**31 - 1, **kwargs)


def bind(app):
    """Bind language, request ids, headers, static files, error pages, health and template globals."""
    if hops := app.config["WORKSHOP_TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
    app.url_map.converters["int"] = RowNumber
    logs.bind(app)
    language.bind(app)
    requests.bind(app)
    assets.bind(app)
    headers.bind(app)
    room.bind(app)
    errors.bind(app)
    template_globals.bind(app)
    app.register_blueprint(health.blueprint)


def make_api(app):
    """The API under /api/v1, described by /api/v1/openapi.json from the code that answers."""
    app.config.update(OPENAPI_URL_PREFIX="/api/v1", OPENAPI_JSON_PATH="openapi.json")
    api = problems.ProblemApi(app, spec_kwargs={"info": {"description": problems.ABOUT}})
    problems.declare_security(api)
    for name in [name for name in app.view_functions if name.startswith("api-docs.")]:
        app.view_functions[name] = public(update_wrapper(partial(app.view_functions[name]), app.view_functions[name]))
    return api

