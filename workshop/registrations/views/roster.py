"""The list of delegates and what is done to many at once."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.messages.views.mailings import page_to
from workshop.registrations import listing, queries, services
from workshop.registrations.services import together
from workshop.registrations.views.blueprint import blueprint
from workshop.registrations.words_shown import source_labels
from workshop.web import language
from workshop.web.errors import words

NAMED = 5  # of those who found no place
NARROWING = ("search", "kind", "status", "unit", "source", "contact", "titles", "names", "answers")


@blueprint.get("")
@requires(Permission.REGISTRATIONS_PEOPLE_READ)
def index(slug):
    """Search, filter, sort, a page at a time; everything that is asked stays in the address."""
    event = event_by_slug(slug)
    asked = listing.asked_of(request.args)
    page = listing.page(event, asked, request.args.get("page", 1, type=int))
    return render_template(
        "registrations/index.html", event=event, page=page, asked=asked, counts=queries.counts(event),
        labels=kind_labels(event, language.current()), is_narrowed=any(asked[name] for name in NARROWING),
        is_deep=any(asked[name] for name in ("unit", "source", "contact", "titles", "names", "answers")),
        sources=source_labels(),
        address={name: value for name, value in asked.items() if value}, import_url=_import_url(slug),
        undo=together.bulk_at(event, request.args.get("cancelled", 0, type=int)),
    )  # fmt: skip


@blueprint.post("/bulk")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def bulk(slug):
    """Confirm or cancel the ticked ones, or all that the address means."""
    event = event_by_slug(slug)
    asked = {name: value for name, value in listing.asked_of(request.args).items() if value}
    ids = chosen_ids(event)
    if not ids:
        flash(_("Tick at least one delegate first."), "error")
    elif request.form.get("act") == "cancel":
        made = together.cancel_many(event, ids)
        asked["cancelled"] = made.id
    else:
        _confirm(event, ids)
    return redirect(url_for("registrations.index", slug=slug, **asked), 303)


@blueprint.post("/messages")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def write(slug):
    """The page on which a message to the ticked ones, or to all that the address means, is written."""
    event = event_by_slug(slug)
    ids = chosen_ids(event)
    if ids:
        return page_to(event, ids)
    flash(_("Tick at least one delegate first."), "error")
    asked = {name: value for name, value in listing.asked_of(request.args).items() if value}
    return redirect(url_for("registrations.index", slug=slug, **asked), 303)


@blueprint.post("/cancellations/<int:cancellation_id>/undo")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def undo_cancellation(slug, cancellation_id):
    """Take a cancellation of many back."""
    event = event_by_slug(slug)
    asked = {name: value for name, value in listing.asked_of(request.args).items() if value}
    made = together.bulk_at(event, cancellation_id)
    if made is None:
        flash(_("This was undone already."), "info")
        return redirect(url_for("registrations.index", slug=slug, **asked), 303)
    try:
        restored, left = together.restore_many(made)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        text = ngettext("%(num)s registration was restored.", "%(num)s registrations were restored.", restored)
        flash(text, "success")
        if left:
            text = ngettext("%(num)s person has registered anew and stays cancelled here.",
                            "%(num)s people have registered anew and stay cancelled here.", left)  # fmt: skip
            flash(text, "info")
    return redirect(url_for("registrations.index", slug=slug, **asked), 303)


def chosen_ids(event):
    """The ticked ids of a posted list, or those of everybody whom its address means."""
    if request.form.get("everyone"):
        return listing.ids_of(event, listing.asked_of(request.args))
    return request.form.getlist("ids", type=int)


def _confirm(event, ids):
    done, left = services.confirm_registrations(event, ids)
    flash(ngettext("%(num)s delegate was confirmed.", "%(num)s delegates were confirmed.", done), "success")
    if left:
        text = "There is no place left for %(num)s delegate.", "There is no place left for %(num)s delegates."
        names = ", ".join([each.full_name for each in left[:NAMED]] + ["…"] * (len(left) > NAMED))
        flash(f"{ngettext(*text, len(left))} ({names})", "error")


def _import_url(slug):
    # the importer is a room of its own; without it the page offers the other ways
    return url_for("imports.create", slug=slug) if "imports.create" in current_app.view_functions else None
