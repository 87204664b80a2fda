"""The words of messages, by kind and language, seen with a real delegate's data while they are written."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid, NotFound
from workshop.events.queries import event_by_slug
from workshop.messages import composing, placeholders, queries, recipients, services, words
from workshop.messages.forms import TemplateForm, placeholder_rows
from workshop.messages.models import KINDS, TO_UNITS
from workshop.messages.views.blueprint import blueprint
from workshop.web.errors import words as error_words

WRITE = requires(Permission.EVENTS_EVENT_EDIT)
LANGUAGES = ("vi", "en")
MOST_SHOWN = 30
SAMPLE = recipients.Person(
    0, 0, "Nguyễn Thị Hòa", "confirmed", "", "bà", "Giám đốc", "Hợp tác xã Dừa sáp",
    ticket_code="0123456789BCFGHJ", link="…/r/…", place=3,
)  # fmt: skip
SAMPLE_UNIT = recipients.Person(
    None, 0, "Sở Công Thương", "sent", "", organization="Sở Công Thương", link="…/i/…", invitation_id=0,
    quota="01 lãnh đạo + 01 chuyên viên", reply_by="15/5/2023",
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
    form.delegate.choices = _choices(event, kind)
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
        rows=placeholder_rows(lang, kind), is_own=queries.own_words(event, kind, lang) is not None,
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


def _choices(event, kind):
    """[(id, name)] of those with whose data a text can be shown: delegates, or units for what goes to units."""
    if kind in TO_UNITS:
        people = recipients.units().persons(recipients.units().chosen(event)[:MOST_SHOWN])
        return [(number, each.full_name) for number, each in people.items()] or [(0, SAMPLE_UNIT.full_name)]
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
    known = recipients.units() if kind in TO_UNITS else recipients.people()
    person = known.persons([chosen]).get(chosen) if chosen else None
    if person is None or person.event_id != event.id:
        person = SAMPLE_UNIT if kind in TO_UNITS else SAMPLE
    note = _("Here stand your own words, if you write any.") if "note" in _keys(form.body.data or "") else ""
    typed = (form.subject.data or "", form.body.data or "")
    return composing.text_of(event, person, kind, lang, note=note, words=typed)


def _keys(text):
    return {placeholders.key_of(mark) for mark in placeholders.marks(text)}
