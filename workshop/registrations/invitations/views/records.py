"""One invited unit: put it on the list, show, correct, replace its link, its paper."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.queries import names_of
from workshop.edges import qr
from workshop.errors import NotFound, WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.messages import words
from workshop.messages.queries import written_to_unit
from workshop.paper.views.sending import bytes_response
from workshop.registrations.delegations import links
from workshop.registrations.delegations import queries as delegations
from workshop.registrations.delegations import services as delegating
from workshop.registrations.invitations import documents, queries, services
from workshop.registrations.invitations.beside import beside_counts
from workshop.registrations.invitations.forms import InvitationForm
from workshop.registrations.invitations.reminders import first_text, reminder_text
from workshop.registrations.invitations.views.blueprint import EDIT, READ, blueprint, sees_contacts
from workshop.web import language

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
CONTACTS = ("contact_name", "contact_phone", "contact_email")


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Invite one unit."""
    event = event_by_slug(slug)
    form = _form(event)
    if form.validate_on_submit():
        try:
            made = services.invite(event, form.unit_typed())
        except WorkshopError as error:
            form.refuse(error, _field_of(error))
        else:
            flash(_("%(unit)s is on the list.", unit=made.delegation.unit), "success")
            return redirect(url_for("invitations.index", slug=slug), 303)
    page = render_template("registrations/invitations/create.html", event=event, form=form)
    return page, 422 if form.errors else 200


@blueprint.get("/<int:invitation_id>")
@READ
def show(slug, invitation_id):
    """What was sent, what was answered, the link, the QR, the reminder."""
    event = event_by_slug(slug)
    found, named, state = queries.invitation_at(event, invitation_id)
    link, beside = links.link_url(found.delegation), beside_counts(event)[found.delegation.unit_key]
    history = queries.history(found)
    return render_template(
        "registrations/invitations/show.html", event=event, invitation=found, delegation=found.delegation, named=named,
        state=state, link=link, qr=qr.svg_inline(link, label=_("QR code of the reply page")),
        people=delegations.people_of(found.delegation), history=history,
        names=names_of(each.actor_id for each in history if each.actor_kind == "user"),
        beside=beside, written=written_to_unit(found.id), kind_words=words.kind_words, group_of=words.group_of,
        group_words=words.group_words, group_tone=words.group_tone,
        first=first_text(found) if state == "drafted" else None,
        reminder=reminder_text(found, named=named, beside=beside), sees_contacts=sees_contacts(event),
    )  # fmt: skip


@blueprint.route("/<int:invitation_id>/edit", methods=["GET", "POST"])
@EDIT
def edit(slug, invitation_id):
    """Correct what stands about a unit."""
    event = event_by_slug(slug)
    found, _named, _state = queries.invitation_at(event, invitation_id)
    delegation = found.delegation
    kept = {name: getattr(delegation, name) for name in ("unit", "quota", "kind", *CONTACTS)}
    kept |= {name: getattr(found, name) for name in ("quota_text", "addressee", "number")}
    form = _form(event, data={**kept, "version": queries.version_of(found)})
    if form.validate_on_submit():
        try:
            services.edit_invitation(found, version=form.version.data or 0, **form.values())
        except WorkshopError as error:
            form.refuse(error, _field_of(error))
        else:
            flash(_("The invitation was changed."), "success")
            return redirect(url_for("invitations.show", slug=slug, invitation_id=invitation_id), 303)
    page = render_template("registrations/invitations/edit.html", event=event, invitation=found, form=form)
    return page, 422 if form.errors else 200


@blueprint.post("/<int:invitation_id>/link")
@EDIT
def renew_link(slug, invitation_id):
    """Make the reply link worthless and show a new one."""
    found, _named, _state = queries.invitation_at(event_by_slug(slug), invitation_id)
    delegating.renew_link(found.delegation)
    flash(_("The old link no longer opens. Print or send the invitation anew."), "success")
    return redirect(url_for("invitations.show", slug=slug, invitation_id=invitation_id), 303)


@blueprint.get("/<int:invitation_id>/paper.<ending>")
@EDIT
def paper(slug, invitation_id, ending):
    """The invitation as PDF or DOCX."""
    event = event_by_slug(slug)
    found, _named, _state = queries.invitation_at(event, invitation_id)
    if ending not in MEDIA:
        raise NotFound
    document = documents.invitation_document(found, queries.letter_of(event))
    pdf, docx = documents.invitation_files(document)
    name = documents.file_name(found.delegation.unit, ending)
    return bytes_response(pdf if ending == "pdf" else docx, MEDIA[ending], name)


def _form(event, **kwargs):
    form = InvitationForm(**kwargs)
    labels = kind_labels(event, language.current())
    form.kind.choices = list(labels.items())
    if request.method == "GET" and not form.kind.data and "agency" in labels:
        form.kind.data = "agency"
    if not sees_contacts(event):
        del form.contact_phone, form.contact_email, form.contact_name
    return form


def _field_of(error):
    field = getattr(error, "field", None)
    return {"phone": "contact_phone", "email": "contact_email"}.get(field, field)
