"""The public form, its preview, and the way back to a lost personal link."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import public, requires
from workshop.accounts.permissions import Permission
from workshop.errors import TooManyAttempts, WorkshopError
from workshop.events.queries import event_by_slug, public_event, registration_gate
from workshop.questions import queries as questions_queries
from workshop.questions import sending
from workshop.questions.fields import answers_of, with_questions
from workshop.registrations import guarding, links, places, refusals, services, wordings
from workshop.registrations.forms import LostLinkForm, SignUpForm
from workshop.web import language, limits

blueprint = Blueprint("signup", __name__)
FILES_PER_ADDRESS = 120  # in a minute


@blueprint.route("/e/<slug>/register", methods=["GET", "POST"])
@public
def create(slug):
    """Register oneself: a place, a place to be approved, or the waiting list."""
    event = public_event(slug)
    gate = registration_gate(event)
    if gate != "open":
        return render_template("registrations/closed.html", event=event, gate=gate)
    questions = questions_queries.form_questions(event)
    form = _form(event, questions)
    if request.method == "GET" or "again" in request.form:
        return _page(event, form, questions)
    if not guarding.may_go_on(form) or not _took_files(form, questions) or not form.validate():
        return _page(event, form, questions)
    if not guarding.is_worked_for(form):
        return _page_to_check(event, form, questions)
    return _registered(event, form, questions) or _page(event, form, questions)


@blueprint.get("/events/<slug>/registrations/preview")
@requires(Permission.EVENTS_EVENT_EDIT)
def preview(slug):
    """The form as a delegate sees it; it sends nothing."""
    event = event_by_slug(slug)
    questions = questions_queries.form_questions(event)
    return _page(event, _form(event, questions), questions, is_preview=True)


@blueprint.route("/e/<slug>/register/link", methods=["GET", "POST"])
@public
def lost_link(slug):
    """Ask for the personal link again; the answer is the same whether somebody is registered or not."""
    event = public_event(slug)
    form = LostLinkForm()
    if form.validate_on_submit() and guarding.is_below_limits(form):
        if not form.website.data:
            services.ask_for_link(event, full_name=form.full_name.data, contact=form.contact.data)
        return redirect(url_for("signup.lost_link", slug=slug, asked=1), 303)
    page = render_template(
        "registrations/lost_link.html", event=event, form=form, is_asked=bool(request.args.get("asked"))
    )
    return page, guarding.status_of(form)


def _registered(event, form, questions):
    """The way on to the personal page, or None with a refusal on ``form``."""
    token, typed = form.began.data, form.stated("phone", "email")
    contact = typed.get("phone") or typed.get("email", "")
    given = answers_of(form, questions, form.kind.data)
    try:
        made = services.register(
            event, form.delegate(given, language.current()), source="public", holder=guarding.holder_of(token),
            key=guarding.key_of(token, form.full_name.data, contact),
        )  # fmt: skip
    except refusals.AlreadyRegistered:
        # neither said nor shown: only the phone or e-mail of the first time gets the link
        services.ask_for_link(event, full_name=form.full_name.data, contact=contact)
        return redirect(url_for("signup.lost_link", slug=event.slug, asked=1), 303)
    except refusals.WordsChanged as error:
        form.refuse(error)
        _ask_agreements(form, event, anew=True)
        return None
    except WorkshopError as error:
        form.refuse(error, "position" if getattr(error, "field", None) == "titles" else None)
        return None
    if made.status == "confirmed":
        flash(_("Your registration has arrived. Keep this page: it is your ticket."), "success")
    else:
        flash(_("Your registration has arrived. Keep this page: it shows how your registration stands."), "success")
    return redirect(url_for("mine.show", token=links.link_token(made)), 303)


def _form(event, questions):
    reader, kind = language.current(), request.form.get("kind", "") if request.method == "POST" else None
    choosable = [each for each in event.kinds if each.is_public]
    if len(choosable) == 1:
        kind = choosable[0].code
    form = with_questions(SignUpForm, questions, reader, kind)()
    form.state_presences(questions_queries.standard_fields(event))
    full = places.full_kinds(event)
    form.kind.choices = [(each.code, _kind_words(each, reader, each.code in full)) for each in choosable]
    if len(choosable) == 1:
        form.kind.data = kind
    _ask_agreements(form, event, anew=request.method == "GET")
    if request.method == "GET":
        form.began.data = guarding.new_token()
    return form


def _kind_words(kind, reader, is_full):
    label = kind.label_en if reader == "en" and kind.label_en else kind.label
    return _("%(kind)s (waiting list)", kind=label) if is_full else label


def _ask_agreements(form, event, anew):
    """Ask only what the workshop asks; ``anew`` unticks all and says which words are shown."""
    words = wordings.agreements(event.id, language.current())
    for purpose in wordings.PURPOSES:
        if purpose not in words and purpose in form:
            del form[purpose]
        elif anew and purpose in form:
            form[purpose].data = False
    if anew:
        form.words_shown.data = wordings.fingerprint(words)


def _page(event, form, questions, *, is_preview=False):
    if guarding.age_of(form.began.data) is not None:
        sending.show_files(form, questions, holder=guarding.holder_of(form.began.data))
    full, choosable = places.full_kinds(event), [kind for kind in event.kinds if kind.is_public]
    page = render_template(
        "registrations/signup.html", event=event, form=form, questions=questions,
        texts=wordings.agreements(event.id, language.current()),
        is_preview=is_preview, work=guarding.WORK, kinds=choosable, is_full=all(k.code in full for k in choosable),
        some_full=any(k.code in full for k in choosable),
        some_approved=[k for k in choosable if services.needs_approval(event, k.code)],
    )  # fmt: skip
    return page, guarding.status_of(form)


def _page_to_check(event, form, questions):
    """Without a script: what was typed, once more, and a button."""
    return render_template(
        "registrations/check.html", event=event, form=form, questions=questions,
        typed=guarding.typed_values(request.form), checked=guarding.checked_token(request.form),
    )  # fmt: skip


def _took_files(form, questions):
    try:
        if sending.brings_files():
            limits.hit_below(f"signup:files:{request.remote_addr}", FILES_PER_ADDRESS, guarding.A_MINUTE)
    except TooManyAttempts as error:
        return guarding.refuse_often(form, error)
    sending.take_files(form, questions, holder=guarding.holder_of(form.began.data), kind=form.kind.data)
    return True
