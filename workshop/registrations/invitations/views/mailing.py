"""Writing to units by e-mail: who gets it, who has no address, how it reads, and into the outbox."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from workshop.accounts.access import current_user
from workshop.edges import mail
from workshop.errors import NotFound, WorkshopError
from workshop.events.queries import event_by_slug
from workshop.messages import composing, recipients
from workshop.messages.models import TO_UNITS
from workshop.messages.words import kind_words
from workshop.registrations.invitations import queries, services
from workshop.registrations.invitations.forms import MailForm
from workshop.registrations.invitations.views.blueprint import EDIT, blueprint, sees_contacts


@blueprint.route("/mail/<kind>", methods=["GET", "POST"])
@EDIT
def write(slug, kind):
    """Look at whom a message reaches and how it reads, then send it."""
    event = event_by_slug(slug)
    if kind not in TO_UNITS:
        raise NotFound
    form, ids = MailForm(), request.values.getlist("ids", type=int) or None
    if request.method == "GET":
        form.token.data = secrets.token_hex(16)
    elif form.validate_on_submit() and request.form.get("act") != "preview" and (made := _send(event, kind, ids, form)):
        number = len(made.audience["invitations"])
        flash(ngettext("%(num)s message is in the outbox.", "%(num)s messages are in the outbox.", number), "success")
        return redirect(url_for("messages.mailing", slug=slug, mailing_id=made.id), 303)
    groups = queries.to_write_to(event, kind, ids)
    page = render_template(
        "registrations/invitations/write.html", event=event, kind=kind, form=form, ids=ids or (), groups=groups,
        title=kind_words(kind), is_mail_on=mail.is_on(), sees_contacts=sees_contacts(event),
        shown=_shown(event, kind, groups, form.note.data or ""),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _send(event, kind, ids, form):
    try:
        return services.write_by_mail(event, kind, ids, token=(form.token.data or secrets.token_hex(16))[:40],
                                      note=form.note.data or "", by=current_user().id)  # fmt: skip
    except WorkshopError as error:
        return form.refuse(error)


def _shown(event, kind, groups, note):
    """(subject, body, unit) for the first that would get it."""
    first = next((each for name in ("by_mail", "without_address") for each in groups[name]), None)
    if first is None:
        return None
    unit = recipients.units().persons([first.id])[first.id]
    return (*composing.text_of(event, unit, kind, unit.language, note=note), unit.full_name)
