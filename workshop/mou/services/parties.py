"""The parties as they are printed: their facts, who signs for them, the witness."""

from workshop.audit import services as audit
from workshop.directory.models import Organization
from workshop.directory.services import find_or_create_organization
from workshop.mou import texts, wording
from workshop.mou.models import Party, Signatory
from workshop.mou.refusals import CopiesUnusable, WitnessNamed
from workshop.mou.services.standing import editable
from workshop.transactions import transaction

PARTY_FIELDS = (
    "name", "address", "phone", "email", "tax_code", "business_licence", "bank_account", "copies", "has_seal",
)  # fmt: skip
SIGNATORY_FIELDS = ("honorific", "full_name", "position", "authority")


def edit_party(party, *, version=None, signatory=None, **fields):
    """Change what is printed of ``party``, and of the one who signs for it (a mapping; no name removes them).

    :raises TextFrozen: once the text is issued.
    :raises CopiesUnusable: on less than one copy.
    """
    with transaction() as session:
        party = session.get(Party, party.id)
        memorandum = editable(session, party.memorandum_id, version)
        if fields.get("copies", 1) is None or fields.get("copies", 1) < 1:
            raise CopiesUnusable("copies")
        changed = [name for name in PARTY_FIELDS if name in fields and getattr(party, name) != fields[name]]
        for name in changed:
            setattr(party, name, fields[name])
        if signatory is not None:
            _set_signatory(party, signatory)
        audit.record("mou.party_edited", memorandum, party=party.id, fields=changed)
        return party


def add_witness(memorandum, organization, *, version=None):
    """Add the organisation (a record or its name) that witnesses the signing; the article about it changes.

    :raises WitnessNamed: if there is one.
    """
    with transaction() as session:
        memorandum = editable(session, memorandum.id, version)
        if memorandum.party("witness"):
            raise WitnessNamed
        if isinstance(organization, Organization):
            organization = session.get(Organization, organization.id)
        else:
            organization = find_or_create_organization(organization)
        _swap_default_article(memorandum, has_witness=True)
        memorandum.parties.append(witness_party(organization, position=2))
        audit.record("mou.witness_added", memorandum, organization=organization.id)
        return memorandum


def remove_witness(memorandum, *, version=None):
    """Take the witness off the memorandum."""
    with transaction() as session:
        memorandum = editable(session, memorandum.id, version)
        if party := memorandum.party("witness"):
            memorandum.parties.remove(party)
            _swap_default_article(memorandum, has_witness=False)
            audit.record("mou.witness_removed", memorandum)
        return memorandum


def witness_party(organization, *, position):
    """The party of the organisation that witnesses; it keeps one copy."""
    return Party(role="witness", position=position, organization_id=organization.id, name=organization.name,
                 address=organization.address, copies=1)  # fmt: skip


def _set_signatory(party, values):
    if not values.get("full_name"):
        party.signatories.clear()
        return
    if not party.signatories:
        party.signatories.append(Signatory(full_name=values["full_name"]))
    for name in SIGNATORY_FIELDS:
        if name in values:
            setattr(party.signatories[0], name, values[name])


def _swap_default_article(memorandum, *, has_witness):
    """Put the article for the present number of parties in place, unless somebody has written another."""
    platform = memorandum.platform.name if memorandum.platform else ""
    pairs = zip(
        wording.default_articles(platform, has_witness=not has_witness),
        wording.default_articles(platform, has_witness=has_witness),
        strict=True,
    )
    swaps = {(old.heading, old.clauses): new for old, new in pairs}
    articles = [swaps.get((each.heading, each.clauses), each) for each in texts.articles_of(memorandum)]
    memorandum.blocks = texts.stored(texts.bases_of(memorandum), articles)
