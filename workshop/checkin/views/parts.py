"""Parts of pages that come anew while they are looked at, made once a second for all who look."""

import hashlib

from flask import current_app, json, request

from workshop.accounts.access import current_user
from workshop.accounts.permissions import Permission, may
from workshop.checkin import live
from workshop.web.language import current as language


def part_answer(event, name, make):
    """``{"html"}`` of what ``make()`` gives, with an ETag; 304 while nothing has changed."""
    key = (name, language(), manages(event))
    body, etag = live.shared_part(event, key, lambda: _made(make))
    response = current_app.response_class(body, mimetype="application/json")
    response.set_etag(etag)
    return response.make_conditional(request)


def manages(event):
    """Whether the reader may pair desks and decide: parts differ by it."""
    return may(current_user(), Permission.CHECKIN_DESKS_MANAGE, event.id)


def _made(make):
    body = json.dumps({"html": make()})
    return body, hashlib.sha256(body.encode()).hexdigest()[:32]
