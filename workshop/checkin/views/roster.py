"""Checking in by hand or by a USB scanner, on a plain page without any script."""

import re
import uuid

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries, services
from workshop.checkin.forms import UndoForm
from workshop.checkin.services.answers import written
from workshop.checkin.views.blueprint import blueprint
from workshop.events.queries import event_by_slug, kind_labels
from workshop.extensions import utc_now
from workshop.paper.codes import classify_foreign, read_code
from workshop.registrations.queries import roster as delegates
from workshop.web import language
from workshop.web.pagination import paginate

PER_PAGE = 30
CITIZEN_NUMBER = re.compile(r"(?<!\d)(?!0084)\d{12}")


@blueprint.get("/roster")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def roster(slug):
    """One field for a scanner or a name, the answer to the last scan, and the people who match."""
    event = event_by_slug(slug)
    points = queries.points(event)
    point = next(
        (known for known in points if known.code == request.args.get("point")), points[0] if points else None
    )
    search = request.args.get("search", "").strip()
    page = paginate(delegates(event, search), per_page=PER_PAGE)
    entries = queries.last_entries(event, point, [person.id for person in page.items]) if point else {}
    return render_template(
        "checkin/roster.html", event=event, points=points, point=point, page=page, search=search, entries=entries,
        answer=_answer(event), labels=kind_labels(event, language.current()), new_id=new_id,
    )  # fmt: skip


@blueprint.post("/roster")
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def check_in(slug):
    """Check in whom a ticket code or a row's button names; look for anything else as a name."""
    event, text = event_by_slug(slug), request.form.get("text", "").strip()
    where = {"slug": slug, "point": request.form.get("point", "")}
    scan = {"id": request.form.get("id"), "point": where["point"], "scanned_at": written(utc_now()),
            "direction": "out" if request.form.get("direction") == "out" else "in"}  # fmt: skip
    if registration_id := request.form.get("registration", type=int):
        where["search"] = request.form.get("search", "")
        scan["registration"] = registration_id
    elif text and (read_code(text).kind != "foreign" or classify_foreign(text).kind != "text"):
        scan["code"] = text
    elif CITIZEN_NUMBER.search(text):  # an address stands in histories
        flash(_("This is the number of an identity card. Nothing of it was kept; look for the name."), "error")
        return redirect(url_for("checkin.roster", **where), 303)
    else:
        return redirect(url_for("checkin.roster", **where, search=text[:120]), 303)
    if not scan["id"]:
        abort(400)
    if not _is_known(event, scan["id"]):  # a button pressed twice is one scan
        services.check_in(event, [scan], caller=_origin())
    back = "checkin.inside" if request.form.get("back") == "inside" else "checkin.roster"
    return redirect(url_for(back, **where, scan=scan["id"]), 303)


@blueprint.route("/scans/<scan_id>/undo", methods=["GET", "POST"])
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def undo(slug, scan_id):
    """Take an admission back, saying why."""
    event = event_by_slug(slug)
    entry = queries.entry_of(event, scan_id)
    form = UndoForm()
    if form.validate_on_submit():
        result = services.undo(event, str(uuid.uuid4()), scan_id, form.reason.data, _origin())
        is_undone = result["outcome"] == "undone"
        flash(
            _("The admission was taken back.") if is_undone else _("There was nothing to take back."),
            "success",
        )
        return redirect(url_for("checkin.roster", slug=slug), 303)
    return render_template(
        "checkin/undo.html", event=event, entry=entry, form=form
    ), 422 if form.errors else 200


def new_id():
    """The id of a scan that a button on the page will send."""
    return str(uuid.uuid4())


def _origin():
    return services.Origin(user_id=current_user().id)


def _is_known(event, scan_id):
    return queries.find_entry(event, scan_id) is not None


def _answer(event):
    scan_id = request.args.get("scan", "")
    return queries.find_entry(event, scan_id) if scan_id else None
