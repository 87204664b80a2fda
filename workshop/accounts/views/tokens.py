"""API tokens: listed, made, revoked."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts import services
from workshop.accounts.access import requires
from workshop.accounts.forms import SCOPE_NAMES, TokenForm
from workshop.accounts.permissions import Permission
from workshop.accounts.queries import event_titles, names_of, tokens
from workshop.errors import Invalid
from workshop.web.pagination import paginate

blueprint = Blueprint("tokens", __name__, url_prefix="/admin/tokens")


@blueprint.get("")
@requires(Permission.ADMIN_TOKENS_MANAGE)
def index():
    """Every token, the ended ones too."""
    page = paginate(tokens())
    return render_template("accounts/tokens.html", page=page, titles=event_titles(), scope_names=SCOPE_NAMES,
                           makers=names_of(token.created_by_id for token in page.items))  # fmt: skip


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.ADMIN_TOKENS_MANAGE)
def create():
    """Make a token and show it, now and never again."""
    form = TokenForm()
    if form.validate_on_submit() and (made := _create(form)):
        token, secret = made
        page = render_template("accounts/token_made.html", token=token, secret=secret)
        response = current_app.make_response(page)
        response.headers["Cache-Control"] = "no-store"
        return response
    return render_template("accounts/create_token.html", form=form), 422 if form.is_submitted() else 200


@blueprint.post("/<int:token_id>/revocation")
@requires(Permission.ADMIN_TOKENS_MANAGE)
def revoke(token_id):
    """End a token at once."""
    services.revoke_token(token_id)
    flash(_("The token is revoked."), "success")
    return redirect(url_for("tokens.index"), 303)


def _create(form):
    try:
        return services.create_token(form.name.data, form.scopes.data, event_id=form.chosen_event, days=form.days.data)
    except Invalid as error:
        return form.refuse(error)
