"""GET /api/v1/awards: awards with the state of their certificates, for other systems."""

from workshop.accounts.access import current_caller, scope
from workshop.accounts.guard import exempt_from_csrf
from workshop.awards import queries
from workshop.awards.models import Award
from workshop.awards.schemas import AwardAnswer
from workshop.web.cursors import cursor_list
from workshop.web.operations import Operations
from workshop.web.schemas import ListQuery

blueprint = Operations("awards_api", __name__, url_prefix="/api/v1", description="Awards")
exempt_from_csrf(blueprint)


@blueprint.get("/awards")
@scope("awards:read")
@blueprint.arguments(ListQuery, location="query")
@blueprint.lists(AwardAnswer)
def awards(asked):
    """Awards with the state of their certificates, the oldest first."""
    query = queries.awards(event_id=current_caller().event_id, search=asked["search"])
    return cursor_list(query, [Award.id], _as_json)


def _as_json(award):
    decision, certificate = award.decision, award.latest
    return {
        "id": award.id,
        "kind": decision.kind.code,
        "printed_name": award.printed_name,
        "printed_address": award.printed_address,
        "recipient_kind": award.recipient_kind,
        "register_number": award.register_number or None,
        "stage_order": award.stage_order,
        "decision": {
            "id": decision.id,
            "number": decision.full_number or None,
            "decided_on": decision.decided_on.isoformat() if decision.decided_on else None,
            "event_id": decision.event_id,
        },
        "certificate": None if certificate is None else {
            "code": certificate.code, "status": certificate.status, "issue": certificate.issue,
            "issued_at": certificate.issued_at.isoformat(),
        },
        "demonstration": award.is_demonstration,
    }  # fmt: skip
