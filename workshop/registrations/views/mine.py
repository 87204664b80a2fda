"""My registration, by personal link: see it; after the last four digits of the phone, change it."""

import time

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from workshop.accounts.access import public
from workshop.errors import WorkshopError
from workshop.registrations import consents, documents, links, queries, services, wordings
from workshop.registrations.forms import MyRegistrationForm, TailForm
from workshop.web import limits

blueprint = Blueprint("mine", __name__, url_prefix="/r/<token>")
UNLOCKED_SECONDS = 30 * 60
CHOICES = ("contact", "photo", "share")
WRONG_DIGITS, WINDOW = 5, 15 * 60


@blueprint.get("")
@public
def show(token):
    """The state in words, the ticket, and what can be done."""
    found = links.registration_of(token)
    return render_template(
        "registrations/mine/show.html", registration=found, event=found.event, token=token,
        place=queries.place_in_line(found) if found.status == "waiting" else None,
        is_read_only=links.is_read_only(found.event),
    )  # fmt: skip


@blueprint.get("/qr.png")
@public
def ticket(token):
    """The ticket as a picture that can be kept."""
    found = links.registration_of(token)
    return Response(documents.ticket_png(found), mimetype="image/png")


@blueprint.route("/unlock", methods=["GET", "POST"])
@public
def unlock(token):
    """Ask for the last four digits of the phone; five wrong answers close it for a quarter of an hour."""
    found = links.registration_of(token)
    form = TailForm(to=request.args.get("to", "edit"))
    key = f"link-tail:{found.id}"
    if form.validate_on_submit():
        limits.require_below(key, WRONG_DIGITS, WINDOW)
        if found.phone_tail and form.tail.data == found.phone_tail:
            session["unlocked"] = {**_still_unlocked(), _name(found): int(time.time()) + UNLOCKED_SECONDS}
            return redirect(url_for("my_data.show" if form.to.data == "data" else "mine.edit", token=token), 303)
        limits.hit(key, WINDOW)
        form.tail.errors = [_("These are not the last 4 digits of the phone number given at registration.")]
    page = render_template(
        "registrations/mine/unlock.html", registration=found, event=found.event, form=form, token=token
    )
    return page, 422 if form.errors else 200


@blueprint.route("/edit", methods=["GET", "POST"])
@public
def edit(token):
    """Correct what one typed."""
    found = links.registration_of(token)
    if not is_unlocked(found):
        return redirect(url_for("mine.unlock", token=token, to="edit"), 303)
    links.require_writable(found.event)
    given, words = consents.standing(found), wordings.agreements(found.event_id, found.language)
    form = MyRegistrationForm(obj=found, data={name: name in given for name in CHOICES})
    for name in CHOICES:
        if name not in words:
            del form[name]
    if form.validate_on_submit():
        try:
            services.edit_registration(found, version=form.version.data or 0, **_changes(form, found))
        except WorkshopError as error:
            form.refuse(error, "position" if getattr(error, "field", None) == "titles" else None)
        else:
            flash(_("Your registration was changed."), "success")
            return redirect(url_for("mine.show", token=token), 303)
    page = render_template(
        "registrations/mine/edit.html", registration=found, event=found.event, form=form, token=token,
        texts=words,
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.post("/cancellation")
@public
def cancel(token):
    """Give the place back."""
    found = links.registration_of(token)
    if not is_unlocked(found):
        return redirect(url_for("mine.unlock", token=token, to="edit"), 303)
    links.require_writable(found.event)
    services.cancel_registration(found)
    flash(_("Your registration was cancelled. Thank you for telling us."), "success")
    return redirect(url_for("mine.show", token=token), 303)


def _changes(form, registration):
    asked = [name for name in CHOICES if name in form]
    untouched = [name for name in consents.standing(registration) if name not in asked]
    changes = {
        "full_name": form.full_name.data, "honorific": form.honorific.data or "", "phone": form.phone.data,
        "email": form.email.data, "organization": form.organization.data,
        "consents": [*untouched, *(name for name in asked if form[name].data)],
    }  # fmt: skip
    # titles that the office entered one by one stay apart unless the person writes the line anew
    if form.position.data != registration.position:
        changes["position"] = form.position.data
    return changes


def _name(registration):
    # a revoked link takes what it unlocked with it
    return f"{registration.id}.{registration.link_serial}"


def _still_unlocked():
    return {name: until for name, until in session.get("unlocked", {}).items() if until > time.time()}


def is_unlocked(registration):
    """Whether this browser gave the last four digits a moment ago."""
    return registration.anonymised_at is None and _name(registration) in _still_unlocked()
