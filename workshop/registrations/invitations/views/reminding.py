"""Reminders to copy into Zalo, one a unit and all at once, and that they were sent."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.registrations.invitations import queries, services
from workshop.registrations.invitations.beside import beside_counts
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
    letter, beside = queries.letter_of(event), beside_counts(event)
    rows = queries.rows_of(query)
    there = [] if ids else [(row[0], beside[row[0].delegation.unit_key]) for row in rows]
    there = [pair for pair in there if pair[1]]  # reminded only when somebody ticks them
    left_out = {found.id for found, _number in there}
    told = [
        (found, state, reminder_text(found, "vi", letter, named, beside[found.delegation.unit_key]))
        for found, named, state in rows if found.id not in left_out
    ]  # fmt: skip
    return render_template(
        "registrations/invitations/reminders.html", event=event, told=told, letter=letter, chosen=bool(ids),
        there=there, beside=beside, sees_contacts=sees_contacts(event),
        everything="\n\n".join(text.body for _one, _state, text in told),
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
