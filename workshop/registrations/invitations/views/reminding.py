"""Reminders to copy into Zalo, one a unit and all at once, and that they were sent."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.registrations.invitations import queries, services
from workshop.registrations.invitations.reminders import reminder_text
from workshop.registrations.invitations.views.blueprint import EDIT, blueprint, sees_contacts
from workshop.web.errors import words


@blueprint.get("/reminders")
@EDIT
def reminders(slug):
    """The text of each unit that has not answered, or of those that were ticked."""
    event = event_by_slug(slug)
    ids = request.args.getlist("ids", type=int)
    query = queries.invitations(event, ids=ids) if ids else queries.invitations(event, state="silent")
    letter = queries.letter_of(event)
    told = [(row[0], row[2], reminder_text(row[0], "vi", letter, row[1])) for row in queries.rows_of(query)]
    return render_template(
        "registrations/invitations/reminders.html", event=event, told=told, letter=letter, chosen=bool(ids),
        sees_contacts=sees_contacts(event), everything="\n\n".join(text.body for _one, _state, text in told),
    )  # fmt: skip


@blueprint.post("/reminders")
@EDIT
def remind(slug):
    """Write that units were reminded."""
    event = event_by_slug(slug)
    try:
        number = services.mark_reminded(event, request.form.getlist("ids", type=int))
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        text = ngettext("%(num)s unit counts as reminded.", "%(num)s units count as reminded.", number)
        flash(text, "success")
    return redirect(url_for("invitations.index", slug=slug), 303)
