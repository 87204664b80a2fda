"""One-time links: looking at one uses nothing up, because mail scanners open every link."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts import services, sessions
from workshop.accounts.access import public
from workshop.accounts.forms import FirstAdministratorForm, NewPasswordForm
from workshop.accounts.links import live_link
from workshop.accounts.permissions import has_administrator
from workshop.accounts.queries import user_with
from workshop.accounts.refusals import AdministratorExists, LinkUnusable
from workshop.accounts.views.signing import begin_session, blueprint, browser
from workshop.errors import Invalid


@blueprint.route("/setup/<token>", methods=["GET", "POST"])
@public
def set_up(token):
    """Make the first administrator of a fresh installation."""
    live_link("first_administrator", token)
    if has_administrator():
        raise AdministratorExists
    form = FirstAdministratorForm()
    if form.validate_on_submit() and (made := _make(token, form)):
        _opened, cookie = sessions.open_session(made, **browser())
        return begin_session(cookie, url_for("admin.index"))
    return render_template("accounts/set_up.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/password/<token>", methods=["GET", "POST"])
@public
def choose_password(token):
    """Let a user choose a password and sign in with it."""
    user = user_with(live_link("password", token).user_id)
    if not user.is_active:
        raise LinkUnusable
    form = NewPasswordForm()
    if form.validate_on_submit() and _choose(token, user, form):
        flash(_("Your password is set. Sign in with it now."), "success")
        return redirect(url_for("accounts.sign_in"), 303)
    page = render_template("accounts/choose_password.html", form=form, user=user)
    return page, 422 if form.is_submitted() else 200


def _make(token, form):
    try:
        return services.make_first_administrator(token, form.username.data, form.full_name.data, form.password.data)
    except Invalid as error:
        return form.refuse(error)


def _choose(token, user, form):
    try:
        return services.choose_password(token, user, form.password.data)
    except Invalid as error:
        return form.refuse(error)
