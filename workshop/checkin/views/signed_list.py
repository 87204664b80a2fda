"""Entering a list that was signed on paper, after a power cut: tick, or type the numbers."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.checkin import queries, services
from workshop.checkin.forms import SignedListForm
from workshop.checkin.services.signed_lists import read_numbers, require_likely
from workshop.checkin.views.blueprint import blueprint, called
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.extensions import utc_now
from workshop.registrations.printed import people_to_print
from workshop.web import language

ORDERS = ("rank", "name")


@blueprint.route("/signed-list", methods=["GET", "POST"])
@requires(Permission.CHECKIN_PEOPLE_ADMIT)
def signed_list(slug):
    """Tick those who signed, in the order and with the numbers of the printed list.

    Who registered or cancelled since it was printed moves the numbers: the names behind them are shown and ticked
    first, to be compared with the paper, and what is then sent are ticks.
    """
    event = event_by_slug(slug)
    people = _numbered(event)
    form = _form(event)
    ticked = set(request.form.getlist("ids", type=int))
    if form.validate_on_submit():
        try:
            chosen = ticked | {people[number - 1].id for number in read_numbers(form.numbers.data, len(people))}
            ticked = chosen & {person.id for person in people}
            if form.numbers.data.strip():
                require_likely(event, form.came_at.data)
                compared = [(number, each) for number, each in enumerate(people, 1) if each.id in ticked]
                form.numbers.process_data("")
                return _page(event, form, people, ticked, compared)
            outcomes = services.enter_signed_list(
                event, form.batch.data, ticked, form.point.data, form.came_at.data,
                caller=services.Origin(user_id=current_user().id),
            )  # fmt: skip
        except WorkshopError as error:
            form.refuse(error)
        else:
            _tell(outcomes)
            return redirect(url_for("checkin.signed_list", slug=slug, **request.args), 303)
    return _page(event, form, people, ticked), 422 if form.errors else 200


def _page(event, form, people, ticked, compared=()):
    point = queries.point_at(event, form.point.data)
    entries = queries.last_entries(event, point, [person.id for person in people]) if point else {}
    return render_template(
        "checkin/signed_list.html", event=event, form=form, people=people, entries=entries, ticked=ticked,
        labels=kind_labels(event, language.current()), order=_order(), compared=compared,
    )  # fmt: skip


def _order():
    return request.args.get("order") if request.args.get("order") in ORDERS else ORDERS[0]


def _numbered(event):
    """The delegates as the list at the door numbers them: by kind, then in the order it was printed in."""
    people = people_to_print(event, order=_order())
    places = {kind.code: place for place, kind in enumerate(event.kinds)}
    return sorted(people, key=lambda person: places.get(person.kind, len(places)))


def _form(event):
    form = SignedListForm()
    form.point.choices = [(point.code, called(point)) for point in queries.points(event)]
    if request.method == "GET":
        form.batch.data = str(uuid.uuid4())
        form.came_at.process_data(min(event.starts_at, utc_now()))
    return form


def _tell(outcomes):
    admitted, before = outcomes.get("accepted", 0), outcomes.get("duplicate", 0)
    flash(ngettext("%(num)s person was entered.", "%(num)s people were entered.", admitted), "success")
    if before:
        text = ngettext("%(num)s of them had come in before.", "%(num)s of them had come in before.", before)
        flash(text, "info")
    if others := sum(outcomes.values()) - admitted - before:
        flash(_("Could not be entered: %(n)s. The scan log says why.", n=others), "error")
