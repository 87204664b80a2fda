"""The pages that every kind of import shares; a room's routes declare who may open them and call these."""

from dataclasses import dataclass, field
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _

from workshop.audit import services as audit
from workshop.errors import WorkshopError
from workshop.imports import files, queries, services, showing
from workshop.imports.forms import UploadForm
from workshop.imports.targets import target_class
from workshop.web.headers import FILE_POLICY
from workshop.web.pagination import paginate


@dataclass(frozen=True)
class Place:
    """Where the pages of one kind stand: its blueprint, the event or None, and what their links carry."""

    kind: str
    blueprint: str
    event: object = None
    arguments: dict = field(default_factory=dict)

    def url(self, view, **more):
        """The address of one of the pages."""
        return url_for(f"{self.blueprint}.{view}", **self.arguments, **more)

    @property
    def target(self):
        """The target of this kind."""
        return target_class(self.kind)(self.event)

    def batch(self, batch_id):
        """A batch of this place.

        :raises NotFound: if it is none.
        """
        return queries.batch_of(batch_id, self.kind, self.event.id if self.event else None)


def index(place):
    """Every batch of this place."""
    page = paginate(queries.batches(place.kind, place.event.id if place.event else None))
    counts = queries.counts([batch.id for batch in page.items])
    return _render("imports/index.html", place, page=page, counts=counts)


def create(place):
    """Take a file and show what it would do."""
    form = UploadForm()
    if form.validate_on_submit():
        sent = form.file.data
        try:
            batch = services.read_batch(place.kind, sent.read(), sent.filename, place.event)
        except WorkshopError as error:
            form.refuse(error, field="file")
        else:
            return redirect(place.url("show", batch_id=batch.id), 303)
    return _render("imports/create.html", place, form=form), 422 if form.errors else 200


def show(place, batch_id):
    """What a batch would do, or has done, row by row."""
    batch = place.batch(batch_id)
    audit.record_look("imports.content_viewed", batch)
    outcome = request.args.get("outcome", "")
    page = paginate(queries.rows(batch, outcome, request.args.get("sheet")))
    return _render(
        "imports/show.html", place, batch=batch, page=page, outcome=outcome, showing=showing,
        counts=queries.counts([batch.id])[batch.id], sheets=queries.counts_by_sheet(batch),
        same=queries.same_file_applied(batch) if batch.status == "preview" else None,
    )  # fmt: skip


def apply(place, batch_id):
    """Confirm a preview."""
    batch = services.apply_batch(place.batch(batch_id))
    counts = queries.counts([batch.id])[batch.id]
    flash(_("Done: %(imported)s new, %(updated)s updated.", **_two(counts)), "success")
    return redirect(place.url("show", batch_id=batch_id), 303)


def drop(place, batch_id):
    """Give a preview up."""
    services.drop_batch(place.batch(batch_id))
    flash(_("The file was not imported and what it held was forgotten."), "success")
    return redirect(place.url("index"), 303)


def undo(place, batch_id):
    """Take an import back."""
    left = services.undo_batch(place.batch(batch_id))
    flash(_("The import was undone."), "success")
    if left:
        flash(_("Rows left as they are because they were changed or used since: %(left)s", left=left), "info")
    return redirect(place.url("show", batch_id=batch_id), 303)


def template(place):
    """The table to fill in."""
    return _sent(files.template_table(place.target), f"mau-{place.kind}.xlsx")


def rejected(place, batch_id):
    """The rows that need a person, with the reason in a last column."""
    batch = place.batch(batch_id)
    audit.record_look("imports.content_viewed", batch, form="xlsx")
    table = files.rejected_table(batch, _("Reason"), _in_words)
    return _sent(table, f"can-xem-lai-{batch.id}.xlsx")


def _sent(table, name):
    response = send_file(BytesIO(table), mimetype=files.XLSX, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def _in_words(row):
    return _(row.reason, **row.reason_params)


def _two(counts):
    return {name: counts[name] for name in ("imported", "updated")}


def _render(template_name, place, **context):
    layout = "layouts/event.html" if place.event else "layouts/staff.html"
    return render_template(template_name, place=place, event=place.event, layout=layout, target=place.target, **context)
