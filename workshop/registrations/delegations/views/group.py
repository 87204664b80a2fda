"""Register several people at once: the contact, then the people in rows or pasted as lines."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import public
from workshop.errors import WorkshopError
from workshop.events.queries import public_event, registration_gate
from workshop.questions.queries import form_questions
from workshop.registrations import guarding, places, wordings
from workshop.registrations.delegations import links, services
from workshop.registrations.delegations.forms import GroupForm
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.refusals import PeopleRefused
from workshop.registrations.delegations.rows import Rows, read_rows
from workshop.registrations.refusals import WordsChanged
from workshop.web import language

blueprint = Blueprint("group_signup", __name__)
EMPTY_ROWS = 2


@blueprint.route("/e/<slug>/register/group", methods=["GET", "POST"])
@public
def create(slug):
    """Register several people of one unit; nothing is kept before the last button."""
    event = public_event(slug)
    gate = registration_gate(event)
    if gate != "open":
        return render_template("registrations/closed.html", event=event, gate=gate)
    form = _form(event)
    if request.method == "GET":
        return _page(event, form, Rows([Person("") for _row in range(EMPTY_ROWS)]))
    rows = read_rows(request.form)
    if request.form.get("act", "save") != "save" or "again" in request.form:
        return _page(event, form, rows)
    if not guarding.may_go_on(form) or not form.validate():
        return _page(event, form, rows)
    if not guarding.is_worked_for(form):
        return _page_to_check(event, form, rows)
    made = _register(event, form, rows)
    if made is None:
        return _page(event, form, rows)
    number = len(rows.people)
    flash(ngettext("%(num)s person is registered.", "%(num)s people are registered.", number), "success")
    return redirect(url_for("delegation.show", token=links.token_of(made)), 303)


def _page(event, form, rows):
    rows.people = rows.people or [Person("")]
    page = render_template(
        "registrations/delegations/group.html", event=event, form=form, rows=rows, is_full=not places.is_free(event),
        words=wordings.for_others(event.id, language.current()), work=guarding.WORK,
        asks_more=any(each.is_required for each in form_questions(event)),
    )  # fmt: skip
    return page, guarding.status_of(form) if form.errors else 422 if rows.problems else 200


def _page_to_check(event, form, rows):
    """Without a script: who was typed in, once more, and a button."""
    return render_template(
        "registrations/check.html", event=event, form=form, questions=(), people=rows.people,
        typed=guarding.typed_values(request.form), checked=guarding.checked_token(request.form),
    )  # fmt: skip


def _register(event, form, rows):
    if rows.pasted:
        form.form_errors.append(_("There are pasted lines that were not read yet. Press “Read the lines” first."))
        return None
    try:
        return services.register_delegation(
            event, rows.people, language=language.current(), words_shown=form.words_shown.data or "", **form.contact()
        )
    except PeopleRefused as error:
        rows.problems = error.problems
        form.refuse(error)
    except WordsChanged as error:
        form.refuse(error)
        form.told.data, form.words_shown.data = False, wordings.for_others_shown(event.id, language.current())
    except WorkshopError as error:
        form.refuse(error, {"phone": "contact_phone", "email": "contact_email"}.get(getattr(error, "field", None)))
    return None


def _form(event):
    form = GroupForm()
    reader = language.current()
    form.kind.choices = [
        (kind.code, kind.label_en if reader == "en" and kind.label_en else kind.label)
        for kind in event.kinds
        if kind.is_public
    ]
    if len(form.kind.choices) > 1:  # asked, never guessed
        form.kind.choices.insert(0, ("", _("Please choose")))
    if request.method == "GET":
        form.began.data = guarding.new_token()
        form.words_shown.data = wordings.for_others_shown(event.id, reader)
    return form
