"""Reads of memoranda, by noun."""

from workshop.mou.queries.choices import (
    count_owners_to_draft,
    event_choices,
    event_or_none,
    organization_names,
    owners_by_id,
    owners_to_draft,
    platforms,
)
from workshop.mou.queries.memoranda import (
    artefact,
    counts,
    event_id_of,
    history,
    memoranda,
    memorandum,
    parties_signed_by,
    people_behind,
)
from workshop.mou.queries.readiness import (
    certification_on,
    certified_products,
    gaps,
    rank_text,
    readiness,
    signing_doubts,
    unready_count,
)

__all__ = [
    "artefact", "certification_on", "certified_products", "count_owners_to_draft", "counts",
    "event_choices", "event_id_of", "event_or_none",
    "gaps", "history", "memoranda", "memorandum", "organization_names", "owners_by_id", "owners_to_draft",
    "parties_signed_by", "people_behind", "platforms", "rank_text", "readiness",
    "signing_doubts", "unready_count",
]  # fmt: skip
