"""Register several people at once: the contact, then the people in rows or pasted as lines."""

import secrets

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from itsdangerous import BadData, TimestampSigner

from workshop.accounts.access import public
from workshop.errors import WorkshopError
from workshop.events.queries import public_event, registration_gate
from workshop.registrations import places
from workshop.registrations.delegations import links, services
from workshop.registrations.delegations.forms import GroupForm
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.refusals import PeopleRefused
from workshop.registrations.delegations.rows import Rows, read_rows
from workshop.web import language
from workshop.web.public_forms import count_submission

blueprint = Blueprint("group_signup", __name__)
FASTEST_SECONDS = 3  # nobody types names and phones in less
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
    rows = read_rows(request.form) if request.method == "POST" else Rows([Person("") for _row in range(EMPTY_ROWS)])
    if request.method == "POST" and request.form.get("act", "save") == "save":
        count_submission("group")
        if form.validate_on_submit() and _is_by_hand(form) and (made := _register(event, form, rows)):
            number = len(rows.people)
            flash(ngettext("%(num)s person is registered.", "%(num)s people are registered.", number), "success")
            return redirect(url_for("delegation.show", token=links.token_of(made)), 303)
    rows.people = rows.people or [Person("")]
    page = render_template(
        "registrations/delegations/group.html", event=event, form=form, rows=rows, is_full=not places.is_free(event),
    )  # fmt: skip
    return page, 422 if form.errors or rows.problems else 200


def _register(event, form, rows):
    if rows.pasted:
        form.form_errors.append(_("There are pasted lines that were not read yet. Press “Read the lines” first."))
        return None
    try:
        return services.register_delegation(event, rows.people, language=language.current(), **form.contact())
    except PeopleRefused as error:
        rows.problems = error.problems
        form.refuse(error)
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
    if request.method == "GET":
        form.began.data = _signer().sign(secrets.token_hex(4)).decode()
    return form


def _is_by_hand(form):
    """Whether a person filled in the form: the trap is empty and it took a moment."""
    try:
        _value, began = _signer().unsign(form.began.data or "", max_age=24 * 3600, return_timestamp=True)
    except BadData:
        began = None
    if form.website.data or began is None:
        form.form_errors.append(_("The form could not be accepted. Please open it again from the workshop's page."))
        return False
    if _signer().get_timestamp() - began.timestamp() < FASTEST_SECONDS:
        form.form_errors.append(_("That was very quick. Please check what you typed and send it again."))
        return False
    return True


def _signer():
    return TimestampSigner(current_app.config["SECRET_KEY"], salt="group-signup")
