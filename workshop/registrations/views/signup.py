"""The public form."""

import secrets

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from itsdangerous import BadData, TimestampSigner

from workshop.accounts.access import public
from workshop.errors import WorkshopError
from workshop.events.queries import public_event, registration_gate
from workshop.questions.fields import answers_of, fields_of, with_questions
from workshop.questions.queries import questions_of
from workshop.registrations import links, places, refusals, services, wordings
from workshop.registrations.forms import SignUpForm
from workshop.web import language, limits

blueprint = Blueprint("signup", __name__)
A_MINUTE, PER_BROWSER, PER_ADDRESS = 60, 5, 600
FASTEST_SECONDS = 3  # nobody types a name and a phone in less


@blueprint.route("/e/<slug>/register", methods=["GET", "POST"])
@public
def create(slug):
    """Register oneself: a place, a place to be approved, or the waiting list."""
    event = public_event(slug)
    gate = registration_gate(event)
    if gate != "open":
        return render_template("registrations/closed.html", event=event, gate=gate)
    reader, questions = language.current(), questions_of(event)
    form = _form(event, questions, reader)
    if request.method == "POST":
        _count_attempt()
    if form.validate_on_submit() and _is_by_hand(form):
        try:
            made = services.register(event, form.delegate(answers_of(form, questions), reader), source="public")
        except refusals.WordsChanged as error:
            form.refuse(error)
            _ask_agreements(form, event, reader, anew=True)
        except WorkshopError as error:
            form.refuse(error, "position" if getattr(error, "field", None) == "titles" else None)
        else:
            flash(_("Your registration has arrived. Keep this page: it is your ticket."), "success")
            return redirect(url_for("mine.show", token=links.link_token(made)), 303)
    page = render_template(
        "registrations/signup.html", event=event, form=form, own=fields_of(form, questions),
        texts=wordings.agreements(event.id, reader), is_full=not places.is_free(event),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _form(event, questions, reader):
    form = with_questions(SignUpForm, questions, reader)()
    form.kind.choices = [
        (kind.code, kind.label_en if reader == "en" and kind.label_en else kind.label)
        for kind in event.kinds
        if kind.is_public
    ]
    if len(form.kind.choices) == 1:
        form.kind.data = form.kind.choices[0][0]
    _ask_agreements(form, event, reader, anew=request.method == "GET")
    if request.method == "GET":
        form.began.data = _signer().sign(secrets.token_hex(4)).decode()
    return form


def _ask_agreements(form, event, reader, anew):
    """Ask only what the workshop asks; ``anew`` unticks all and says which words are shown."""
    words = wordings.agreements(event.id, reader)
    for purpose in wordings.PURPOSES:
        if purpose not in words and purpose in form:
            del form[purpose]
        elif anew and purpose in form:
            form[purpose].data = False
    if anew:
        form.words_shown.data = wordings.fingerprint(words)


def _count_attempt():
    browser = session.setdefault("browser", secrets.token_hex(8))
    limits.hit_below(f"signup:browser:{browser}", PER_BROWSER, A_MINUTE)
    limits.hit_below(f"signup:address:{request.remote_addr}", PER_ADDRESS, A_MINUTE)


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
    return TimestampSigner(current_app.config["SECRET_KEY"], salt="signup")
