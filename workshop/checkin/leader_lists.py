"""The live introduction list: made at most once a second, whatever the number of phones that look."""

import datetime as dt
import hashlib
import json

from flask import current_app, render_template
from flask_babel import gettext as _

from workshop.checkin.queries import leaders as queries
from workshop.web import language
from workshop.web.caching import SecondCache

TEN_MINUTES = dt.timedelta(minutes=10)
_lists = SecondCache()


def live_list(event):
    """``{"body": {"heading", "html", "states"}, "etag"}`` of the list for the MC in the reader's language."""
    key = (current_app.instance_path, current_app.config["DATABASE_URL"], event.id, language.current())
    return _lists.get(key, lambda: _made(event))


def forget_lists():
    """Forget what was made, so that a tap shows at once."""
    _lists.forget()


def _made(event):
    found = queries.leaders(event)
    introduction = queries.introduction(event, found)
    lines = {"event": event, "introduction": introduction, "ten_minutes": TEN_MINUTES}
    body = {
        "heading": _("Introduction of delegates"),
        "html": render_template("checkin/introduction_lines.html", **lines),
        "states": [[each.registration.id, each.state, each.registration.version] for each in found],
    }
    return {"body": body, "etag": hashlib.sha256(json.dumps(body).encode()).hexdigest()[:32]}
