"""What stands behind a workshop: details, organisers, kinds of delegates, documents."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import ROLE_NAMES, Permission, who_may
from workshop.edges.uploads import accept_scan
from workshop.errors import Invalid, StaleVersion, WorkshopError
from workshop.events import cards, queries, services
from workshop.events.forms import (
    HOST_ROLES,
    EditEventForm,
    HostForm,
    KindForm,
    MaterialForm,
    RegistrationSettingsForm,
)
from workshop.events.words import moved_words
from workshop.web.errors import words

blueprint = Blueprint("settings", __name__, url_prefix="/events/<slug>")
EDIT = requires(Permission.EVENTS_EVENT_EDIT)


@blueprint.get("/settings")
@EDIT
def index(slug):
    """What can be set, and whether the public sees the workshop."""
    event = queries.event_by_slug(slug)
    untold = [task for task in cards.attention_of(event) if task.get("is_telling")]
    return render_template(
        "events/settings/index.html", event=event, untold=untold,
        missing=queries.missing_for_publication(event) if event.status == "draft" else (), role_names=ROLE_NAMES,
        colleagues=who_may(Permission.EVENTS_EVENT_READ, event.id),
        administrators=[user.full_name for user, _roles in who_may(Permission.ADMIN_ACCOUNTS_MANAGE)],
    )  # fmt: skip


@blueprint.route("/edit", methods=["GET", "POST"])
@EDIT
def edit(slug):
    """Change what guests and staff are told."""
    event = queries.event_by_slug(slug)
    form, before = EditEventForm(obj=event), event.starts_at
    if form.validate_on_submit() and (moved := _saved(event, form, services.reschedule_event)):
        flash(_("The workshop was changed."), "success")
        if moved.is_anything:
            flash(moved_words(moved, before), "info")
        return redirect(url_for("settings.index", slug=slug), 303)
    return render_template("events/settings/edit.html", event=event, form=form), 422 if form.errors else 200


@blueprint.route("/registration", methods=["GET", "POST"])
@EDIT
def registration(slug):
    """When the public may register, for how many places, and who decides."""
    event = queries.event_by_slug(slug)
    form = RegistrationSettingsForm(obj=event)
    if form.validate_on_submit() and _saved(event, form):
        flash(_("The settings of the registration were saved."), "success")
        return redirect(url_for("settings.index", slug=slug), 303)
    page = render_template(
        "events/settings/registration.html", event=event, form=form, gate=queries.registration_gate(event)
    )
    return page, 422 if form.errors else 200


@blueprint.route("/hosts", methods=["GET", "POST"])
@EDIT
def hosts(slug):
    """The organisations that hold it."""
    event = queries.event_by_slug(slug)
    has_lead = any(host.role == "lead" for host in event.hosts)
    form = HostForm(role="partner" if has_lead else "lead")
    if form.validate_on_submit():
        try:
            services.add_host(event, form.name.data, form.role.data)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The organisation was added."), "success")
            return redirect(url_for("settings.hosts", slug=slug), 303)
    page = render_template("events/settings/hosts.html", event=event, form=form, roles=HOST_ROLES)
    return page, 422 if form.errors else 200


@blueprint.post("/hosts/<int:host_id>/place")
@EDIT
def move_host(slug, host_id):
    """Move an organisation up or down."""
    host = queries.host(queries.event_by_slug(slug), host_id)
    services.move_host(host, -1 if request.form.get("to") == "up" else 1)
    return redirect(url_for("settings.hosts", slug=slug), 303)


@blueprint.post("/hosts/<int:host_id>/role")
@EDIT
def host_role(slug, host_id):
    """Let an organisation lead, or join in."""
    host, role = queries.host(queries.event_by_slug(slug), host_id), request.form.get("role")
    try:
        services.set_host_role(host, "lead" if role == "lead" else "partner")
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(_("The role was changed."), "success")
    return redirect(url_for("settings.hosts", slug=slug), 303)


@blueprint.post("/hosts/<int:host_id>/removal")
@EDIT
def remove_host(slug, host_id):
    """Take an organisation off the list."""
    try:
        services.remove_host(queries.host(queries.event_by_slug(slug), host_id))
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(_("The organisation was removed."), "success")
    return redirect(url_for("settings.hosts", slug=slug), 303)


@blueprint.route("/kinds", methods=["GET", "POST"])
@EDIT
def kinds(slug):
    """The kinds of delegates, and a form for another one."""
    event = queries.event_by_slug(slug)
    form = KindForm()
    if form.validate_on_submit():
        try:
            services.add_kind(event, **form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The kind of delegates was added."), "success")
            return redirect(url_for("settings.kinds", slug=slug), 303)
    return render_template("events/settings/kinds.html", event=event, form=form), 422 if form.errors else 200


@blueprint.route("/kinds/<int:kind_id>/edit", methods=["GET", "POST"])
@EDIT
def edit_kind(slug, kind_id):
    """Change a kind of delegates."""
    event = queries.event_by_slug(slug)
    kind = queries.delegate_kind(event, kind_id)
    form = KindForm.of(kind)
    if form.validate_on_submit():
        try:
            services.edit_kind(kind, **form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The kind of delegates was changed."), "success")
            return redirect(url_for("settings.kinds", slug=slug), 303)
    page = render_template("events/settings/edit_kind.html", event=event, kind=kind, form=form)
    return page, 422 if form.errors else 200


@blueprint.post("/kinds/<int:kind_id>/place")
@EDIT
def move_kind(slug, kind_id):
    """Move a kind of delegates up or down."""
    kind = queries.delegate_kind(queries.event_by_slug(slug), kind_id)
    services.move_kind(kind, -1 if request.form.get("to") == "up" else 1)
    return redirect(url_for("settings.kinds", slug=slug), 303)


@blueprint.route("/materials", methods=["GET", "POST"])
@EDIT
def materials(slug):
    """The documents for download, and a form for another one."""
    event = queries.event_by_slug(slug)
    form = MaterialForm()
    if form.validate_on_submit():
        upload = form.file.data
        try:
            accepted = accept_scan(upload.read(), upload.filename)
            services.add_material(event, form.title.data, accepted, upload.filename)
        except WorkshopError as error:
            form.refuse(error, "file")
        else:
            flash(_("The document can be downloaded from the public page."), "success")
            return redirect(url_for("settings.materials", slug=slug), 303)
    return render_template("events/settings/materials.html", event=event, form=form), 422 if form.errors else 200


@blueprint.post("/materials/<int:material_id>/removal")
@EDIT
def remove_material(slug, material_id):
    """Stop offering a document."""
    services.remove_material(queries.material(queries.event_by_slug(slug), material_id))
    flash(_("The document is no longer offered."), "success")
    return redirect(url_for("settings.materials", slug=slug), 303)


def _saved(event, form, verb=services.edit_event):
    """Save what ``form`` says and answer what ``verb`` does; a refusal stands in the form afterwards."""
    fields = {name: field.data for name, field in form._fields.items() if name not in ("csrf_token", "version")}
    try:
        return verb(event, form.version.data or 0, **fields)
    except (Invalid, StaleVersion) as error:
        return form.refuse(error)
