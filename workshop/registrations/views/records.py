"""One delegate: register, show, correct, confirm, cancel, restore, the personal link."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.accounts.queries import names_of
from workshop.audit import services as audit
from workshop.edges import qr
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.imports.queries import origins_of
from workshop.paper.views.sending import stored_response
from workshop.questions.fields import shown_answers
from workshop.questions.queries import file_at, files_of, is_on_form, questions_of
from workshop.registrations import documents, links, places, queries, services
from workshop.registrations.duplicates import queries as duplicates
from workshop.registrations.duplicates.words import explained
from workshop.registrations.forms import DelegateForm
from workshop.registrations.services.lost_links import waiting_for_link
from workshop.registrations.views.blueprint import blueprint
from workshop.web import language
from workshop.web.errors import words
from workshop.web.pagination import paginate

READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)
EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Register a delegate for the office; one who resembles somebody registered only on a second word."""
    event = event_by_slug(slug)
    form = _form(event)
    if form.validate_on_submit():
        alike = [] if "anyway" in request.form else duplicates.resembling(event, form.delegate())[:5]
        if alike:
            return _asked_about(event, form, alike)
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
    _note_look(found)
    reader, history = language.current(), queries.history(found)
    return render_template(
        "registrations/show.html", event=event, registration=found, labels=kind_labels(event, reader),
        qr=qr.svg_inline(found.ticket_code, label=_("QR code of the ticket")), link=links.link_url(found),
        answers=_answers(event, found, reader), history=history, sees_contacts=_sees_contacts(event),
        place=queries.place_in_line(found) if found.status == "waiting" else None,
        has_place=found.status not in ("pending", "waiting") or places.is_free(event, found.kind),
        seat=documents.seat_words(found),
        origins=origins_of("registrations", found.id),
        names=names_of(each.actor_id for each in history if each.actor_kind == "user"),
    )  # fmt: skip


@blueprint.route("/<int:registration_id>/edit", methods=["GET", "POST"])
@EDIT
def edit(slug, registration_id):
    """Correct a delegate; titles stand one a line."""
    event = event_by_slug(slug)
    found = queries.registration_at(event, registration_id)
    form = _form(event, obj=found)
    if request.method == "GET":
        _note_look(found)
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


@blueprint.post("/<int:registration_id>/waiting-place")
@EDIT
def queue(slug, registration_id):
    """Approve one for whom no place is left."""
    return _act(slug, registration_id, services.queue_registration, _("Approved. The delegate is on the waiting list."))


@blueprint.get("/<int:registration_id>/files/<int:question_id>")
@requires(Permission.REGISTRATIONS_CONTACTS_READ)
def file(slug, registration_id, question_id):
    """A file that a delegate sent; that it was opened is written down."""
    found = queries.registration_at(event_by_slug(slug), registration_id)
    kept = file_at(found.id, question_id)
    services.record_file_opened(found, question_id)
    return stored_response(kept.file)


@blueprint.get("/lost-links")
@EDIT
def lost_links(slug):
    """Who asks for the personal link again, with the link to send."""
    event = event_by_slug(slug)
    page = paginate(waiting_for_link(event))
    return render_template(
        "registrations/lost_links.html", event=event, page=page, link_of=links.link_url,
        sees_contacts=_sees_contacts(event),
    )  # fmt: skip


@blueprint.post("/<int:registration_id>/lost-link")
@EDIT
def link_sent(slug, registration_id):
    """Note that the link was sent."""
    services.link_was_sent(queries.registration_at(event_by_slug(slug), registration_id))
    flash(_("Noted: the link was sent."), "success")
    return redirect(url_for("registrations.lost_links", slug=slug), 303)


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


def _answers(event, registration, reader):
    """What was answered, files with a link; questions that are no longer asked say so."""
    files = files_of(registration_id=registration.id)
    rows = []
    for question in questions_of(event):
        for label, answer in shown_answers([question], registration.answers, reader):
            row = {"key": label if is_on_form(question) else _("%(label)s (no longer asked)", label=label)}
            if question.id in files:
                at = {"slug": event.slug, "registration_id": registration.id, "question_id": question.id}
                row |= {"url": url_for("registrations.file", **at), "link_label": _("Open the file")}
            rows.append({**row, "value": answer})
    return rows
def _asked_about(event, form, alike):
    page = render_template(
        "registrations/create.html", event=event, form=form, alike=duplicates.others_of(alike),
        explained=explained, labels=kind_labels(event, language.current()),
    )  # fmt: skip
    return page, 409


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
    choices = list(kind_labels(event, language.current()).items())
    # nobody becomes a leader of the province because that kind stands first
    form.kind.choices = choices if "obj" in kwargs else [("", _("Choose")), *choices]
    if not _sees_contacts(event):
        del form.phone, form.email, form.note
    return form


def _note_look(found):
    if _sees_contacts(found.event):
        audit.record_look("registrations.viewed", found)


def _sees_contacts(event):
    return may(current_user(), Permission.REGISTRATIONS_CONTACTS_READ, event.id)
