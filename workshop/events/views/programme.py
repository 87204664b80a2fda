"""The programme of a workshop."""

import datetime as dt

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid
from workshop.events import queries, services
from workshop.events.forms import SESSION_KINDS, SessionForm
from workshop.events.timing import delay, may_swap, outside, side_by_side
from workshop.events.words import span_words
from workshop.vietnamese.dates import LOCAL_ZONE

blueprint = Blueprint("programme", __name__, url_prefix="/events/<slug>/programme")


@blueprint.get("")
@requires(Permission.EVENTS_EVENT_READ)
def index(slug):
    """The items in their order."""
    event = queries.event_by_slug(slug)
    by = delay(event)
    return render_template(
        "events/programme/index.html", event=event, kinds=SESSION_KINDS, outside={item.id for item in outside(event)},
        beside=side_by_side(event.programme), delay=by and span_words(by), may_swap=may_swap,
    )  # fmt: skip


@blueprint.post("/hours")
@requires(Permission.EVENTS_EVENT_EDIT)
def follow(slug):
    """Let the programme begin when the workshop does."""
    event = queries.event_by_slug(slug)
    if by := services.move_programme(event):
        flash(_("The programme was moved, %(span)s.", span=span_words(by)), "success")
    return redirect(url_for("programme.index", slug=slug), 303)


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.EVENTS_EVENT_EDIT)
def create(slug):
    """Add an item at the end."""
    event = queries.event_by_slug(slug)
    form = _form(event, None)
    if form.validate_on_submit():
        try:
            services.add_session(event, **_fields(form, event))
        except Invalid as error:
            form.refuse(error, "ends")
        else:
            flash(_("The item is in the programme."), "success")
            return redirect(url_for("programme.index", slug=slug), 303)
    return render_template("events/programme/create.html", event=event, form=form), 422 if form.errors else 200


@blueprint.route("/<int:item_id>/edit", methods=["GET", "POST"])
@requires(Permission.EVENTS_EVENT_EDIT)
def edit(slug, item_id):
    """Change an item."""
    event = queries.event_by_slug(slug)
    item = queries.programme_session(event, item_id)
    form = _form(event, item)
    if form.validate_on_submit():
        try:
            services.edit_session(item, **_fields(form, event))
        except Invalid as error:
            form.refuse(error, "ends")
        else:
            flash(_("The item was changed."), "success")
            return redirect(url_for("programme.index", slug=slug), 303)
    return render_template("events/programme/edit.html", event=event, item=item, form=form), 422 if form.errors else 200


@blueprint.post("/<int:item_id>/place")
@requires(Permission.EVENTS_EVENT_EDIT)
def move(slug, item_id):
    """Move an item up or down."""
    item = queries.programme_session(queries.event_by_slug(slug), item_id)
    services.move_session(item, -1 if request.form.get("to") == "up" else 1)
    return redirect(url_for("programme.index", slug=slug), 303)


@blueprint.post("/<int:item_id>/removal")
@requires(Permission.EVENTS_EVENT_EDIT)
def remove(slug, item_id):
    """Take an item off the programme."""
    services.remove_session(queries.programme_session(queries.event_by_slug(slug), item_id))
    flash(_("The item was removed."), "success")
    return redirect(url_for("programme.index", slug=slug), 303)


def _form(event, item):
    first = event.starts_at.astimezone(LOCAL_ZONE).date()
    last = event.ends_at.astimezone(LOCAL_ZONE).date()
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    form = SessionForm(obj=item)
    form.day.choices = [(day.isoformat(), day.strftime("%d/%m/%Y")) for day in days]
    if item and request.method == "GET":
        for name, moment in (("starts", item.starts_at), ("ends", item.ends_at)):
            form[name].data = moment.astimezone(LOCAL_ZONE).time() if moment else None
        if item.starts_at:
            form.day.data = item.starts_at.astimezone(LOCAL_ZONE).date().isoformat()
    return form


def _fields(form, event):
    day = dt.date.fromisoformat(form.day.data) if form.day.data else event.starts_at.astimezone(LOCAL_ZONE).date()
    starts_at, ends_at = (
        dt.datetime.combine(day, field.data, LOCAL_ZONE) if field.data else None for field in (form.starts, form.ends)
    )
    return {
        "kind": form.kind.data, "title": form.title.data, "starts_at": starts_at, "ends_at": ends_at,
        "speaker": form.speaker.data, "speaker_title": form.speaker_title.data,
    }  # fmt: skip
