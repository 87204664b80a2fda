"""Requests about personal data: the list with its clock, and each one's way to its end."""

import datetime as dt

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.accounts.queries import names_of
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.extensions import db, utc_now
from workshop.privacy import queries, services, words
from workshop.privacy.forms import RequestForm, ToldForm
from workshop.registrations import consents
from workshop.registrations.models import Registration
from workshop.registrations.queries import everyone, registration_at
from workshop.vietnamese.dates import LOCAL_ZONE, local_day
from workshop.web.errors import words as error_words
from workshop.web.pagination import paginate

blueprint = Blueprint("data_requests", __name__, url_prefix="/events/<slug>/data-requests")
READ = requires(Permission.REGISTRATIONS_CONTACTS_READ)
EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
FOUND_AT_MOST = 20


@blueprint.get("")
@READ
def index(slug):
    """Open ones first, the nearest deadline first."""
    event = event_by_slug(slug)
    state = request.args.get("state", "")
    page = paginate(queries.requests_of(event, state if state in ("open", *words.STATES) else ""))
    return render_template(
        "privacy/requests/index.html", event=event, page=page, state=state, words=words, today=local_day(utc_now())
    )


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Enter what reached the office; ``?search=`` finds the person, ``?person=`` names them."""
    event = event_by_slug(slug)
    form = RequestForm(data={"received_on": local_day(utc_now()), "came_by": "phone"})
    people = _people(event, form)
    if people and form.validate_on_submit():
        person = registration_at(event, form.registration.data)
        received = dt.datetime.combine(form.received_on.data, dt.time(12), LOCAL_ZONE)
        try:
            made = services.take_request(
                person, form.kind.data, words=form.words.data, came_by=form.came_by.data,
                is_identified=form.is_identified.data, received_at=min(received, utc_now()),
            )  # fmt: skip
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The request has number %(number)s.", number=made.number), "success")
            return redirect(url_for("data_requests.show", slug=slug, request_id=made.id), 303)
    search = request.args.get("search", "")
    page = render_template("privacy/requests/create.html", event=event, form=form, people=people, search=search)
    return page, 422 if form.errors else 200


@blueprint.get("/<int:request_id>")
@READ
def show(slug, request_id):
    """What is asked, until when, what was done, and what comes next."""
    event = event_by_slug(slug)
    return _page(event, queries.request_at(event, request_id), ToldForm(formdata=None))


@blueprint.post("/<int:request_id>/<any(answer, extension, completion, refusal, identification):act>")
@EDIT
def act(slug, request_id, act):
    """Answer, extend once, carry out, refuse, or say that it is sure who asks."""
    event = event_by_slug(slug)
    found = queries.request_at(event, request_id)
    form = ToldForm()
    verb = {
        "answer": services.answer_request, "extension": services.extend_request,
        "refusal": services.refuse_request, "completion": services.complete_request,
        "identification": services.identify_request,
    }[act]  # fmt: skip
    more = {"purposes": form.purposes.data or ()} if act == "completion" else {}
    try:
        said = form.is_identified.data if act == "identification" else form.words.data or ""
        verb(found, said, version=form.version.data or 0, **more)
    except WorkshopError as error:
        flash(error_words(error), "error")
        return _page(event, queries.request_at(event, request_id), form), error.status
    flash(_("The request was brought up to date."), "success")
    return redirect(url_for("data_requests.show", slug=slug, request_id=request_id), 303)


def _people(event, form):
    person, search = request.args.get("person", type=int), request.args.get("search", "").strip()
    if person:
        people = [registration_at(event, person)]
    elif search:
        query = everyone(event, search).order_by(Registration.name_sort).limit(FOUND_AT_MOST)
        people = list(db.session.scalars(query))
    else:
        people = []
    form.registration.choices = [
        (each.id, " · ".join(part for part in (each.full_name, each.organization) if part)) for each in people
    ]
    return people


def _page(event, found, form):
    person = found.registration
    form.version.data = found.version
    standing = consents.standing(person) if person else []
    form.purposes.choices = [(name, _(consents.LABELS[name])) for name in standing]
    history = queries.history(found)
    return render_template(
        "privacy/requests/show.html", event=event, request_shown=found, person=person, form=form, words=words,
        history=history, names=names_of(entry.actor_id for entry in history if entry.actor_kind == "user"),
        today=local_day(utc_now()),
    )  # fmt: skip
