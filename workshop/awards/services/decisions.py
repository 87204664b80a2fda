"""A decision from its draft to its number, date and scan."""

import unicodedata

from sqlalchemy.exc import IntegrityError

from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.awards import checks
from workshop.awards.decision_numbers import number_key, read_number
from workshop.awards.fingerprints import list_fingerprint
from workshop.awards.models import AwardDecision
from workshop.awards.queries import standing_awards
from workshop.awards.refusals import (
    AlreadyApproved,
    ChecksBlock,
    DecisionFrozen,
    DecisionNumberTaken,
    NoRecipients,
    NotWhatWasSeen,
    SamePerson,
    SymbolDiffers,
)
from workshop.awards.services.batches import drop_batch
from workshop.awards.services.books import move_to_year
from workshop.errors import StaleVersion
from workshop.extensions import utc_now
from workshop.paper.services import store_file
from workshop.transactions import savepoint, transaction

FIELDS = ("achievement", "capacity_line", "place", "signer_name", "signer_title")
PAPER_FIELDS = ("proposer_id", "addressee", "legal_bases")


def draft_decision(event, kind, *, achievement, **fields):
    """Begin a decision of ``kind``, for an event or for none; who signs defaults to the kind's head."""
    with transaction() as session:
        line, title = kind.capacities[0] if kind.capacities else ("", "")
        values = {
            "capacity_line": line, "signer_title": title, "place": kind.organization.place, "achievement": achievement,
            "is_demonstration": bool(event and event.is_demonstration), "created_by_id": user_id(), **fields,
        }  # fmt: skip
        number = values.pop("number", "")
        decision = AwardDecision(kind=session.merge(kind), event_id=event.id if event else None, **_tidy(values))
        session.add(decision)
        session.flush()
        if number:
            _give_number(decision, number, decision.decided_on)
        record("awards.decision_drafted", decision, fields=sorted(fields))
    return decision


def edit_decision(decision, version, **fields):
    """Change what the certificates say; an approval falls away.

    :raises DecisionFrozen: once valid certificates stand on it.
    :raises StaleVersion: if somebody changed it meanwhile.
    """
    with transaction() as session:
        found = _current(session, decision, version)
        changed = [name for name in FIELDS if name in fields and getattr(found, name) != _tidy(fields)[name]]
        for name in changed:
            setattr(found, name, _tidy(fields)[name])
        if changed:
            reopen(found)
            drop_batch(found)
            record("awards.decision_edited", found, fields=changed)
    return found


def approve_decision(decision, *, needs_second=True, seen=None):
    """Approve the list, and every name on it, as the actor in force, who has not prepared it.

    ``needs_second=False`` lets a one-person office approve alone; the decision says so for good.
    ``seen`` is the fingerprint of the list as the approver's page showed it.

    :raises SamePerson: if the actor prepared or edited any of it.
    :raises NoRecipients: if nobody stands on it.
    :raises AlreadyApproved: if it is.
    :raises NotWhatWasSeen: if it was changed after the page was opened.
    :raises ChecksBlock: if a rule of the decision stops a recipient.
    """
    with transaction() as session:
        found = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        if found.status != "draft":
            raise AlreadyApproved
        standing = standing_awards(found)
        if not standing:
            raise NoRecipients
        by, alone = whoever_approves(found, standing, needs_second=needs_second)
        if seen is not None and seen != list_fingerprint(found):
            raise NotWhatWasSeen
        if stopped := checks.blocking(found):
            raise ChecksBlock(names="; ".join(award.printed_name for award in stopped))
        found.status, found.approved_by_id, found.approved_at = "approved", by, utc_now()
        found.is_approved_alone = alone
        for award in standing:
            if award.name_approved_at is None:  # who approved a name before stays named
                award.name_approved_by_id, award.name_approved_at = by, found.approved_at
        record("awards.decision_approved", found, alone=alone)
    return found


def whoever_approves(decision, awards, *, needs_second):
    """(id of the actor, whether alone): who approves has neither prepared the list nor edited one of ``awards``.

    :raises SamePerson: if so, unless one person is enough.
    """
    by = user_id()
    editors = {decision.created_by_id, decision.edited_by_id, *(award.edited_by_id for award in awards)}
    alone = by is not None and by in editors
    if alone and needs_second:
        raise SamePerson
    return by, alone


def record_decision(decision, version, *, number, decided_on, may_differ=True):
    """Enter the number and the date that the issuer gave; an approval stays, print files that say others go.

    ``may_differ`` says that another symbol than the kind's was meant: 38/QĐ-BTV where the kind has QĐ-UBND.

    :raises SymbolDiffers: if it is another, and ``may_differ`` is False.
    :raises NumberUnknown: if it is no number of a decision.
    :raises DecisionNumberTaken: if another decision of the issuer has it in that year.
    :raises DecisionFrozen: once valid certificates stand on it.
    """
    with transaction() as session:
        found = _current(session, decision, version)
        typed = read_number(number).partition("/")[2]
        if not may_differ and typed and typed != found.kind.number_symbol:
            raise SymbolDiffers("number", typed=typed, symbol=found.kind.number_symbol)
        before = (found.full_number, found.decided_on)
        move_to_year(found, decided_on)
        found.decided_on = decided_on
        _give_number(found, number, decided_on)
        if before != (found.full_number, decided_on):
            drop_batch(found)
        record("awards.decision_recorded", found, fields=["number", "decided_on"])
    return found


def set_rules(decision, rules):
    """Say what each check does on this decision: off, warn or block; an approval falls away where that changes."""
    with transaction() as session:
        found = _current(session, decision, None)
        wanted = {name: rules[name] for name in checks.CHECKS if rules.get(name) in checks.RULES}
        if any(checks.rule_of(found, name) != rule for name, rule in wanted.items()):
            found.check_rules = wanted
            reopen(found)
            record("awards.rules_set", found, **wanted)
    return found


def set_papers(decision, **fields):
    """Say who proposes the award, to whom, and on which bases; it stands on the office papers only."""
    with transaction() as session:
        found = session.get(AwardDecision, decision.id)
        for name in PAPER_FIELDS:
            setattr(found, name, _tidy(fields)[name])
        record("awards.papers_set", found, fields=list(PAPER_FIELDS))
    return found


def attach_scan(decision, upload, *, filename="quyet-dinh.pdf"):
    """Keep the scan of the signed decision (an ``AcceptedUpload``), without which a state award stays a preview."""
    with transaction() as session:
        found = session.get(AwardDecision, decision.id)
        found.scan_file = store_file(
            upload.data, filename=upload.named(filename), media_type=upload.media_type, pages=upload.pages
        )
        record("awards.scan_attached", found, file=found.scan_file.id)
    return found


def reopen(decision):
    """Note who edits, and take an approval back; inside a transaction.

    :raises DecisionFrozen: once valid certificates stand on it.
    """
    if decision.status in ("issued", "revoked"):
        raise DecisionFrozen
    decision.edited_by_id = user_id() or decision.edited_by_id
    if decision.status == "approved":
        decision.status, decision.approved_by_id, decision.approved_at = "draft", None, None
        record("awards.approval_withdrawn", decision)


def _current(session, decision, version):
    found = session.get(AwardDecision, decision.id)
    if version is not None and found.version != version:
        raise StaleVersion
    if found.status in ("issued", "revoked"):
        raise DecisionFrozen
    return found


def _give_number(decision, text, decided_on):
    """Number the decision; the database holds it unique by issuer and year, also of two who save at once."""
    number = read_number(text)
    year = decided_on.year if decided_on else None
    try:
        with savepoint():
            decision.number, decision.issuer_id = number, decision.kind.organization_id
            decision.number_year, decision.number_key = year, number_key(number, decision.kind.number_symbol)
    except IntegrityError as error:
        raise DecisionNumberTaken("number", number=number, year=year) from error


def user_id():
    """The member of staff who acts, or None."""
    actor = current_actor()
    return actor.id if actor.kind == "user" else None


def _tidy(fields):
    return {
        name: unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value
        for name, value in fields.items()
    }
