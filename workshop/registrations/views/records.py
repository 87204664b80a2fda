"""One delegate: register, show, correct, confirm, cancel, restore, the personal link."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.edges import qr
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.imports.queries import origins_of
from workshop.questions.fields import shown_answers
from workshop.questions.queries import questions_of
from workshop.registrations import links, queries, services
from workshop.registrations.forms import DelegateForm
from workshop.registrations.views.blueprint import blueprint
from workshop.web import language
from workshop.web.errors import words

READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)
EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Register a delegate for the office."""
    event = event_by_slug(slug)
    form = _form(event)
    if form.validate_on_submit():
        try:
            made = services.register(event, form.delegate(), source="staff")
        except WorkshopError as error:
            form.refuse(error)
        else:
            said = _("%(name)s is registered.", name=made.full_name)
            if made.status == "waiting":
                said = _("Every place is taken; %(name)s is on the waiting list.", name=made.full_name)
            flash(said, "success")
            return redirect(url_for("registrations.show", slug=slug, registration_id=made.id), 303)
    return render_template("registrations/create.html", event=event, form=form), 422 if form.errors else 200


@blueprint.get("/<int:registration_id>")
@READ
def show(slug, registration_id):
    """Everything about one delegate: ticket, link, answers, history."""
    event = event_by_slug(slug)
    found = queries.registration_at(event, registration_id)
    reader = language.current()
    return render_template(
        "registrations/show.html", event=event, registration=found, labels=kind_labels(event, reader),
        qr=qr.svg_inline(found.ticket_code, label=_("QR code of the ticket")), link=links.link_url(found),
        answers=shown_answers(questions_of(event), found.answers, reader), history=queries.history(found),
        sees_contacts=_sees_contacts(event), origins=origins_of("registrations", found.id),
    )  # fmt: skip


@blueprint.route("/<int:registration_id>/edit", methods=["GET", "POST"])
@EDIT
def edit(slug, registration_id):
    """Correct a delegate; titles stand one a line."""
    event = event_by_slug(slug)
    found = queries.registration_at(event, registration_id)
    form = _form(event, obj=found)
    if request.method == "GET":
        form.titles.data = "\n".join(title.title for title in found.titles)
    if form.validate_on_submit():
        try:
            services.edit_registration(found, version=form.version.data or 0, **form.changes())
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The registration was changed."), "success")
            return redirect(url_for("registrations.show", slug=slug, registration_id=found.id), 303)
    page = render_template("registrations/edit.html", event=event, registration=found, form=form)
    return page, 422 if form.errors else 200


@blueprint.post("/<int:registration_id>/confirmation")
@EDIT
def confirm(slug, registration_id):
    """Give a place to one who waits."""
    return _act(slug, registration_id, services.confirm_registration, _("The place is confirmed."))


@blueprint.post("/<int:registration_id>/cancellation")
@EDIT
def cancel(slug, registration_id):
    """Take a registration back."""
    reason = request.form.get("reason", "").strip()
    return _act(
        slug, registration_id, lambda found: services.cancel_registration(found, reason),
        _("The registration was cancelled. You can restore it."),
    )  # fmt: skip


@blueprint.post("/<int:registration_id>/restoration")
@EDIT
def restore(slug, registration_id):
    """Undo a cancellation."""
    return _act(slug, registration_id, services.restore_registration, _("The registration was restored."))


@blueprint.post("/<int:registration_id>/link")
@EDIT
def renew_link(slug, registration_id):
    """Make the personal link worthless and show a new one."""
    return _act(slug, registration_id, services.revoke_link, _("The old link no longer opens. The new one is below."))


def _act(slug, registration_id, verb, said):
    found = queries.registration_at(event_by_slug(slug), registration_id)
    try:
        verb(found)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(said, "success")
    return redirect(url_for("registrations.show", slug=slug, registration_id=registration_id), 303)


def _form(event, **kwargs):
    form = DelegateForm(**kwargs)
    form.kind.choices = list(kind_labels(event, language.current()).items())
    if not _sees_contacts(event):
        del form.phone, form.email, form.note
    return form


def _sees_contacts(event):
    return may(current_user(), Permission.REGISTRATIONS_CONTACTS_READ, event.id)
