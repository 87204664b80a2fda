"""Who was invited and who has answered: the list, what is done to many at once, the table."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from workshop.edges.spreadsheets import write_xlsx
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.paper.views.sending import bytes_response
from workshop.registrations.delegations.queries import without_invitation
from workshop.registrations.invitations import queries, services
from workshop.registrations.invitations.beside import beside_counts
from workshop.registrations.invitations.exporting import answers_sheet
from workshop.registrations.invitations.models import CHANNELS
from workshop.registrations.invitations.views.blueprint import EDIT, READ, blueprint, sees_contacts
from workshop.registrations.services import record_export
from workshop.web.errors import words
from workshop.web.pagination import paginate

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("")
@READ
def index(slug):
    """Filter, search, a page at a time; how many answered, how many people are named."""
    event = event_by_slug(slug)
    asked = _asked()
    page = paginate(queries.invitations(event, **asked), scalars=False)
    return render_template(
        "registrations/invitations/index.html", event=event, page=page, asked=asked, counts=queries.counts(event),
        letter=queries.letter_of(event), states=queries.STATES, channels=CHANNELS, groups=without_invitation(event),
        beside=beside_counts(event),
    )  # fmt: skip


@blueprint.post("/bulk")
@EDIT
def bulk(slug):
    """Mark the ticked ones as sent, remind, print or take them off."""
    event = event_by_slug(slug)
    ids, act = request.form.getlist("ids", type=int), request.form.get("act", "")
    try:
        if act == "remind" and ids:
            return redirect(url_for("invitations.reminders", slug=slug, ids=ids), 303)
        if act == "mail" and ids:
            return redirect(url_for("invitations.write", slug=slug, kind="invitation", ids=ids), 303)
        if act == "print" and ids:
            return redirect(url_for("activity.job", job_id=services.print_invitations(event, ids).id), 303)
        flash(_done(event, ids, act), "success")
    except WorkshopError as error:
        flash(words(error), "error")
    return redirect(url_for("invitations.index", slug=slug, **request.args), 303)


@blueprint.get("/answers.xlsx")
@READ
def export(slug):
    """The list with its filters as a table."""
    event = event_by_slug(slug)
    rows = queries.rows_of(queries.invitations(event, **_asked()))
    with_contacts = sees_contacts(event)
    data = write_xlsx([answers_sheet(rows, with_contacts=with_contacts)])
    record_export(event, "xlsx", len(rows), with_contacts=with_contacts)
    return bytes_response(data, XLSX, f"giay-moi-{event.slug}.xlsx")


def _done(event, ids, act):
    """Do what the bar of the list asks; returns what to say."""
    if act == "take_off":
        number = services.take_off(event, ids)
        return ngettext("%(num)s unit was taken off the list.", "%(num)s units were taken off the list.", number)
    if act == "unsent":
        number = services.mark_unsent(event, ids)
        return ngettext("%(num)s invitation counts as not sent.", "%(num)s invitations count as not sent.", number)
    number = services.mark_sent(event, ids, request.form.get("how", ""))
    return ngettext("%(num)s invitation is marked as sent.", "%(num)s invitations are marked as sent.", number)


def _asked():
    asked = {name: request.args.get(name, "") for name in ("search", "state")}
    if asked["state"] not in (*queries.STATES, "silent"):
        asked["state"] = ""
    return asked
