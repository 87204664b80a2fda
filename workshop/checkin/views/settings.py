"""What the devices of the reception desks hold."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries, services
from workshop.checkin.forms import DeskSettingsForm
from workshop.checkin.views.blueprint import blueprint
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug


@blueprint.route("/settings", methods=["GET", "POST"])
@requires(Permission.CHECKIN_DESKS_MANAGE)
def settings(slug):
    """Choose between names on the devices and cards that only a ticket opens."""
    event = event_by_slug(slug)
    known = queries.desk_setting(event)
    form = DeskSettingsForm(
        is_strict="strict" if known.is_strict else "names", walk_ins_an_hour=known.walk_ins_an_hour
    )
    if form.validate_on_submit():
        try:
            services.set_desks(event, by=current_user(), is_strict=form.is_strict.data == "strict",
                               walk_ins_an_hour=form.walk_ins_an_hour.data)  # fmt: skip
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("Saved. Each device loads its list anew at its next contact."), "success")
            return redirect(url_for("checkin.settings", slug=slug), 303)
    desks = [desk for desk in queries.desks(event) if queries.desk_state(desk) not in ("revoked", "expired")]
    page = render_template("checkin/settings.html", event=event, form=form, desks=desks)
    return page, 422 if form.errors else 200
