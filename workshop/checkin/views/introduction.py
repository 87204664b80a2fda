"""The MC's introduction list: on a phone as people come, frozen at ten minutes before, and on paper."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import documents
from workshop.checkin.leader_lists import forget_lists, live_list
from workshop.checkin.queries import leaders as queries
from workshop.checkin.services import leaders as services
from workshop.checkin.views.blueprint import blueprint
from workshop.events.queries import event_by_slug
from workshop.paper.render import document_pdf
from workshop.paper.views.sending import bytes_response
from workshop.registrations.services import record_export

READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)


@blueprint.get("/introduction")
@READ
def introduction(slug):
    """Who is in the hall now, in the order in which they are introduced."""
    event = event_by_slug(slug)
    return render_template(
        "checkin/introduction.html", event=event, shown=live_list(event), freeze=queries.standing_freeze(event)
    )


@blueprint.get("/introduction.pdf")
@READ
def print_introduction(slug):
    """The list on paper, as it is frozen or as it stands now."""
    event = event_by_slug(slug)
    found = queries.introduction(event)
    record_export(event, "introduction-pdf", len(found.lines) + len(found.later), with_contacts=False)
    data = document_pdf(documents.introduction_document(event, found))
    return bytes_response(data, "application/pdf", f"gioi-thieu-dai-bieu-{slug}.pdf")


@blueprint.post("/introduction/freeze")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def freeze_introduction(slug):
    """Keep the list as it stands, for print."""
    services.freeze_introduction(event_by_slug(slug), current_user())
    forget_lists()
    flash(_("The list is frozen. Print it now; whoever comes later stands below it."), "success")
    return redirect(url_for("checkin.introduction", slug=slug), 303)


@blueprint.post("/introduction/thaw")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def unfreeze_introduction(slug):
    """Let the list follow the arrivals again."""
    services.unfreeze_introduction(event_by_slug(slug))
    forget_lists()
    flash(_("The list follows the arrivals again."), "success")
    return redirect(url_for("checkin.introduction", slug=slug), 303)
