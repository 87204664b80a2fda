"""The page of one row: what the file says, what was understood, and what a person says instead."""

import re

from flask import flash, redirect, request
from flask_babel import gettext as _

from workshop.errors import WorkshopError
from workshop.imports import parting, queries, retyping, services, showing
from workshop.imports.forms import SkipForm, row_form
from workshop.imports.views.place import in_words, seen_version
from workshop.web.errors import words

_OWNER = re.compile(r"owner_([a-z_]+)_([0-9]{1,3})")
_NUMBER = re.compile(r"[0-9]{1,3}")


def row(place, batch_id, row_id):
    """Show a row and take its correction."""
    batch = place.batch(batch_id)
    found = queries.row_of(batch, row_id)
    form = _form(place, batch, found)
    if form.validate_on_submit():
        try:
            done = services.correct_row(found, version=form.version.data or 0, texts=form.texts(place.target),
                                        person=form.chosen_person())  # fmt: skip
        except WorkshopError as error:
            form.refuse(error)
        else:
            return _after(place, batch, done)
    return _page(place, batch, found, form), 422 if form.errors else 200


def split(place, batch_id, row_id):
    """Make a row for each person of one cell."""
    return _decide(place, batch_id, row_id, lambda found: services.split_row(
        found, version=seen_version() or 0, owners=_owners()))  # fmt: skip


def respell(place, batch_id, row_id):
    """Write a name in capitals in ordinary letters, and stay in the list where it was pressed."""
    batch = place.batch(batch_id)
    try:
        services.respell_row(queries.row_of(batch, row_id), version=seen_version() or 0)
    except WorkshopError as error:
        flash(words(error), "error")
    here = {name: value for name, value in request.args.items() if name in ("page", "outcome", "sheet", "reason")}
    return redirect(place.url("show", batch_id=batch_id, **here, _anchor=f"row-{row_id}"), 303)


def put_back(place, batch_id, row_id):
    """Let the row be what the file says again."""
    return _decide(place, batch_id, row_id,
                   lambda found: services.put_row_back(found, version=seen_version() or 0))  # fmt: skip


def skip(place, batch_id, row_id):
    """Leave a row out and say why."""
    form = SkipForm()
    if not form.validate_on_submit():
        batch = place.batch(batch_id)
        found = queries.row_of(batch, row_id)
        return _page(place, batch, found, _form(place, batch, found, fresh=True), skip_form=form), 422
    return _decide(place, batch_id, row_id,
                   lambda each: services.skip_row(each, version=form.version.data or 0, why=form.why.data))  # fmt: skip


def _owners():
    """Whose each phone and address is, as it was chosen."""
    said = ((_OWNER.fullmatch(name), value) for name, value in request.form.items())
    return {(found[1], int(found[2])): int(value) for found, value in said if found and _NUMBER.fullmatch(value)}


def _decide(place, batch_id, row_id, verb):
    batch = place.batch(batch_id)
    found = queries.row_of(batch, row_id)
    try:
        done = verb(found)
    except WorkshopError as error:
        form = _form(place, batch, found, fresh=True)
        form.refuse(error)
        return _page(place, batch, found, form), error.status
    return _after(place, batch, done)


def _after(place, batch, done):
    """Say what became of the row and go on to the next that needs a person, or stay where it still does."""
    if done.outcome == "needs_person":
        flash(_("Row %(row)s still needs a person: %(reason)s", row=done.row, reason=in_words(done)), "info")
        return redirect(place.url("row", batch_id=batch.id, row_id=done.id), 303)
    if done.outcome == "skipped":
        flash(_("Row %(row)s is left out: %(reason)s", row=done.row, reason=in_words(done)), "success")
    else:
        flash(_("Row %(row)s is right now.", row=done.row), "success")
    following = queries.next_to_decide(batch, done)
    if following:
        return redirect(place.url("row", batch_id=batch.id, row_id=following), 303)
    return redirect(place.url("show", batch_id=batch.id), 303)


def _form(place, batch, found, *, fresh=False):
    chosen = found.decision.get("person")
    keys = [*found.reason_params.get("candidates", ()), *([chosen] if isinstance(chosen, int) else ())]
    if isinstance(chosen, int) or found.outcome == "updated":
        keys.append(found.subject_id)
    records = {key: place.target.find(key) for key in dict.fromkeys(filter(None, keys))}
    candidates = [(key, place.target.described(record)) for key, record in records.items() if record is not None]
    texts = retyping.texts_of(place.target, batch, found)
    asks = found.reason_code in ("perhaps_known", "several_meant")  # also of people of this list alone
    form = row_form(place.target, texts, candidates, chosen, found.version, asks=asks)
    if fresh:
        form.process(data={**{f"text_{code}": text.replace("\n", "; ") for code, text in texts.items()},
                           "person": str(chosen or ""), "version": found.version})  # fmt: skip
    return form


def _page(place, batch, found, form, skip_form=None):
    said = queries.sheet_of(batch, found.sheet)
    width = max(len(found.source), len(said["headings"]))
    cells = [(said["headings"][at] if at < len(said["headings"]) else "", found.source[at])
             for at in range(width) if at < len(found.source) and found.source[at]]  # fmt: skip
    may_decide = batch.status in ("preview", "applied") and not found.is_applied and batch.erased_at is None
    return place.render(
        "imports/row.html", may_decide=may_decide,
        parting=parting.proposal(place.target, batch, found) if may_decide else None,
        batch=batch, row=found, form=form, cells=cells, showing=showing,
        skip_form=skip_form or SkipForm(data={"version": found.version}),
        following=queries.next_to_decide(batch, found),
    )  # fmt: skip
