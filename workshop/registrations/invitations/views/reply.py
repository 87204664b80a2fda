"""The reply page of a unit, by link and without an account: who comes, or that nobody can."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import public
from workshop.edges import qr
from workshop.errors import NotFound, WorkshopError
from workshop.extensions import utc_now
from workshop.registrations import answering
from workshop.registrations.delegations import links, queries
from workshop.registrations.delegations.forms import DeclineForm
from workshop.registrations.invitations import services
from workshop.registrations.invitations.queries import letter_of
from workshop.web import limits
from workshop.web.errors import words

# the same pages stand under /i/ for invited units and under /d/ for delegations of the public form
blueprints = [Blueprint("reply", __name__, url_prefix="/i/<token>"),
              Blueprint("delegation", __name__, url_prefix="/d/<token>")]  # fmt: skip
PREFIXES = {"reply": "i", "delegation": "d"}
CHANGES, A_MINUTE = 40, 60  # of one link; a person who names a whole office stays below


def route(rule, methods):
    """Add a public page to both blueprints."""

    def add(view):
        view = public(view)
        for blueprint in blueprints:
            blueprint.add_url_rule(rule, view.__name__, view, methods=methods)
        return view

    return add


def found_at(token):
    """The delegation behind the link; a change by link is counted."""
    found = links.delegation_at(PREFIXES[request.blueprint], token)
    if request.method == "POST":
        limits.hit_below(f"delegation:{found.id}", CHANGES, A_MINUTE)
    return found


def here(endpoint, token, **values):
    """A page under the same link."""
    return redirect(url_for(f".{endpoint}", token=token, **values), 303)


def is_closed(event):
    """Whether nothing can be changed by link any more."""
    return event.ends_at <= utc_now() or event.status == "cancelled"


@route("", ["GET"])
def show(token):
    """Who is invited, who is named, what can be done."""
    return _page(found_at(token), token, DeclineForm(formdata=None))


@route("/opening", ["POST"])
def opened(token):
    """A person touched the page: mail and chat programs that only look do not come here."""
    found = found_at(token)
    if found.invitation is not None:
        services.mark_opened(found.invitation)
    return Response(status=204, mimetype="text/plain")


@route("/refusal", ["POST"])
def decline(token):
    """Nobody can come, and why."""
    found = found_at(token)
    if found.invitation is None:
        raise NotFound
    form = DeclineForm()
    if not form.validate_on_submit():
        return _page(found, token, form), 422
    return _answer(found, token, lambda invitation: services.decline(invitation, form.reason.data),
                   _("Thank you for telling us. You can still name people here until the workshop."))  # fmt: skip


@route("/acceptance", ["POST"])
def accept(token):
    """Somebody will come after all."""
    return _answer(found_at(token), token, services.accept_after_all, _("Please name those who will come."))


@route("/completion", ["POST"])
def complete(token):
    """Nobody more than those named will come, or somebody may."""
    is_complete = request.form.get("is_complete", "1") == "1"
    said = _("Thank you, your answer is complete.") if is_complete else _("You can name more people.")
    return _answer(found_at(token), token, lambda invitation: services.complete(invitation, is_complete), said)


@route("/group.png", ["GET"])
def group_picture(token):
    """The one QR of the whole unit, as a picture that can be kept."""
    found = found_at(token)
    return Response(qr.png(found.group_code, 720), mimetype="image/png")


def _page(delegation, token, form):
    invitation, event = delegation.invitation, delegation.event
    people = queries.people_of(delegation)
    letter = letter_of(event)
    quota = delegation.quota
    may_exceed = quota is None or letter.over_quota == "approve"
    return render_template(
        "registrations/delegations/reply.html", delegation=delegation, invitation=invitation, event=event, token=token,
        people=people, removed=queries.people_of(delegation, cancelled=True), letter=letter, form=form,
        is_closed=is_closed(event), has_room=may_exceed or len(people) < quota,
        is_over=quota is not None and len(people) >= quota,
        asked=[each for each in people if answering.lacks_answers(each, by_unit=True)],
        group=qr.svg_inline(delegation.group_code, label=_("QR code of the whole unit")),
    )  # fmt: skip


def _answer(delegation, token, verb, said):
    if delegation.invitation is None:
        raise NotFound
    try:
        verb(delegation.invitation)
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(said, "success")
    return here("show", token)
