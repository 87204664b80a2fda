"""What stands on every invitation, its number, and how it looks."""

from types import SimpleNamespace

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, lead_of
from workshop.paper.headers import has_parent_body
from workshop.registrations.invitations import queries, services, wording
from workshop.registrations.invitations.forms import LetterForm
from workshop.registrations.invitations.views.blueprint import EDIT, blueprint
from workshop.web.errors import words


@blueprint.route("/letter", methods=["GET", "POST"])
@EDIT
def letter(slug):
    """Write the texts anew; what is emptied goes back to what is usual."""
    event = event_by_slug(slug)
    kept = queries.letter_of(event)
    shown = {name: wording.text_of(event, kept, name) for name in wording.TEXTS}
    form = LetterForm(obj=SimpleNamespace(
        **shown, **{name: getattr(kept, name) for name in ("number", "dated_on", "reply_by", "over_quota", "unit_limit",
                                                           "version")},
    ))  # fmt: skip
    if form.validate_on_submit():
        try:
            _save(event, kept, form)
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The invitation's text was saved."), "success")
            return redirect(url_for("invitations.letter", slug=slug), 303)
    page = render_template(
        "registrations/invitations/letter.html", event=event, form=form, lines=wording.LINES,
        places_mark=wording.PLACES, lead=lead_of(event), first=_first(event), missing=_missing(lead_of(event)),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.post("/letter/number")
@EDIT
def number(slug):
    """Take the next number of our own book GM."""
    try:
        kept = services.number_letter(event_by_slug(slug))
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(_("The invitation has the number %(number)s.", number=kept.number), "success")
    return redirect(url_for("invitations.letter", slug=slug), 303)


def _save(event, kept, form):
    typed, usual = form.texts(), wording.usual_text
    own = {name: "" if text == usual(event, kept, name) else text for name, text in typed.items()}
    services.edit_letter(event, version=form.version.data or 0, texts=own, **form.rules())


def _missing(lead):
    """What the head of the paper lacks, in words: an organisation that was only typed by name has none of it."""
    if lead is None:
        return []
    wanted = [(lead.header_parent or not has_parent_body(lead), _("the body above, on the first line")),
              (lead.document_symbol, _("the symbol behind the number")),
              (lead.place, _("the place before the date"))]  # fmt: skip
    return [said for value, said in wanted if not value]


def _first(event):
    """The first invitation, to be looked at; None where nobody is invited."""
    rows = queries.rows_of(queries.invitations(event).limit(1))
    return rows[0][0] if rows else None
