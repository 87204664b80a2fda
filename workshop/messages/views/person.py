"""One delegate: the text of each message, to send or to copy, and what was written before."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user
from workshop.errors import NotFound
from workshop.events.queries import event_by_slug
from workshop.messages import composing, queries, recipients, services
from workshop.messages.refusals import PersonSilent
from workshop.messages.views.blueprint import EDIT, blueprint, sees_contacts
from workshop.web.errors import words

# what one may be told, by state; the first is what the page opens with
FITTING = {
    "confirmed": ("placed", "reminder", "promoted"), "waiting": ("waiting", "reminder"),
    "pending": ("pending", "reminder"), "cancelled": ("cancelled",),
}  # fmt: skip


@blueprint.get("/people/<int:registration_id>")
@EDIT
def person(slug, registration_id):
    """The texts that fit this delegate now."""
    event = event_by_slug(slug)
    found = _person(event, registration_id)
    kinds = FITTING[found.status]
    if event.status == "cancelled" and found.status != "cancelled":
        kinds = ("event_cancelled",)
    kind = request.args.get("kind") if request.args.get("kind") in kinds else kinds[0]
    return render_template(
        "messages/person.html", event=event, person=found, kinds=kinds, kind=kind, token=secrets.token_hex(12),
        text=composing.text_of(event, found, kind, found.language), has_ticket=composing.has_ticket(found, kind),
        written=queries.messages_to(event, registration_id), sees_contacts=sees_contacts(event),
    )  # fmt: skip


@blueprint.post("/people/<int:registration_id>/sending")
@EDIT
def send_to_person(slug, registration_id):
    """Send one message by e-mail, or note that it went by Zalo; a second press is the same message."""
    event = event_by_slug(slug)
    found = _person(event, registration_id)
    kind, token = request.form.get("kind", ""), (request.form.get("token") or secrets.token_hex(12))[:40]
    if kind not in (*FITTING[found.status], "event_cancelled"):
        raise NotFound
    to = recipients.Recipient(found.registration_id, event.id, bool(found.email), found.language,
                              found.is_demonstration or event.is_demonstration, found.is_silent)  # fmt: skip
    if found.is_silent:
        flash(words(PersonSilent()), "error")
    elif request.form.get("way") == "zalo":
        text = composing.text_of(event, found, kind, found.language)
        services.record_copied(to, kind, text, token, by=current_user().id)
        flash(_("Noted as sent by Zalo."), "success")
    else:
        made = services.post(to, kind, f"hand:{token}")
        said = _("The message is in the outbox.") if made.status == "waiting" else _("The text waits to be copied.")
        flash(said, "success")
    return redirect(url_for("messages.person", slug=slug, registration_id=registration_id, kind=kind), 303)


def _person(event, registration_id):
    found = recipients.people().person(registration_id)
    if found is None or found.event_id != event.id:
        raise NotFound
    return found
