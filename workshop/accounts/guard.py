"""The guard before every request: reads the route's declaration and lets in only whom it names."""

from flask import abort, current_app, g, redirect, request, url_for

from workshop import hooks
from workshop.accounts import bearers, sessions
from workshop.accounts.permissions import Permission, may
from workshop.audit.actor import Actor, set_actor
from workshop.errors import Forbidden, NotFound
from workshop.extensions import csrf
from workshop.web import navigation, problems
from workshop.web.access import Access

COOKIE = "workshop_session"
NOBODY = Access("nobody")


def bind(app):
    """Put the guard before every request and let navigation show only what it would open."""
    app.before_request(_guard)
    navigation.show_only(_would_open)
    app.jinja_env.globals["can"] = can
    app.context_processor(lambda: {"current_user": g.get("user")})


def can(permission, event=None):
    """For templates: whether the reader holds a permission (by its value) at ``event``."""
    return may(g.get("user"), Permission(permission), event.id if event is not None else None)


def access_of(view):
    """The declaration of ``view``; a route without one is open to nobody."""
    return getattr(view, "access", NOBODY)


def _guard():
    request_id = g.get("request_id")
    set_actor(Actor("public", None, request_id))
    if request.endpoint is None:
        _read_cookie()
        return None
    access = access_of(current_app.view_functions[request.endpoint])
    if access.kind == "scope":
        return _admit_bearer(access, request_id)
    if problems.wanted() and access.kind == "public":
        return None
    _read_cookie()
    if g.get("user"):
        set_actor(Actor("user", g.user.id, request_id))
    if access.kind == "public":
        return None
    if access.kind not in ("signed_in", "permission"):
        abort(500, f"{request.endpoint} does not declare who may open it")
    if g.get("user") is None:
        if request.method == "GET":
            return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
        abort(401)
    if access.kind == "permission" and not _holds(access, request.view_args or {}):
        raise Forbidden
    return None


def _read_cookie():
    g.user = g.staff_session = None
    if token := request.cookies.get(COOKIE):
        opened = sessions.session_of(token, idle_hours=current_app.config["WORKSHOP_SESSION_IDLE_HOURS"])
        if opened:
            sessions.note_seen(opened)
            g.staff_session, g.user = opened, opened.user


def _holds(access, view_args):
    if access.event_of is not None:
        return may(g.user, access.permission, access.event_of(view_args))
    if "slug" in view_args:
        event_id = hooks.first("event_id_of_slug", view_args["slug"])
        if event_id is None:
            raise NotFound
        return may(g.user, access.permission, event_id)
    return may(g.user, access.permission)


def _admit_bearer(access, request_id):
    header = request.headers.get("Authorization", "")
    read = bearers.remembered_caller if access.takes_revoked else bearers.caller_of
    caller = read(header.removeprefix("Bearer ").strip()) if header.startswith("Bearer ") else None
    if caller is None:
        return problems.answer(401, "token_unknown", "This address takes a bearer token that is known here.")
    g.caller = caller
    set_actor(Actor(caller.kind, caller.id, request_id))
    if caller.is_revoked and not (access.takes_revoked and caller.kind == "desk"):
        status = 403 if caller.kind == "desk" else 401
        return problems.answer(status, "token_ended", "This token was revoked or has expired.")
    if not (access.takes_revoked and caller.kind == "desk"):  # there the desk's contact is noted with what it sends
        bearers.note_seen(caller)
    if not set(access.scopes) & set(caller.scopes):
        return problems.answer(403, "scope_missing", f"This token lacks the scope {' or '.join(access.scopes)}.")
    slug = (request.view_args or {}).get("slug")
    if slug and caller.event_id is not None and hooks.first("event_id_of_slug", slug) != caller.event_id:
        return problems.answer(403, "other_event", "This token is bound to another event.")
    return None


def _would_open(endpoint, view_args):
    view = current_app.view_functions.get(endpoint)
    if view is None:
        return False
    access = access_of(view)
    if access.kind == "permission":
        return g.get("user") is not None and _holds(access, view_args)
    return access.kind == "public" or (access.kind == "signed_in" and g.get("user") is not None)


def exempt_from_csrf(blueprint):
    """Let a blueprint of bearer-token routes through without a CSRF token; cookies open none of them."""
    csrf.exempt(blueprint)
