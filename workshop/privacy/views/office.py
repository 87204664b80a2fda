"""Personal data of one workshop: overview, who was informed, retention, who looked."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.accounts.queries import names_of
from workshop.errors import Invalid
from workshop.events import retention
from workshop.events.queries import event_by_slug
from workshop.events.services import set_retention
from workshop.extensions import db, utc_now
from workshop.privacy import notice, queries, services, words
from workshop.privacy.forms import RetentionForm
from workshop.registrations.delegations.queries import units_of
from workshop.registrations.queries import registration_at
from workshop.vietnamese.dates import local_day
from workshop.web import language
from workshop.web.pagination import paginate

blueprint = Blueprint("privacy", __name__, url_prefix="/events/<slug>/privacy")
READ = requires(Permission.REGISTRATIONS_CONTACTS_READ)
EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
SETTINGS = requires(Permission.EVENTS_EVENT_EDIT)


@blueprint.get("")
@READ
def index(slug):
    """What waits, and what can be set."""
    event = event_by_slug(slug)
    waiting = queries.open_requests(event)
    return render_template(
        "privacy/index.html", event=event, waiting=waiting, late=queries.overdue(waiting, local_day(utc_now())),
        untold=queries.number_to_inform(event), until=retention.contacts_kept_until(event),
        names_until=retention.names_kept_until(event),
    )  # fmt: skip


@blueprint.get("/notices")
@READ
def notices(slug):
    """Whom a list brought and who was not told; or ``?told=1`` who was."""
    event = event_by_slug(slug)
    told = request.args.get("told") == "1"
    page = paginate(queries.to_inform(event, informed=told), scalars=False)
    link = f"{current_app.config['WORKSHOP_BASE_URL']}{url_for('privacy_notice.show', slug=slug)}"
    sources = queries.sources_of([row[0] for row in page.items])
    return render_template(
        "privacy/notices.html", event=event, page=page, told=told, sources=sources,
        units=units_of([row[0].id for row in page.items]),
        untold=queries.number_to_inform(event), words=notice.words_to_send(event, language.current(), link),
    )  # fmt: skip


@blueprint.post("/notices")
@EDIT
def inform(slug):
    """Mark those who were told, or take the mark back."""
    event = event_by_slug(slug)
    ids = request.form.getlist("ids", type=int)
    if request.form.get("act") == "all":
        ids = [row[0].id for row in db.session.execute(queries.to_inform(event))]
    if not ids:
        flash(_("Tick at least one delegate first."), "error")
        return redirect(url_for("privacy.notices", slug=slug), 303)
    if request.form.get("act") == "undo":
        number = services.unmark_informed(event, ids)
        flash(ngettext("The mark was taken back from %(num)s person.", "The mark was taken back from %(num)s people.",
                       number), "success")  # fmt: skip
    else:
        number = services.mark_informed(event, ids)
        flash(ngettext("%(num)s person is marked as informed.", "%(num)s people are marked as informed.", number),
              "success")  # fmt: skip
    return redirect(url_for("privacy.notices", slug=slug), 303)


@blueprint.route("/retention", methods=["GET", "POST"])
@SETTINGS
def keep(slug):
    """What is erased when, and a way to decide otherwise."""
    event = event_by_slug(slug)
    months, names_months = retention.retention_of(event)
    form = RetentionForm(data={"months": months, "names_months": names_months})
    if form.validate_on_submit():
        try:
            set_retention(event, form.months.data, form.names_months.data, form.reason.data)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The retention of this workshop was changed."), "success")
            return redirect(url_for("privacy.keep", slug=slug), 303)
    page = render_template(
        "privacy/retention.html", event=event, form=form, until=retention.contacts_kept_until(event),
        names_until=retention.names_kept_until(event), decided=retention.decided(event),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.get("/looks")
@READ
def looks(slug):
    """Who looked at whom, by person and by staff."""
    event = event_by_slug(slug)
    user_id, person_id = (request.args.get(name, type=int) for name in ("user", "person"))
    person = registration_at(event, person_id) if person_id else None
    page = paginate(queries.looks(event, user_id=user_id, registration=person))
    seen = [entry.subject_id for entry in page.items if entry.subject_type == "Registration"]
    return render_template(
        "privacy/looks.html", event=event, page=page, person=person, user_id=user_id, words=words,
        names=names_of(queries.lookers(event)), people=queries.named(seen),
    )  # fmt: skip
