"""Memoranda over the API."""

from workshop.accounts import guard
from workshop.accounts.access import current_caller, scope
from workshop.extensions import utc_now
from workshop.mou import queries
from workshop.mou.models import Memorandum
from workshop.mou.schemas import MemorandumAnswer, MemorandumQuery
from workshop.vietnamese.dates import local_day
from workshop.web.cursors import cursor_list
from workshop.web.operations import Operations

blueprint = Operations("mou_api", __name__, url_prefix="/api/v1", description="Memoranda of understanding")
guard.exempt_from_csrf(blueprint)


@blueprint.get("/mous")
@scope("mou:read")
@blueprint.arguments(MemorandumQuery, location="query")
@blueprint.lists(MemorandumAnswer)
def index(asked):
    """Memoranda, the oldest first; ``search`` and ``status`` narrow them. No contacts and no tax codes."""
    bound_to = current_caller().event_id
    found = queries.memoranda(
        search=asked["search"], status=asked.get("status"),
        event_ids=None if bound_to is None else [bound_to],
    )  # fmt: skip
    today = local_day(utc_now())
    return cursor_list(found, [Memorandum.id], lambda each: _shown(each, today))


def _shown(memorandum, today):
    return {
        "id": memorandum.id,
        "code": memorandum.code,
        "number": memorandum.number,
        "title": memorandum.title,
        "subject": memorandum.subject,
        "status": memorandum.standing(today),
        "event": memorandum.event.slug if memorandum.event else None,
        "platform": memorandum.platform.name if memorandum.platform else None,
        "parties": [
            {"role": party.role, "name": party.name, "signatories": [each.full_name for each in party.signatories]}
            for party in memorandum.parties
        ],
        "products": [line.name for line in memorandum.product_lines],
        "signed_on": memorandum.signed_on.isoformat() if memorandum.signed_on else None,
        "confirmed": memorandum.is_confirmed,
        "text_sha256": memorandum.text_sha256,
        "demonstration": memorandum.is_demonstration,
        "version": memorandum.version,
    }
