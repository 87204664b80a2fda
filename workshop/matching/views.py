"""The matrix of owners and platforms of one workshop."""

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _l

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.matching import documents, queries
from workshop.paper.views.sending import bytes_response
from workshop.web.pagination import paginate

blueprint = Blueprint("matching", __name__)
WORDS = {
    "none": _l("Nothing yet"),
    "listed": _l("Listed"),
    "draft": _l("Draft"),
    "ready": _l("Ready to sign"),
    "signed": _l("Signed"),
}
TONES = {"listed": "quiet", "draft": "wait", "ready": "ok", "signed": "ok"}
ICONS = {"listed": "store", "draft": "pencil", "ready": "file-check", "signed": "check"}


@blueprint.get("/events/<slug>/matching")
@requires(Permission.MOUS_MEMORANDA_READ)
def index(slug):
    """Owners down, platforms across, in each cell how far they are."""
    event = event_by_slug(slug)
    page = paginate(_owners(event))
    cells = queries.cells(event, [owner.id for owner in page.items])
    return render_template(
        "matching/index.html", event=event, page=page, cells=cells, nothing=queries.Cell(),
        platforms=queries.platforms(request.args.get("platform", type=int)),
        choices=[(each.id, each.name) for each in queries.platforms()],
        words=WORDS, tones=TONES, icons=ICONS,
    )  # fmt: skip


@blueprint.get("/events/<slug>/matching.xlsx")
@requires(Permission.MOUS_MEMORANDA_READ)
def xlsx(slug):
    """The whole matrix under the same filters."""
    event = event_by_slug(slug)
    owners = list(db.session.scalars(_owners(event)))
    cells = queries.cells(event, [owner.id for owner in owners])
    platforms = queries.platforms(request.args.get("platform", type=int))
    data = documents.matrix_xlsx(owners, platforms, cells, WORDS)
    return bytes_response(data, documents.XLSX, f"chu-the-san-{slug}.xlsx")


def _owners(event):
    return queries.owners(event, search=request.args.get("search", ""), show=request.args.get("show", ""))
