"""Place: where the pages of one kind of import stand."""

from dataclasses import dataclass, field
from io import BytesIO

from flask import render_template, request, send_file, url_for
from flask_babel import gettext as _

from workshop.imports import files, queries
from workshop.imports.targets import target_class
from workshop.web.headers import FILE_POLICY


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

    def render(self, template_name, **context):
        """A page in the layout of the event, or of the staff where there is none."""
        layout = "layouts/event.html" if self.event else "layouts/staff.html"
        return render_template(
            template_name, place=self, event=self.event, layout=layout, target=self.target, **context
        )


def seen_version():
    """The version of the batch that the sent form showed; None where it says none."""
    text = request.form.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def sent(table, name):
    """An XLSX to keep."""
    response = send_file(BytesIO(table), mimetype=files.XLSX, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def in_words(row):
    """Why a row is not imported, for the reader."""
    return _(row.reason, **row.reason_params) if row.reason_params else _(row.reason)
