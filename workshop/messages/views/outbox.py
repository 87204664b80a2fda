"""The outbox: what waits, what left, what failed, and what a person decides about it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.messages import composing, queries, recipients, services, words
from workshop.messages.views.blueprint import EDIT, blueprint, sees_contacts
from workshop.web.errors import words as error_words
from workshop.web.pagination import paginate


@blueprint.get("")
@EDIT
def index(slug):
    """Every message, filtered by state and kind."""
    event = event_by_slug(slug)
    asked = {name: request.args.get(name, "") for name in ("group", "kind")}
    page = paginate(queries.outbox(event, **asked))
    return render_template(
        "messages/index.html", event=event, page=page, asked=asked, counts=queries.counts(event), kinds=words.KINDS,
        groups=words.GROUPS, people=people_of(page.items), mailings=queries.mailings(event)[:5],
        setting=queries.setting_of(event.id),
    )  # fmt: skip


@blueprint.get("/<int:message_id>")
@EDIT
def show(slug, message_id):
    """One message: what it said or would say, and what became of it."""
    event = event_by_slug(slug)
    message = queries.message_at(event, message_id)
    person = recipients.person_of(message)
    is_erased = not message.body and message.status in ("sent", "copied")
    return render_template(
        "messages/show.html", event=event, message=message, person=person, sees_contacts=sees_contacts(event),
        text=None if is_erased else composing.message_text(message, person), history=queries.history(message),
    )  # fmt: skip


@blueprint.post("/<int:message_id>/resending")
@EDIT
def resend(slug, message_id):
    """Send one that did not leave again."""
    return _settle(slug, message_id, services.resend, _("The message is in the outbox again."))


@blueprint.post("/<int:message_id>/cancellation")
@EDIT
def cancel(slug, message_id):
    """Keep one from leaving."""
    return _settle(slug, message_id, services.cancel_message, _("The message will not be sent."), signed=True)


@blueprint.post("/<int:message_id>/arrival")
@EDIT
def arrive(slug, message_id):
    """Say that one whose fate nobody knew has arrived."""
    return _settle(slug, message_id, services.mark_sent, _("The message counts as sent."), signed=True)


@blueprint.post("/resending")
@EDIT
def resend_failed(slug):
    """Send all failed ones again, or those of one mailing."""
    event, mailing_id = event_by_slug(slug), request.form.get("mailing", type=int)
    number = services.resend_failed(event, mailing_id)
    flash(ngettext("%(num)s message is in the outbox again.", "%(num)s messages are in the outbox again.", number),
          "success")  # fmt: skip
    return _back(slug, mailing_id)


@blueprint.post("/cancellation")
@EDIT
def cancel_waiting(slug):
    """Keep all that wait from leaving, or those of one mailing."""
    event, mailing_id = event_by_slug(slug), request.form.get("mailing", type=int)
    number = services.cancel_waiting(event, mailing_id)
    flash(ngettext("%(num)s message will not be sent.", "%(num)s messages will not be sent.", number), "success")
    return _back(slug, mailing_id)


@blueprint.post("/automatic")
@EDIT
def set_automatic(slug):
    """Let the workshop write by itself when a registration changes, or stop it."""
    is_automatic = request.form.get("to") == "on"
    services.set_automatic(event_by_slug(slug), is_automatic)
    said = _("Delegates are written to when their registration changes.")
    flash(said if is_automatic else _("Nothing is written by itself any more."), "success")
    return redirect(url_for("messages.index", slug=slug), 303)


def people_of(messages):
    """{message id: Person} for the rows of a page, in one go."""
    return recipients.persons_of(messages)


def _settle(slug, message_id, verb, said, signed=False):
    message = queries.message_at(event_by_slug(slug), message_id)
    try:
        verb(message, **({"by": current_user().id} if signed else {}))
    except WorkshopError as error:
        flash(error_words(error), "error")
    else:
        flash(said, "success")
    return redirect(url_for("messages.show", slug=slug, message_id=message_id), 303)


def _back(slug, mailing_id):
    if mailing_id:
        return redirect(url_for("messages.mailing", slug=slug, mailing_id=mailing_id), 303)
    return redirect(url_for("messages.index", slug=slug), 303)
