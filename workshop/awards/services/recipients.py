"""Who stands on a decision, in which order on the stage, with the name as printed."""

from workshop.audit.services import record
from workshop.awards.models import Award, AwardDecision
from workshop.awards.pasted import read_pasted
from workshop.awards.persons import kind_of_typed
from workshop.awards.queries import WITHDRAWN, standing_awards
from workshop.awards.refusals import (
    DuplicateRecipient,
    LettersUnprintable,
    NameMissing,
    NamesakeStands,
    NameTooLong,
    RecipientWithdrawn,
)
from workshop.awards.services.batches import drop_batch
from workshop.awards.services.books import book_of
from workshop.awards.services.decisions import reopen, user_id
from workshop.awards.standing import namesakes
from workshop.ceremony.queries import order_of
from workshop.ceremony.refusals import OrderLocked
from workshop.edges.pdf import unprintable
from workshop.extensions import utc_now
from workshop.paper.services import enter_number
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name

LONGEST_NAME = 200


def add_recipient(decision, printed_name, printed_address="", *, owner=None, recipient_kind=None, is_other=None):
    """Put a recipient last on the decision's list; the owner's record keeps its own name.

    ``is_other`` says whether it is another than those of the same name: None leaves that to whoever approves.

    :raises DuplicateRecipient: if the printed name stands on it already, with the same address.
    :raises NamesakeStands: if the name stands on it with another address, and ``is_other`` is False.
    :raises DecisionFrozen: once valid certificates stand on it.
    """
    name, address = printable(printed_name), printable(printed_address, "printed_address", needed=False)
    with transaction() as session:
        found = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        reopen(found)
        known = same_recipient(found, name, address)
        if known is not None and not known.is_withdrawn:
            raise DuplicateRecipient("printed_name", name=name)
        place = len(standing_awards(found)) + 1
        award = known or Award()
        award.printed_name, award.printed_address, award.is_namesake = name, address, False
        if known is None:
            found.awards.append(award)
        award.is_withdrawn, award.stage_order = False, place
        unapprove(award)
        tell_apart(award, is_other)
        award.owner_id = owner.id if owner else None
        award.recipient_kind = recipient_kind or kind_for(owner)
        award.is_demonstration = found.is_demonstration or bool(owner and owner.is_demonstration)
        record("awards.recipient_added", award, event_id=found.event_id, decision=found.id)
    return award


def paste_recipients(decision, text):
    """Add one recipient a line of ``text``: name, address and kind between tabs, ";" or "|".

    Who is addressed as Ông or Bà is a person, everybody else a collective until somebody says otherwise. Who stands
    already, with the same address, is left. Returns (added awards, names left out).
    """
    added, left = [], []
    with transaction():
        for name, address, kind in read_pasted(text):
            try:
                added.append(add_recipient(decision, name, address, recipient_kind=kind or kind_of_typed(name)))
            except DuplicateRecipient:
                left.append(name)
    return added, left


def edit_recipient(award, *, printed_name, printed_address, recipient_kind, is_other=None):
    """Change what will be printed, before valid certificates stand; ``is_other`` as ``add_recipient`` takes it.

    :raises DuplicateRecipient: if another recipient has the printed name and address.
    :raises NamesakeStands: if another has the name, and ``is_other`` is False.
    """
    name, address = printable(printed_name), printable(printed_address, "printed_address", needed=False)
    with transaction() as session:
        found = session.get(Award, award.id)
        if (found.printed_name, found.printed_address, found.recipient_kind) == (name, address, recipient_kind):
            return found
        reopen(found.decision)
        if same_recipient(found.decision, name, address, but=found) is not None:
            raise DuplicateRecipient("printed_name", name=name)
        found.is_namesake = found.is_namesake and found.printed_name == name
        found.printed_name, found.printed_address, found.recipient_kind = name, address, recipient_kind
        tell_apart(found, is_other)
        unapprove(found)
        drop_batch(found.decision)
        record("awards.recipient_edited", found, event_id=found.decision.event_id)
    return found


def remove_recipient(award):
    """Take a recipient off the list; one whose paper has a code stays as withdrawn, its paper revoked."""
    with transaction() as session:
        found = session.get(Award, award.id)
        decision = found.decision
        reopen(decision)
        record("awards.recipient_removed", found, event_id=decision.event_id, decision=decision.id)
        if found.certificates:
            found.is_withdrawn, found.stage_order = True, 0
            if (paper := found.current) is not None:
                paper.status, paper.ended_at, paper.end_reason = "revoked", utc_now(), WITHDRAWN
                drop_batch(decision)
        else:
            decision.awards.remove(found)
        _renumber(standing_awards(decision))


def move_recipient(award, steps):
    """Move a recipient ``steps`` places later (earlier, where negative) on the stage.

    :raises RecipientWithdrawn: if it was taken off the list meanwhile.
    :raises OrderLocked: if slips and folders of the stage follow the order already.
    """
    with transaction() as session:
        found = session.get(Award, award.id)
        if found.is_withdrawn:
            raise RecipientWithdrawn(name=found.printed_name)
        if found.decision.event and order_of(found.decision.event, "award").locked_at:
            raise OrderLocked
        order = standing_awards(found.decision)
        place = order.index(found)
        order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
        _renumber(order)
        record("awards.order_changed", found.decision, award=found.id)


def enter_register_number(award, text):
    """Enter the register number that the issuer's office gave, unique in its book.

    :raises NumberTaken: if another award of the book has it.
    """
    with transaction() as session:
        found = session.get(Award, award.id)
        if found.register_number != text.strip():
            reopen_unless_same(found)
            found.register_number = str(enter_number(book_of(found.decision), text, found))
            drop_batch(found.decision)
    return found


def confirm_namesake(award):
    """Note that those who share a name on the decision are indeed different people or units."""
    with transaction() as session:
        found = session.get(Award, award.id)
        tell_apart(found, True)
        record("awards.namesakes_confirmed", found, event_id=found.decision.event_id)
    return found


def same_recipient(decision, name, address, *, but=None):
    """Who has this very name and address on the decision, capitals aside, also withdrawn; None where nobody has.

    Without an address nothing tells one from another of the same name, so it is taken for the same.
    """
    alike = [each for each in decision.awards if each is not but and each.printed_name.casefold() == name.casefold()]
    same = [each for each in alike if each.printed_address.casefold() == address.casefold()]
    found = same or ([] if address else sorted(alike, key=lambda each: each.is_withdrawn))
    return found[0] if found else None


def tell_apart(award, is_other):
    """Keep what was said of those who share the name of ``award``; inside a transaction.

    :raises NamesakeStands: if there are some, and ``is_other`` is False.
    """
    others = namesakes(award) if is_other is not None else []
    if not others:
        return
    if not is_other and not award.is_namesake:
        other = others[0]
        raise NamesakeStands("printed_name", name=other.printed_name, address=other.printed_address or "–")
    for each in (award, *others):
        each.is_namesake = True


def unapprove(award):
    """What a second person has looked at is no longer what stands; inside a transaction."""
    award.edited_by_id = user_id() or award.edited_by_id
    award.name_approved_by_id = award.name_approved_at = None


def reopen_unless_same(award):
    """A number entered later leaves the approval alone, but not the certificates that are out."""
    if award.decision.status in ("issued", "revoked"):
        reopen(award.decision)


def printable(text, field="printed_name", *, needed=True):
    """``text`` in NFC without stray spaces, if the certificate can print it.

    :raises NameMissing: :raises NameTooLong: :raises LettersUnprintable: naming ``field``.
    """
    name = clean_name(text)
    if needed and not name:
        raise NameMissing(field)
    if len(name) > LONGEST_NAME:
        raise NameTooLong(field, most=LONGEST_NAME, found=len(name))
    if strange := unprintable(name):
        raise LettersUnprintable(field, characters=" ".join(strange))
    return name


def kind_for(owner):
    """A household business is no collective; everybody else on the registry is one."""
    return "household" if owner is not None and owner.kind == "hkd" else "collective"


def _renumber(awards):
    for place, award in enumerate(awards, 1):
        award.stage_order = place
