"""Pairing a device with a number shown on both screens, and ending a desk."""

from flask import current_app, flash, jsonify, redirect, render_template, session, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import desks, queries
from workshop.checkin.forms import PairForm
from workshop.checkin.views.blueprint import blueprint, called
from workshop.edges.qr import svg_inline
from workshop.errors import Invalid
from workshop.events.queries import event_by_slug
from workshop.extensions import utc_now

KEPT = "desk_pairing"  # [pairing id, token] in the signed cookie of the browser that made the offer


@blueprint.route("/pairings/new", methods=["GET", "POST"])
@requires(Permission.CHECKIN_DESKS_MANAGE)
def pair(slug):
    """Name the desk and its point."""
    event, form = event_by_slug(slug), PairForm()
    form.point.choices = [(point.code, called(point)) for point in queries.points(event)]
    if form.validate_on_submit():
        try:
            made, token = desks.offer_pairing(
                event, form.label.data, form.point.data, current_user(), is_kiosk=form.is_kiosk.data
            )
        except Invalid as error:
            form.refuse(error)
        else:
            session[KEPT] = [made.id, token]
            return redirect(url_for("checkin.pairing", slug=slug, pairing_id=made.id), 303)
    return render_template("checkin/pair.html", event=event, form=form), 422 if form.errors else 200


@blueprint.get("/pairings/<int:pairing_id>")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def pairing(slug, pairing_id):
    """QR, code to type and number; only the browser that made the offer can show them."""
    event = event_by_slug(slug)
    offered = queries.pairing(event, pairing_id)
    kept_id, token = session.get(KEPT) or (None, None)
    token = token if kept_id == pairing_id and _state(offered) == "queued" else None
    base = current_app.config["WORKSHOP_BASE_URL"]
    address = f"{base}/desk/pair/{token}"
    picture = svg_inline(address, label=_("QR code for pairing the device")) if token else None
    page = render_template("checkin/pairing.html", event=event, pairing=offered, state=_state(offered), token=token,
                           picture=picture, base=base)  # fmt: skip
    return page, 200, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


@blueprint.get("/pairings/<int:pairing_id>/state")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def pairing_state(slug, pairing_id):
    """Whether the device has confirmed, for the page that waits."""
    offered = queries.pairing(event_by_slug(slug), pairing_id)
    state = _state(offered)
    return jsonify(done=int(state == "done"), total=1, text="", left="", state=state)


@blueprint.post("/pairings/<int:pairing_id>/cancellation")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def cancel_pairing(slug, pairing_id):
    """Take the offer back."""
    desks.cancel_pairing(queries.pairing(event_by_slug(slug), pairing_id))
    session.pop(KEPT, None)
    flash(_("The pairing was cancelled."), "success")
    return redirect(url_for("checkin.index", slug=slug), 303)


@blueprint.post("/desks/<int:device_id>/revocation")
@requires(Permission.CHECKIN_DESKS_MANAGE)
def revoke_desk(slug, device_id):
    """Disconnect a desk."""
    desks.revoke_desk(queries.desk(event_by_slug(slug), device_id))
    flash(_("The desk is disconnected. It wipes its list at the next contact."), "success")
    return redirect(url_for("checkin.desks", slug=slug), 303)


def _state(offered):
    """``done``, ``failed`` (cancelled or over), or ``queued`` while it waits, as progress.js names them."""
    if offered.device_id is not None:
        return "done"
    return "failed" if offered.used_at is not None or offered.expires_at <= utc_now() else "queued"
