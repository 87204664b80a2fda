"""Writing to many at once: whom, what, how it looks, and what became of each."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from workshop.accounts.access import current_user
from workshop.errors import Invalid, WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.messages import composing, queries, recipients, services, words
from workshop.messages.forms import MailingForm
from workshop.messages.views.blueprint import EDIT, blueprint
from workshop.messages.views.outbox import people_of
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.web import language
from workshop.web.pagination import paginate

AUDIENCE = ("search", "kind", "status")


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Choose whom, write your own words, look at it, send."""
    event = event_by_slug(slug)
    form, kind = MailingForm(), _kind()
    audience = _audience(form)
    if request.method == "GET":
        form.token.data, form.note.data = secrets.token_hex(16), _first_note(event, kind)
    elif (form.validate_on_submit() and request.form.get("act") != "preview"
          and (made := _send(event, kind, form, audience))):  # fmt: skip
        return redirect(url_for("messages.mailing", slug=slug, mailing_id=made.id), 303)
    return _page(event, form, kind, audience)


def page_to(event, ids):
    """The same page for those who were ticked in a list; it sends nothing yet."""
    form = MailingForm(formdata=None)
    form.token.data, form.ids.data = secrets.token_hex(16), ",".join(str(each) for each in ids)
    return _page(event, form, "reminder", _audience(form))


def _page(event, form, kind, audience):
    chosen = recipients.people().chosen(event, audience)
    form.about.choices, form.about.data = [(each, words.kind_words(each)) for each in words.TO_MANY], kind
    page = render_template(
        "messages/create.html", event=event, form=form, kind=kind, audience=audience, kinds=words.TO_MANY,
        labels=kind_labels(event, language.current()), with_email=sum(each.has_email for each in chosen),
        total=len(chosen), shown=_shown(event, kind, chosen, form.note.data or ""),
        has_changes=bool(queries.untold_changes(event)[1]), silent=len(audience.get("ids", ())) - len(chosen),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.post("/changes-seen")
@EDIT
def dismiss_changes(slug):
    """Say that what changed needs no telling."""
    services.dismiss_changes(event_by_slug(slug))
    flash(_("Delegates are not told of these changes."), "success")
    return redirect(url_for("messages.index", slug=slug), 303)


@blueprint.get("/mailings/<int:mailing_id>")
@EDIT
def mailing(slug, mailing_id):
    """What became of one mailing, person by person."""
    event = event_by_slug(slug)
    found, group = queries.mailing_at(event, mailing_id), request.args.get("group", "")
    page = paginate(queries.outbox(event, group, mailing_id=found.id))
    return render_template(
        "messages/mailing.html", event=event, mailing=found, page=page, people=people_of(page.items), group=group,
        counts=queries.counts(event, found.id), groups=words.GROUPS,
    )  # fmt: skip


def _kind():
    kind = request.form.get("about") or request.args.get("about") or request.args.get("kind")
    return kind if kind in words.TO_MANY else "reminder"


def _audience(form):
    if ids := form.chosen_ids():
        return {"ids": ids}
    return {name: request.args.get(name if name != "kind" else "delegates", "") for name in AUDIENCE}


def _send(event, kind, form, audience):
    try:
        made = services.write_to_many(
            event, kind, audience=audience, token=(form.token.data or secrets.token_hex(16))[:40],
            note=form.note.data, by=current_user().id, with_email=form.with_email.data,
            without_email=form.without_email.data,
        )  # fmt: skip
    except (Invalid, WorkshopError) as error:
        return form.refuse(error)
    number = sum(queries.counts(event, made.id).values())
    flash(ngettext("%(num)s message is written.", "%(num)s messages are written.", number), "success")
    return made


def _shown(event, kind, chosen, note):
    """(subject, body, name) for the first who would get it."""
    if not chosen:
        return None
    person = recipients.people().person(chosen[0].registration_id)
    return (*composing.text_of(event, person, kind, person.language, note=note), person.full_name)


def _first_note(event, kind):
    """What changed, in words to start from; Vietnamese, as most messages are."""
    if kind != "change":
        return ""
    changed = queries.untold_changes(event)[1]
    local = event.starts_at.astimezone(LOCAL_ZONE)
    lines = []
    with force_locale("vi"):
        if changed & {"starts_at", "ends_at"}:
            lines.append(_("New time: %(time)s, %(day)s", time=f"{local:%H:%M}", day=f"{local:%d/%m/%Y}"))
        if changed & {"venue", "venue_address"}:
            venue = event.place
            lines.append(_("New venue: %(venue)s", venue=venue))
        if "programme" in changed:
            lines.append(_("The programme has changed; the new one is on the workshop's page."))
    return "\n".join(lines)
