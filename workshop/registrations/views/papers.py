"""What is printed about delegates: the page, badges, plates, spare tickets."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.edges import jobs
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.paper.views.sending import bytes_response, stored_response
from workshop.registrations import documents, printed, queries, services, writing
from workshop.registrations.paper_forms import BadgeForm, ListForm, PlateForm, SpareForm
from workshop.registrations.views.blueprint import blueprint
from workshop.vietnamese.names import fold
from workshop.web import language
from workshop.web.errors import words

READ = requires(Permission.REGISTRATIONS_PEOPLE_READ)
PDF = "application/pdf"
AT_ONCE = 30  # badges that come with the answer; more are a job of the background
FORMS = {"badges": BadgeForm, "lists": ListForm, "plates": PlateForm, "spares": SpareForm}


@blueprint.get("/papers")
@READ
def papers(slug):
    """What can be printed or taken away."""
    return page(event_by_slug(slug))


@blueprint.post("/badges")
@READ
def badges(slug):
    """Badges of the ticked delegates, or of those the form chooses: at once when they are few, else by a job."""
    event = event_by_slug(slug)
    form = badge_form(event)
    if not form.validate():
        return page(event, badges=form)
    choices, ids = form.choices(), request.form.getlist("ids", type=int)
    try:
        choice = documents.badge_choice(choices)
    except documents.SizeUnusable as error:
        form.refuse(error)
        return page(event, badges=form)
    if "chosen" in request.form:
        services.remember_choices(event, "badges", choices)
    if request.form.get("act") == "preview":
        return redirect(url_for("registrations.papers", slug=slug, _anchor="badges"), 303)
    return _badges(event, people_of(event, form, ids, order=choices["order"]), choices, choice)


@blueprint.get("/badges/preview.png")
@READ
def badge_preview(slug):
    """One badge as it was last chosen, as a picture."""
    event = event_by_slug(slug)
    form = remembered(event, "badges")
    people = people_of(event, form, order=form.order.data)[:1]
    person = documents.badge_people(event, people)[0] if people else documents.sample_person(event)
    choice = documents.badge_choice(form.choices())
    return picture(documents.card_png(documents.badge_card(person, documents.badge_words(event), choice)))


@blueprint.get("/badges/<int:job_id>.pdf")
@READ
def badge_file(slug, job_id):
    """The finished file of a job."""
    return stored_response(printed.badge_file(event_by_slug(slug), job_id))


@blueprint.post("/plates")
@READ
def plates(slug):
    """Name plates in the order of rank."""
    event = event_by_slug(slug)
    form = FORMS["plates"]().offer(kind_labels(event, language.current()))
    if not form.validate():
        return page(event, plates=form)
    people = people_of(event, form, request.form.getlist("ids", type=int))
    if not people:
        return nobody(slug)
    services.remember_choices(event, "plates", form.choices())
    mark = documents.mark_of(event)
    pages = documents.plate_pages(people, form.size.data, with_titles=form.with_titles.data, mark=mark)
    services.record_export(event, "plates", len(people))
    return bytes_response(documents.cards_pdf(pages, f"Bảng tên – {event.title}"), PDF, f"bang-ten-{slug}.pdf")


@blueprint.post("/spares")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def spares(slug):
    """Spare badges for walk-ins; the same ones again where nobody has them yet."""
    event, form = event_by_slug(slug), SpareForm()
    if not form.validate():
        return page(event, spares=form)
    try:
        free = services.make_spares(event, form.number.data)
    except WorkshopError as error:
        form.refuse(error)
        return page(event, spares=form)
    choice = documents.badge_choice(remembered(event, "badges").choices())
    pages = documents.spare_pages(
        free, documents.badge_words(event), choice, is_demonstration=event.is_demonstration
    )
    return bytes_response(documents.cards_pdf(pages, f"Thẻ dự phòng – {event.title}"), PDF, f"the-du-phong-{slug}.pdf")


@blueprint.post("/spelling")
@requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
def respell(slug):
    """Write the names in capitals in ordinary letters, where somebody has looked at them."""
    done, left = services.respell_names(event_by_slug(slug))
    flash(ngettext("%(num)s name was written anew.", "%(num)s names were written anew.", done), "success")
    if left:
        said = ngettext("%(num)s name was left as it is: perhaps the person is registered twice.",
                        "%(num)s names were left as they are: perhaps they are registered twice.", left)  # fmt: skip
        flash(said, "info")
    return redirect(url_for("registrations.papers", slug=slug), 303)


def page(event, **forms):
    """The page of papers, with ``forms`` that were refused in place of the remembered ones."""
    shown = {name: forms.get(name) or remembered(event, name) for name in FORMS}
    running = [(job, jobs.progress(job)) for job in printed.badge_jobs(event)]
    answer = render_template(
        "registrations/papers.html", event=event, counts=queries.counts(event), forms=shown, running=running,
        free_spares=len(printed.spares(event, free_only=True)), desk=printed.desk_of(event),
        follows=may(current_user(), Permission.JOBS_JOBS_READ, event.id), at_once=AT_ONCE,
        odd_names=writing.oddly_written(event, confirmed_only=True), doubts=writing.to_print(event),
    )  # fmt: skip
    return answer, 422 if forms else 200


def remembered(event, name):
    """The form called ``name`` as it was last sent for ``event``."""
    kept = printed.desk_of(event).choices.get(name, {})
    form = FORMS[name](formdata=None, data=kept)
    if name == "lists" and "named" not in kept and event.kinds:
        form.named.data = [event.kinds[0].code]
    return form.offer(kind_labels(event, language.current())) if hasattr(form, "offer") else form


def badge_form(event):
    """What was sent; where only ids and a size came, the remembered choices with them."""
    if "chosen" in request.form:
        return BadgeForm().offer(kind_labels(event, language.current()))
    kept = {**remembered(event, "badges").choices(), "kinds": [], "units": ""}
    sent = MultiDict([(name, value) for name, value in kept.items() if not isinstance(value, list)])
    sent = MultiDict((name, value) for name, value in sent.items() if value not in (None, False))
    for name in ("parts", "kinds"):
        sent.setlist(name, kept[name] or [])
    for name in ("size", "csrf_token"):
        if request.form.get(name):
            sent[name] = request.form[name]
    return BadgeForm(formdata=sent).offer(kind_labels(event, language.current()))


def people_of(event, form, ids=(), order="rank"):
    """Whom a form is for."""
    return printed.people_to_print(
        event, ids=ids, kinds=form.kinds.data or (), units=fold(form.units.data or ""), order=order
    )


def picture(data):
    """A picture that is made anew every time."""
    return data, 200, {"Content-Type": "image/png", "Cache-Control": "no-store"}


def nobody(slug):
    """Back to the page where the choice leaves nobody over."""
    flash(_("Nobody with a confirmed place fits this choice, so there is nothing to print."), "error")
    return redirect(url_for("registrations.papers", slug=slug), 303)


def _badges(event, people, choices, choice):
    if not people:
        return nobody(event.slug)
    if len(people) <= AT_ONCE:
        services.record_export(event, "badges", len(people))
        return bytes_response(documents.badge_pdf(people, choice), PDF, f"the-dai-bieu-{event.slug}.pdf")
    try:
        services.request_badges(event, [each.id for each in people], choices, per_sheet=choice.sheet.holds)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        text = "%(num)s badge is being made.", "%(num)s badges are being made. The file will stand on this page."
        flash(ngettext(*text, len(people)), "success")
    return redirect(url_for("registrations.papers", slug=event.slug, _anchor="badges"), 303)
