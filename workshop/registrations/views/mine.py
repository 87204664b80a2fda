"""My registration, by personal link: see it; after the last four digits of the phone, change it."""

import time

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from workshop import hooks
from workshop.accounts.access import public
from workshop.errors import WorkshopError
from workshop.events.calendars import calendar_file
from workshop.events.queries import registration_gate
from workshop.paper.views.sending import stored_response
from workshop.questions import sending
from workshop.questions.fields import answers_of, typed, with_questions
from workshop.questions.queries import file_at, form_questions, is_asked, standard_fields
from workshop.registrations import answering, consents, documents, links, queries, services, wordings
from workshop.registrations.forms import MyRegistrationForm, TailForm
from workshop.registrations.refusals import LinkReadOnly
from workshop.web import language, limits
from workshop.web.errors import words

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
        is_read_only=links.is_read_only(found.event), is_over=registration_gate(found.event) == "over",
        seat=documents.seat_words(found), is_asked=answering.lacks_answers(found),
        papers=[each for answer in hooks.call("own_papers", found, token) for each in answer],
    )  # fmt: skip


@blueprint.get("/qr.png")
@public
def ticket(token):
    """The ticket as a picture that can be kept."""
    found = links.registration_of(token)
    return Response(documents.ticket_png(found), mimetype="image/png")


@blueprint.get("/calendar.ics")
@public
def calendar(token):
    """The workshop for a calendar, with this page's address in it, so that the ticket is at hand on the day."""
    found = links.registration_of(token)
    data = calendar_file(found.event, url=links.link_url(found))
    name = f'attachment; filename="{found.event.slug}.ics"'
    return Response(data, mimetype="text/calendar", headers={"Content-Disposition": name})


@blueprint.get("/files/<int:question_id>")
@public
def file(token, question_id):
    """A file that this person sent."""
    found = links.registration_of(token)
    if not is_unlocked(found):
        return redirect(url_for("mine.unlock", token=token, to="edit"), 303)
    return stored_response(file_at(found.id, question_id).file)


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
            ways = {"data": "my_data.show", "show": "mine.show"}
            return redirect(url_for(ways.get(form.to.data, "mine.edit"), token=token), 303)
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
    questions = [each for each in form_questions(found.event) if is_asked(each, found.kind)]
    form, words = _form(found, questions)
    if request.method == "POST":
        sending.take_files(form, questions, registration_id=found.id, kind=found.kind)
    if form.validate_on_submit():
        try:
            changes = {**_changes(form, found), "answers": answers_of(form, questions, found.kind, found.answers)}
            services.edit_registration(found, version=form.version.data or 0, **changes)
        except WorkshopError as error:
            form.refuse(error, "position" if getattr(error, "field", None) == "titles" else None)
        else:
            flash(_("Your registration was changed."), "success")
            return redirect(url_for("mine.show", token=token), 303)
    page = render_template(
        "registrations/mine/edit.html", registration=found, event=found.event, form=form, token=token,
        texts=words, questions=questions,
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
    services.cancel_registration(found, by_guest=True)
    flash(_("Your registration was cancelled. Thank you for telling us."), "success")
    return redirect(url_for("mine.show", token=token), 303)


@blueprint.post("/restoration")
@public
def restore(token):
    """Come after all: a place if one is left, otherwise the end of the waiting list."""
    found = links.registration_of(token)
    if not is_unlocked(found):
        return redirect(url_for("mine.unlock", token=token, to="show"), 303)
    if registration_gate(found.event) == "over":
        raise LinkReadOnly
    try:
        services.restore_registration(found, by_guest=True)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(_("Your registration stands again."), "success")
    return redirect(url_for("mine.show", token=token), 303)


def _form(registration, questions):
    """The form, and the words of what may be agreed to."""
    words = wordings.agreements(registration.event_id, registration.language)
    given, answers = consents.standing(registration), registration.answers
    form_class = with_questions(MyRegistrationForm, questions, language.current(), registration.kind, answers)
    form = form_class(obj=registration, data={**{name: name in given for name in CHOICES}, **typed(questions, answers)})
    # what was said before may be corrected, also where the form no longer asks it
    asked = standard_fields(registration.event)
    form.state_presences({
        name: "optional" if presence == "hidden" and getattr(registration, name) else presence
        for name, presence in asked.items()
    })  # fmt: skip
    for name in CHOICES:
        if name not in words:
            del form[name]
    sending.show_files(form, questions, registration_id=registration.id)
    return form, words


def _changes(form, registration):
    asked = [name for name in CHOICES if name in form]
    untouched = [name for name in consents.standing(registration) if name not in asked]
    changes = {
        "consents": [*untouched, *(name for name in asked if form[name].data)],
        **form.stated("full_name", "honorific", "phone", "email", "organization", "language"),
    }  # fmt: skip
    # titles that the office entered one by one stay apart unless the person writes the line anew
    if "position" in form and form.position.data != registration.position:
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
