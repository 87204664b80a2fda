"""Staff accounts: made, given roles, closed."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts import links, services, sessions
from workshop.accounts.access import requires
from workshop.accounts.devices import device_name
from workshop.accounts.forms import CreateUserForm, EditUserForm, RoleForm
from workshop.accounts.permissions import ROLE_NAMES, Permission
from workshop.accounts.queries import event_titles, live_sessions, user_with, users
from workshop.accounts.refusals import LastAdministrator, RoleHeld
from workshop.errors import Invalid
from workshop.web.errors import words
from workshop.web.pagination import paginate

blueprint = Blueprint("users", __name__, url_prefix="/admin/users")
MANAGE = Permission.ADMIN_ACCOUNTS_MANAGE


@blueprint.get("")
@requires(MANAGE)
def index():
    """Everyone with an account."""
    search, state = request.args.get("search", "").strip(), request.args.get("state", "")
    page = paginate(users(search, state))
    return render_template("accounts/users.html", page=page, search=search, state=state, role_names=ROLE_NAMES,
                           titles=event_titles())  # fmt: skip


@blueprint.route("/new", methods=["GET", "POST"])
@requires(MANAGE)
def create():
    """Make an account with its first role, then show the link by which its owner chooses a password."""
    form = CreateUserForm()
    if form.validate_on_submit() and (made := _create(form)):
        return _link_page(made)
    return render_template("accounts/create_user.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/<int:user_id>/edit", methods=["GET", "POST"])
@requires(MANAGE)
def edit(user_id):
    """One account: name, roles, password link, sessions, closing."""
    user = user_with(user_id)
    form = EditUserForm(obj=user)
    if form.validate_on_submit():
        services.edit_user(user, full_name=form.full_name.data, email=form.email.data)
        flash(_("The account is saved."), "success")
        return _back(user_id)
    return _edit_page(user, form, RoleForm(formdata=None), 422 if form.is_submitted() else 200)


@blueprint.post("/<int:user_id>/roles")
@requires(MANAGE)
def grant_role(user_id):
    """Give a role, at one event or everywhere."""
    user, form = user_with(user_id), RoleForm()
    if not form.validate_on_submit():
        return _edit_page(user, EditUserForm(formdata=None, obj=user), form, 422)
    try:
        services.grant_role(user, form.role.data, form.chosen_event)
    except RoleHeld as error:
        form.refuse(error)
        return _edit_page(user, EditUserForm(formdata=None, obj=user), form, 422)
    flash(_("The role is granted."), "success")
    return _back(user_id)


@blueprint.post("/<int:user_id>/roles/<int:grant_id>/revocation")
@requires(MANAGE)
def revoke_role(user_id, grant_id):
    """Take a role away."""
    return _unless_last(user_id, lambda user: services.revoke_role(user, grant_id), _("The role is taken away."))


@blueprint.post("/<int:user_id>/deactivation")
@requires(MANAGE)
def deactivate(user_id):
    """Close the account."""
    return _unless_last(user_id, services.deactivate_user, _("The account is closed."))


@blueprint.post("/<int:user_id>/reactivation")
@requires(MANAGE)
def reactivate(user_id):
    """Open the account again."""
    services.reactivate_user(user_with(user_id))
    flash(_("The account is open again."), "success")
    return _back(user_id)


@blueprint.post("/<int:user_id>/sessions/revocation")
@requires(MANAGE)
def revoke_sessions(user_id):
    """Sign the user out everywhere."""
    sessions.revoke_sessions_of(user_with(user_id).id)
    flash(_("This person is signed out everywhere."), "success")
    return _back(user_id)


@blueprint.post("/<int:user_id>/password-link")
@requires(MANAGE)
def password_link(user_id):
    """Make a link by which the user chooses a password; it is shown now and never again."""
    return _link_page(user_with(user_id))


def _create(form):
    try:
        return services.create_user(form.username.data, form.full_name.data, email=form.email.data,
                                    roles=[(form.role.data, form.chosen_event)])  # fmt: skip
    except Invalid as error:
        return form.refuse(error)


def _unless_last(user_id, verb, done):
    user = user_with(user_id)
    try:
        verb(user)
    except LastAdministrator as error:
        flash(words(error), "error")
    else:
        flash(done, "success")
    return _back(user_id)


def _link_page(user):
    address = current_app.config["WORKSHOP_BASE_URL"] + links.password_link(user)
    response = current_app.make_response(render_template("accounts/password_link.html", user=user, address=address))
    response.headers["Cache-Control"] = "no-store"
    return response


def _edit_page(user, form, role_form, status):
    return render_template(
        "accounts/edit_user.html", user=user, form=form, role_form=role_form, role_names=ROLE_NAMES,
        titles=event_titles(), opened=live_sessions(user), device_name=device_name,
    ), status  # fmt: skip


def _back(user_id):
    return redirect(url_for("users.edit", user_id=user_id), 303)
