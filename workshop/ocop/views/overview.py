"""The registry in figures, as of a day."""

import datetime as dt

from flask import Blueprint, render_template, request

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.ocop import queries
from workshop.ocop.ranks import KINDS, RANKS

blueprint = Blueprint("ocop", __name__)


@blueprint.get("/ocop/")
@requires(Permission.OCOP_REGISTRY_READ)
def index():
    """Figures that open the rows they count, and certificates that end soon."""
    as_of = read_day(request.args.get("as_of"))
    return render_template(
        "ocop/index.html", figures=queries.figures(as_of), expiring=queries.expiring(), as_of=as_of, ranks=RANKS,
        kinds=KINDS, today=queries.today(),
    )  # fmt: skip


def read_day(text):
    """The day of ``?as_of=``, or None."""
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None
