"""The words of messages, by kind and language, seen with a real delegate's data while they are written."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid, NotFound
from workshop.events.queries import event_by_slug
from workshop.messages import composing, placeholders, queries, recipients, services, words
from workshop.messages.forms import TemplateForm, placeholder_rows
from workshop.messages.models import KINDS
from workshop.messages.views.blueprint import blueprint
from workshop.web.errors import words as error_words

WRITE = requires(Permission.EVENTS_EVENT_EDIT)
LANGUAGES = ("vi", "en")
MOST_SHOWN = 30
SAMPLE = recipients.Person(
    0, 0, "Nguyễn Thị Hòa", "confirmed", "", "bà", "Giám đốc", "Hợp tác xã Dừa sáp",
    ticket_code="0123456789BCFGHJ", link="…/r/…", place=3,
)  # fmt: skip


@blueprint.get("/texts")
@WRITE
def texts(slug):
    """Every kind of message, and which have own words."""
    event = event_by_slug(slug)
    changed = queries.changed_templates(event)
    return render_template("messages/texts.html", event=event, kinds=words.KINDS, changed=changed, languages=LANGUAGES)


@blueprint.route("/texts/<kind>/<lang>", methods=["GET", "POST"])
@WRITE
def edit_text(slug, kind, lang):
    """Change the words of one kind of message in one language."""
    event = event_by_slug(slug)
    _require(kind, lang)
    form = TemplateForm()
    form.delegate.choices = _delegates(event)
    if request.method == "GET":
        form.subject.data, form.body.data = queries.words_of(event, kind, lang)
    elif form.validate_on_submit():
        try:
            services.save_template(event, kind, lang, subject=form.subject.data, body=form.body.data)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The text was saved. Messages that have not left yet will use it."), "success")
            return redirect(url_for("messages.edit_text", slug=slug, kind=kind, lang=lang), 303)
    page = render_template(
        "messages/edit_text.html", event=event, form=form, kind=kind, lang=lang, languages=LANGUAGES,
        rows=placeholder_rows(lang), is_own=queries.own_words(event, kind, lang) is not None,
        shown=_shown(event, kind, lang, form),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.post("/texts/<kind>/<lang>/preview")
@WRITE
def preview_text(slug, kind, lang):
    """How the text reads with a delegate's data, as JSON; nothing is kept."""
    event = event_by_slug(slug)
    _require(kind, lang)
    form = TemplateForm()
    try:
        for field in (form.subject, form.body):
            placeholders.require_known(field.data or "", field.name)
    except Invalid as error:
        return {"problem": error_words(error)}
    subject, body = _shown(event, kind, lang, form)
    return {"subject": subject, "text": body}


@blueprint.post("/texts/<kind>/<lang>/reset")
@WRITE
def reset_text(slug, kind, lang):
    """Let the default words stand again."""
    _require(kind, lang)
    services.reset_template(event_by_slug(slug), kind, lang)
    flash(_("The usual text stands again."), "success")
    return redirect(url_for("messages.edit_text", slug=slug, kind=kind, lang=lang), 303)


def _require(kind, lang):
    if kind not in KINDS or lang not in LANGUAGES:
        raise NotFound


def _delegates(event):
    chosen = recipients.people().chosen(event, {})[:MOST_SHOWN]
    people = recipients.people().persons([each.registration_id for each in chosen])
    return [(number, each.full_name) for number, each in people.items()] or [(0, SAMPLE.full_name)]


def _shown(event, kind, lang, form):
    try:
        chosen = int(form.delegate.data or 0)
    except ValueError:
        chosen = 0
    if not chosen and form.delegate.choices:
        chosen = form.delegate.choices[0][0]
    person = recipients.people().person(chosen) if chosen else None
    person = person if person is not None and person.event_id == event.id else SAMPLE
    note = _("Here stand your own words, if you write any.") if "note" in _keys(form.body.data or "") else ""
    typed = (form.subject.data or "", form.body.data or "")
    return composing.text_of(event, person, kind, lang, note=note, words=typed)


def _keys(text):
    return {placeholders.key_of(mark) for mark in placeholders.marks(text)}
