"""All workshops, one at a glance, and its way from draft to closed."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, event_ids_for
from workshop.errors import Invalid
from workshop.events import cards, queries, services
from workshop.events.forms import CreateEventForm
from workshop.web.errors import words

blueprint = Blueprint("events", __name__)


@blueprint.get("/events/")
@requires(Permission.EVENTS_EVENT_READ)
def index():
    """The workshops one may see, those to come first."""
    ids = event_ids_for(current_user(), Permission.EVENTS_EVENT_READ)
    return render_template(
        "events/index.html", upcoming=queries.upcoming_events(ids), past=queries.past_events(ids), phase=queries.phase
    )


@blueprint.route("/events/new", methods=["GET", "POST"])
@requires(Permission.EVENTS_EVENT_CREATE)
def create():
    """Open a draft."""
    form = CreateEventForm()
    if form.validate_on_submit():
        try:
            event = services.create_event(**_fields(form))
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The draft is open. Add the organisers and the programme, then publish it."), "success")
            return redirect(url_for("events.show", slug=event.slug), 303)
    return render_template("events/create.html", form=form), 422 if form.errors else 200


@blueprint.get("/events/<slug>")
@requires(Permission.EVENTS_EVENT_READ)
def show(slug):
    """The day at a glance: opens on the phase the workshop is in."""
    event = queries.event_by_slug(slug)
    natural = queries.phase(event)
    phase = request.args.get("phase")
    phase = phase if phase in cards.PHASES else natural
    return render_template(
        "events/show.html", event=event, phase=phase, natural=natural, todo=cards.preparation(event),
        attention=cards.attention_of(event) if phase == natural else [], **cards.cards_of(current_user(), event, phase),
    )  # fmt: skip


@blueprint.route("/events/<slug>/duplicate", methods=["GET", "POST"])
@requires(Permission.EVENTS_EVENT_CREATE)
def duplicate(slug):
    """Open a draft with the same organisers, programme and kinds of delegates."""
    event = queries.event_by_slug(slug)
    form = CreateEventForm(obj=None if request.method == "POST" else event)
    del form.venue
    if form.validate_on_submit():
        try:
            made = services.duplicate_event(event, **_fields(form))
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The copy is a draft of its own. Nobody is registered in it yet."), "success")
            return redirect(url_for("events.show", slug=made.slug), 303)
    return render_template("events/duplicate.html", event=event, form=form), 422 if form.errors else 200


@blueprint.post("/events/<slug>/publication")
@requires(Permission.EVENTS_EVENT_EDIT)
def publish(slug):
    """Publish, take back into draft, or close; ``to`` says which."""
    event = queries.event_by_slug(slug)
    verb, said = {
        "draft": (services.unpublish_event, _("The workshop is a draft again; its public page is gone.")),
        "cancelled": (
            services.cancel_event,
            _("The workshop is cancelled; its page says so. Now tell the delegates, from the overview."),
        ),
        "closed": (services.close_event, _("The workshop is closed; nobody can register any more.")),
    }.get(request.form.get("to"), (services.publish_event, _("The workshop is published.")))
    try:
        verb(event)
    except services.NotReadyToPublish as error:
        flash(words(error), "error")
    else:
        flash(said, "success")
    return redirect(url_for("settings.index", slug=slug), 303)


def _fields(form):
    return {name: field.data for name, field in form._fields.items() if name != "csrf_token"}
