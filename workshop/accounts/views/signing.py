"""Signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from workshop.accounts import guard, sessions
from workshop.accounts.access import current_user, public
from workshop.accounts.forms import SignInForm
from workshop.accounts.sessions import SignInRefused
from workshop.errors import TooManyAttempts

blueprint = Blueprint("accounts", __name__)
DAY_SECONDS = 86_400


@blueprint.route("/login", methods=["GET", "POST"])
@public
def sign_in():
    """Ask for name and password and lead to where the person wanted to go."""
    form = SignInForm(next=request.args.get("next", ""))
    if request.method == "GET":
        if current_user():
            return redirect(own_path(form.next.data))
        return _page(form)
    if not form.validate_on_submit():
        return _page(form, 422)
    try:
        opened, token = sessions.sign_in(form.username.data, form.password.data, **browser())
    except (SignInRefused, TooManyAttempts) as error:
        form.refuse(error)
        return _page(form, error.status, seconds=error.params.get("seconds"))
    must_change = opened.user.must_change_password
    return begin_session(token, url_for("accounts.account") if must_change else own_path(form.next.data))


@blueprint.post("/logout")
@public
def sign_out():
    """End this browser's session; without one there is nothing to end, and no reason to refuse."""
    if g.get("staff_session"):
        sessions.revoke_session(g.staff_session.id)
    session.clear()
    flash(_("You are signed out."), "success")
    response = redirect(url_for("accounts.sign_in"), 303)
    response.delete_cookie(guard.COOKIE, httponly=True, samesite="Lax")
    return response


def browser():
    """What a session keeps of the browser it belongs to, and how long it lasts."""
    return {"address": request.remote_addr or "", "user_agent": request.user_agent.string,
            "days": current_app.config["WORKSHOP_SESSION_DAYS"]}  # fmt: skip


def begin_session(token, address):
    """Lead to ``address`` with the session's cookie; what an earlier reader of this browser left is dropped."""
    session.clear()  # a CSRF token known before signing in is worth nothing after it
    response = redirect(address, 303)
    response.set_cookie(
        guard.COOKIE, token, max_age=current_app.config["WORKSHOP_SESSION_DAYS"] * DAY_SECONDS, httponly=True,
        samesite="Lax", secure=current_app.config["SESSION_COOKIE_SECURE"],
    )  # fmt: skip
    return response


def own_path(wanted):
    """``wanted`` where it is a path of this site, otherwise the first page of the staff."""
    first_page = url_for("events.index")
    if not wanted or not wanted.startswith("/") or not wanted.isprintable() or "\\" in wanted:
        return first_page
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc and not wanted.startswith("//") else first_page


def _page(form, status=200, **values):
    response = current_app.make_response((render_template("accounts/sign_in.html", form=form), status))
    if values.get("seconds"):
        response.headers["Retry-After"] = str(values["seconds"])
    return response
