"""Memoranda as turns on the stage."""

from workshop.ceremony.providers import StageEntry
from workshop.extensions import db
from workshop.mou import queries


def stage_entries(event):
    """Those of ``event`` that are ready or signed, in the order of their drafting."""
    found = db.session.scalars(queries.memoranda(event))
    return [_entry(each) for each in found if each.status in ("ready", "signed") and not each.replaced_by_id]


def _entry(memorandum):
    owner, operator = memorandum.party("owner"), memorandum.party("operator")
    people = [_person(party) for party in memorandum.parties]
    platform = memorandum.platform.name if memorandum.platform else operator.name
    return StageEntry(
        subject_id=memorandum.id, label=f"{owner.name} – {platform}"[:300],
        people="\n".join(person for person in people if person), paper=memorandum.number,
        endpoint="mou.show", arguments={"memorandum_id": memorandum.id},
    )  # fmt: skip


def _person(party):
    signatory = party.signatories[0] if party.signatories else None
    if signatory is None:
        return ""
    named = " ".join(part for part in (signatory.honorific, signatory.full_name) if part)
    return f"{named}, {signatory.position}" if signatory.position else named
