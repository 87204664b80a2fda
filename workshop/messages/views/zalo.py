"""Texts and pictures for those without e-mail, taken into Zalo by hand."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.messages import composing, queries, recipients, services, words
from workshop.messages.views.blueprint import EDIT, blueprint, sees_contacts
from workshop.messages.views.outbox import people_of
from workshop.web import language
from workshop.web.errors import words as error_words
from workshop.web.pagination import paginate

PER_PAGE = 20


@blueprint.get("/zalo")
@EDIT
def zalo(slug):
    """Who is to be written to by Zalo: text and ticket to copy, one tap when it is done."""
    event = event_by_slug(slug)
    asked = {"group": request.args.get("group", ""), "kind": request.args.get("kind", "")}
    page = paginate(queries.to_hand_over(event, **asked), per_page=PER_PAGE)
    people, known = people_of(page.items), {}
    rows = [
        (message, person, composing.message_text(message, person, known), composing.has_ticket(person, message.kind))
        for message in page.items if (person := people.get(message.id))
    ]  # fmt: skip
    return render_template(
        "messages/zalo.html", event=event, page=page, rows=rows, asked=asked, counts=queries.counts(event),
        kinds=words.KINDS, group_text=composing.group_text(event, language.current()),
        sees_contacts=sees_contacts(event), undoable=request.args.get("done", type=int),
    )  # fmt: skip


@blueprint.post("/<int:message_id>/copy")
@EDIT
def mark_copied(slug, message_id):
    """Note that a text was sent by Zalo."""
    message = queries.message_at(event_by_slug(slug), message_id)
    person = recipients.person_of(message)
    try:
        services.mark_copied(message, composing.message_text(message, person), by=current_user().id)
    except WorkshopError as error:
        flash(error_words(error), "error")
        return redirect(url_for("messages.zalo", slug=slug, **request.args), 303)
    return redirect(url_for("messages.zalo", slug=slug, **{**request.args, "done": message_id}), 303)


@blueprint.post("/<int:message_id>/copy-undoing")
@EDIT
def undo_copied(slug, message_id):
    """Take back that a text was sent by Zalo."""
    try:
        services.undo_copied(queries.message_at(event_by_slug(slug), message_id))
    except WorkshopError as error:
        flash(error_words(error), "error")
    else:
        flash(_("The text stands among those to send by Zalo again."), "success")
    return redirect(url_for("messages.zalo", slug=slug, **request.args), 303)
