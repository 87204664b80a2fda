"""Personal data of one delegate: source, proof of agreements, requests, restriction."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.audit import services as audit
from workshop.errors import Invalid, NotFound
from workshop.events.queries import event_by_slug
from workshop.privacy import holdings, queries, words
from workshop.privacy.forms import BehalfForm
from workshop.privacy.views.office import EDIT, READ, blueprint
from workshop.registrations import consents, services, wordings
from workshop.registrations.queries import registration_at


@blueprint.get("/people/<int:registration_id>")
@READ
def person(slug, registration_id):
    """What was agreed to, in which words, when and how; printable."""
    event = event_by_slug(slug)
    found = registration_at(event, registration_id)
    audit.record_look("registrations.viewed", found)
    return _page(event, found, BehalfForm(formdata=None))


@blueprint.post("/people/<int:registration_id>/consents")
@EDIT
def record(slug, registration_id):
    """Keep what a person agreed to on the phone or on paper, with how the office knows."""
    event = event_by_slug(slug)
    found = registration_at(event, registration_id)
    form = BehalfForm()
    if form.validate_on_submit():
        try:
            services.record_consents(found, form.purposes.data, form.reason.data)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The agreement was recorded with its words and your reason."), "success")
            return redirect(url_for("privacy.person", slug=slug, registration_id=registration_id), 303)
    return _page(event, found, form), 422


@blueprint.post("/people/<int:registration_id>/withdrawal")
@EDIT
def withdraw(slug, registration_id):
    """Take an agreement back for a person who asked the office."""
    found = registration_at(event_by_slug(slug), registration_id)
    purpose = request.form.get("purpose")
    if purpose not in consents.PURPOSES:
        raise NotFound
    services.withdraw_consent(found, purpose)
    flash(_("The agreement is taken back; what was agreed to before stays on record."), "success")
    return redirect(url_for("privacy.person", slug=slug, registration_id=registration_id), 303)


@blueprint.post("/people/<int:registration_id>/restriction")
@EDIT
def restrict(slug, registration_id):
    """Use a person's data no more, or again."""
    found = registration_at(event_by_slug(slug), registration_id)
    lift = request.form.get("lift") == "1"
    services.restrict_registration(found, lift=lift)
    flash(_("The data may be used again.") if lift else _("The data is only kept from now on."), "success")
    return redirect(url_for("privacy.person", slug=slug, registration_id=registration_id), 303)


def _page(event, found, form):
    asked = wordings.agreements(event.id, found.language)
    standing = consents.standing(found)
    form.purposes.choices = [(name, label) for name, label in form.purposes.choices
                             if name in asked and name not in standing]  # fmt: skip
    return render_template(
        "privacy/person.html", event=event, registration=found, form=form, asked=asked,
        proofs=holdings.proofs(found), source=holdings.source_words(found), notice=queries.notice_of(found),
        requests=queries.requests_by(found), words=words,
    )  # fmt: skip
