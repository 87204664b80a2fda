"""The pages that every kind of import shares; a room's routes declare who may open them and call these."""

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.audit import services as audit
from workshop.errors import WorkshopError
from workshop.imports import files, groups, queries, rejected, sensitive, services, showing
from workshop.imports.forms import AllowForm, UploadForm, sheet_form
from workshop.imports.mapping import usual_of
from workshop.imports.suggesting import suggested
from workshop.imports.views.place import in_words, seen_version, sent
from workshop.web.errors import words
from workshop.web.pagination import paginate


def index(place):
    """Every batch of this place."""
    page = paginate(queries.batches(place.kind, place.event.id if place.event else None))
    counts = queries.counts([batch.id for batch in page.items])
    return place.render("imports/index.html", page=page, counts=counts)


def create(place):
    """Take a file and show what it would do."""
    form = UploadForm()
    if form.validate_on_submit():
        uploaded = form.file.data
        try:
            batch = services.read_batch(place.kind, uploaded.read(), uploaded.filename, place.event, by_hand=True)
        except WorkshopError as error:
            form.refuse(error, field="file")
        else:
            return _first_look(place, batch)
    return place.render("imports/create.html", form=form), 422 if form.errors else 200


def show(place, batch_id, refusal=None):
    """What a batch would do, or has done, row by row."""
    batch = place.batch(batch_id)
    audit.record_look("imports.content_viewed", batch)
    outcome = request.args.get("outcome", "")
    page = paginate(queries.rows(batch, outcome, request.args.get("sheet"), request.args.get("reason")))
    sheets = queries.counts_by_sheet(batch)
    known = sensitive.meanings_of(place.target)
    return place.render(
        "imports/show.html", batch=batch, page=page, outcome=outcome, showing=showing, refusal=refusal,
        counts=queries.counts([batch.id])[batch.id], sheets=sheets, decoded=queries.decoded_by_sheet(batch),
        same=queries.same_file_applied(batch) if batch.status == "preview" else None,
        understood={name: queries.sheet_of(batch, name) for name in sheets}, waiting=queries.waiting(batch),
        unknown=queries.sheets_without_headings(batch) if batch.status == "preview" else (),
        older=queries.older_sheets(batch) if batch.status == "preview" else (), halves=_halves(batch),
        parts=queries.parts(batch),
        first=queries.next_to_decide(batch), has_file=queries.has_original(batch),
        sensitive=[known[code] for code in known if any(code in said["columns"] for said in batch.mapping.values())],
        labels={meaning.code: meaning.label for meaning in place.target.meanings},
        skipped=queries.skipped_groups(batch), usual=usual_of(batch.mapping),
        capitals=groups.in_capitals(batch, place.target) if batch.erased_at is None else [],
        left=showing.named(place.target, queries.left_behind(batch)),
    )  # fmt: skip


def _halves(batch):
    """The sheets of one-word names that wait for a word about it."""
    may_say = batch.status in ("preview", "applied") and batch.erased_at is None
    return queries.sheets_of_halves(batch) if may_say else {}


def _first_look(place, batch):
    """To the preview, or to the columns where no sheet's headings are known."""
    unknown = queries.sheets_without_headings(batch)
    if len(unknown) < len(batch.mapping):
        return redirect(place.url("show", batch_id=batch.id), 303)
    flash(_("No row of this file heads columns that we know. Say what each column means."), "info")
    return redirect(place.url("columns", batch_id=batch.id, sheet=unknown[0]), 303)


def columns(place, batch_id):
    """Change what the columns of a sheet mean, and understand the file anew."""
    batch = place.batch(batch_id)
    sheet = request.args.get("sheet", "")
    said, top = queries.sheet_of(batch, sheet), queries.top_rows(batch, sheet)
    rows = queries.sample_rows(batch, sheet) or top
    width = max([len(row.source) for row in (*top, *rows)], default=0)
    taken = request.form.get("take", "") if request.method == "POST" else ""
    if taken or not said["columns"]:
        number = int(taken) if taken.isdecimal() and len(taken) < 10 else None
        below = [row for row in rows if number is None or row.row > number]
        said = suggested(place.target, top, number, [_texts(below, at) for at in range(width)]) | {"skip": said["skip"]}
    form = sheet_form(place.target, said, width, is_sent=not taken, version=batch.version)
    if not taken and form.validate_on_submit():
        try:
            services.map_sheet(batch, sheet, form.mapping(), version=form.version.data)
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The file was read anew."), "success")
            return redirect(place.url("show", batch_id=batch_id), 303)
    samples = [list(dict.fromkeys(_texts(rows, at)))[:3] for at in range(width)]
    page = place.render(
        "imports/columns.html", batch=batch, sheet=sheet, form=form, top=top, said=said, samples=samples,
        needed=_needed(place.target), has_file=queries.has_original(batch),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def allow(place, batch_id):
    """Read a sensitive column because of a reason, or forget it again."""
    form = AllowForm()
    code = form.code.data or ""
    known = sensitive.meanings_of(place.target)
    if not form.validate_on_submit() or code not in known:
        return show(place, batch_id, _("Say in a few words why this column is needed.")), 422
    if request.form.get("forget") is None and not form.why.data:
        return show(place, batch_id, _("Say in a few words why this column is needed.")), 422
    why = "" if request.form.get("forget") else form.why.data
    return _done(place, batch_id, lambda batch: services.allow_column(batch, code, why, version=form.version.data))


def choose(place, batch_id):
    """Choose one kind for the rows of the list that say none."""
    usual = request.form.get("usual", "")
    return _done(place, batch_id, lambda batch: services.choose_usual(batch, usual, version=seen_version()))


def apply(place, batch_id):
    """Confirm a preview, or take in what was corrected since."""

    def say(batch):
        counts = queries.counts([batch.id])[batch.id]
        flash(_("Done: %(imported)s new, %(updated)s updated.", imported=counts["imported"],
                updated=counts["updated"]), "success")  # fmt: skip
        if counts["needs_person"]:
            flash(ngettext("%(num)s row still needs a person; correct it here and import the rest.",
                           "%(num)s rows still need a person; correct them here and import the rest.",
                           counts["needs_person"]), "info")  # fmt: skip

    return _done(place, batch_id, lambda batch: say(services.apply_batch(batch, version=seen_version())))


def drop(place, batch_id):
    """Give a preview up."""
    try:
        services.drop_batch(place.batch(batch_id), version=seen_version())
    except WorkshopError as error:
        return show(place, batch_id, words(error)), error.status
    flash(_("The file was not imported and what it held was forgotten."), "success")
    return redirect(place.url("index"), 303)


def undo(place, batch_id):
    """Take an import back."""

    def say(left):
        flash(_("The import was undone."), "success")
        if left:
            flash(_("Rows left as they are because they were changed or used since: %(left)s", left=left), "info")

    return _done(place, batch_id, lambda batch: say(services.undo_batch(batch, version=seen_version())))


def template(place):
    """The table to fill in."""
    return sent(files.template_table(place.target), f"mau-{place.kind}.xlsx")


def rejected_rows(place, batch_id):
    """The rows that need a person, with sheet, row and the reason in the last columns."""
    batch = place.batch(batch_id)
    audit.record_look("imports.content_viewed", batch, form="xlsx")
    table = rejected.rejected_table(batch, place.target, (_("Sheet"), _("Row"), _("Reason")), in_words)
    return sent(table, f"can-xem-lai-{batch.id}.xlsx")


def _done(place, batch_id, verb):
    """Do ``verb`` and show the batch; what is refused is said on the batch as it is now."""
    try:
        verb(place.batch(batch_id))
    except WorkshopError as error:
        return show(place, batch_id, words(error)), error.status
    return redirect(place.url("show", batch_id=batch_id), 303)


def _needed(target):
    """The headings that no list can be read without."""
    return [_(meaning.label) for meaning in target.meanings if meaning.code in target.essential]


def _texts(rows, at):
    """What the cells of a column hold, empty ones left out."""
    return [row.source[at] for row in rows if at < len(row.source) and row.source[at]]
