"""The people of a unit, by its link: add, correct, take back, another in place, the ticket of each."""

from flask import Response, flash, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.errors import WorkshopError
from workshop.registrations import answering, wordings
from workshop.registrations.delegations import queries, services
from workshop.registrations.delegations.forms import PersonForm
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.refusals import PeopleRefused
from workshop.registrations.delegations.rows import Rows, read_rows
from workshop.registrations.documents import ticket_png
from workshop.registrations.invitations.queries import letter_of
from workshop.registrations.invitations.views.reply import found_at, here, is_closed, route
from workshop.web import language
from workshop.web.errors import words


@route("/people/new", ["GET", "POST"])
def add(token):
    """Name people in rows, or paste lines and look through them first."""
    found = found_at(token)
    rows, error = Rows([Person("")]), None
    if request.method == "POST":
        rows = read_rows(request.form)
        if request.form.get("act", "save") == "save":
            number, error = _named(found, rows)
            if error is None:
                flash(ngettext("%(num)s person is registered.", "%(num)s people are registered.", number), "success")
                return here("show", token)
    rows.people = rows.people or [Person("")]
    page = render_template(
        "registrations/delegations/add.html", delegation=found, invitation=found.invitation, event=found.event,
        token=token, rows=rows, error=error, named=queries.named_count(found),
        words=wordings.for_others(found.event_id, language.current()),
        words_shown=wordings.for_others_shown(found.event_id, language.current()),
    )  # fmt: skip
    return page, 422 if error else 200


@route("/people/<int:registration_id>", ["GET", "POST"])
def person(token, registration_id):
    """One of the people: the ticket, and what may be corrected."""
    found = found_at(token)
    registration = queries.person_of(found, registration_id)
    kept = {name: getattr(registration, name) for name in ("full_name", "honorific", "position", "version")}
    form = PersonForm(data=kept)
    if form.validate_on_submit():
        try:
            services.edit_person(
                found, registration_id, version=form.version.data or 0, **form.changes(registration)
            )
        except WorkshopError as error:
            form.refuse(error, "position" if getattr(error, "field", None) == "titles" else None)
        else:
            flash(_("The registration was changed."), "success")
            return here("show", token)
    return _person_page(found, registration, token, form)


@route("/people/<int:registration_id>/replacement", ["GET", "POST"])
def replace(token, registration_id):
    """Somebody else comes in place (đi thay)."""
    found = found_at(token)
    before = queries.person_of(found, registration_id)
    form = PersonForm(data={"version": before.version})
    if form.validate_on_submit():
        try:
            made = services.replace_person(found, registration_id, form.person())
        except WorkshopError as error:
            form.refuse(error, "position" if getattr(error, "field", None) == "titles" else None)
        else:
            flash(_("%(new)s comes in place of %(old)s.", new=made.full_name, old=before.full_name), "success")
            return here("show", token)
    page = render_template(
        "registrations/delegations/replace.html", delegation=found, event=found.event, token=token, form=form,
        registration=before,
    )  # fmt: skip
    return page, 422 if form.errors else 200


@route("/people/<int:registration_id>/removal", ["POST"])
def remove(token, registration_id):
    """This person will not come."""
    return _act(token, lambda found: services.remove_person(found, registration_id),
                _("%(name)s was removed. You can take this back below."))  # fmt: skip


@route("/people/<int:registration_id>/restoration", ["POST"])
def restore(token, registration_id):
    """This person comes after all."""
    return _act(token, lambda found: services.restore_person(
        found, registration_id, over_quota=letter_of(found.event).over_quota
    ), _("%(name)s is named again."))  # fmt: skip


@route("/people/<int:registration_id>/qr.png", ["GET"])
def ticket(token, registration_id):
    """The ticket of one as a picture that can be kept and sent on."""
    registration = queries.person_of(found_at(token), registration_id)
    return Response(ticket_png(registration), mimetype="image/png")


def _named(delegation, rows):
    """(how many were named, the refusal or None)."""
    if rows.pasted:
        return 0, _("There are pasted lines that were not read yet. Press “Read the lines” first.")
    try:
        over = letter_of(delegation.event).over_quota
        source = "public" if delegation.invitation is None else "invitation"
        made = services.add_people(
            delegation, rows.people, source=source, over_quota=over, language=language.current(),
            words_shown=request.form.get("words_shown", ""),
        )  # fmt: skip
        return len(made), None
    except PeopleRefused as refused:
        rows.problems = refused.problems
        return 0, words(refused)
    except WorkshopError as refused:
        return 0, words(refused)


def _person_page(delegation, registration, token, form):
    page = render_template(
        "registrations/delegations/person.html", delegation=delegation, event=delegation.event, token=token, form=form,
        registration=registration, is_closed=is_closed(delegation.event),
        is_asked=bool(answering.open_questions(registration, by_unit=True)),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _act(token, verb, said):
    found = found_at(token)
    try:
        changed = verb(found)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(said % {"name": changed.full_name}, "success")
    return here("show", token)
