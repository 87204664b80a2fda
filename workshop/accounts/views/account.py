"""One's own account: password and the browsers that are signed in."""

from flask import flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts import services, sessions
from workshop.accounts.access import current_user, signed_in
from workshop.accounts.devices import device_name
from workshop.accounts.forms import ChangePasswordForm
from workshop.accounts.permissions import ROLE_NAMES
from workshop.accounts.queries import event_titles, live_sessions
from workshop.accounts.views.signing import blueprint
from workshop.errors import Invalid


@blueprint.get("/account")
@signed_in
def account():
    """My name and roles, my password, my sessions."""
    return _page(ChangePasswordForm())


@blueprint.post("/account/password")
@signed_in
def change_password():
    """Change my password; my other sessions end."""
    form = ChangePasswordForm()
    if not form.validate_on_submit():
        return _page(form, 422)
    try:
        services.change_password(current_user(), form.present.data, form.password.data, but=g.staff_session.id)
    except Invalid as error:
        form.refuse(error)
        return _page(form, 422)
    flash(_("Your password is changed. Other browsers were signed out."), "success")
    return redirect(url_for("accounts.account"), 303)


@blueprint.post("/account/sessions/<int:session_id>/revocation")
@signed_in
def revoke_session(session_id):
    """Sign one of my browsers out."""
    sessions.revoke_session(session_id, of_user=current_user())
    flash(_("That browser is signed out."), "success")
    return redirect(url_for("accounts.account"), 303)


@blueprint.post("/account/sessions/revocation")
@signed_in
def revoke_other_sessions():
    """Sign every other browser of mine out."""
    sessions.revoke_sessions_of(current_user().id, but=g.staff_session.id)
    flash(_("Every other browser is signed out."), "success")
    return redirect(url_for("accounts.account"), 303)


def _page(form, status=200):
    user = current_user()
    return render_template(
        "accounts/account.html", form=form, user=user, opened=live_sessions(user), here=g.staff_session.id,
        device_name=device_name, role_names=ROLE_NAMES, titles=event_titles(),
    ), status  # fmt: skip
