"""What hangs on two registrations that become one: consents, the unit, spare tickets, a restriction, messages."""

from sqlalchemy import select, update

from workshop.extensions import db
from workshop.messages.services import return_unsent, withdraw_unsent
from workshop.registrations.delegations.models import DelegationMember
from workshop.registrations.models import Consent, Registration, SpareTicket

ROOM = "registrations"


def move_records(kept, dropped):
    """Give ``kept`` what hung on ``dropped``; returns what ``return_records`` needs."""
    return [*_move_consents(kept, dropped), *_move_membership(kept, dropped), *_restrict(kept, dropped),
            *_silence(dropped)]  # fmt: skip


def return_records(merge):
    """Give back what ``move_records`` moved."""
    session = db.session()
    owner = {"registration_id": merge.dropped_id}
    for each in merge.moved:
        if not each or each.get("room") != ROOM:
            continue
        if "consent" in each:
            _set(update(Consent).where(Consent.id == each["consent"]).values(**owner))
        elif "withdrawn" in each:
            _set(update(Consent).where(Consent.id == each["withdrawn"]).values(withdrawn_at=None))
        elif "member" in each:
            _set(update(DelegationMember).where(DelegationMember.id == each["member"]).values(**owner))
        elif "unsent" in each:
            return_unsent(each["unsent"])
        elif "restricted" in each:
            session.get(Registration, merge.kept_id).restricted_at = None
    for registration_id in (merge.kept_id, merge.dropped_id):
        session.expire(session.get(Registration, registration_id), ["consents"])


def follow_codes(kept, dropped):
    """Let a spare ticket of either belong to the one whose code it bears now."""
    session = db.session()
    spares = list(session.scalars(
        select(SpareTicket).where(SpareTicket.registration_id.in_((kept.id, dropped.id)))
    ))  # fmt: skip
    for spare in spares:
        spare.registration_id = None  # one person, one spare ticket: at every moment
    session.flush()
    owners = {kept.ticket_code: kept.id, dropped.ticket_code: dropped.id}
    for spare in spares:
        spare.registration_id = owners.get(spare.code)
    session.flush()


def _move_consents(kept, dropped):
    """Give ``kept`` what was agreed to on the other; a withdrawal on either one counts for both."""
    moved, mine = [], {consent.purpose: consent for consent in kept.consents}
    for consent in list(dropped.consents):
        known = mine.get(consent.purpose)
        if known is None:
            _set(update(Consent).where(Consent.id == consent.id).values(registration_id=kept.id))
            moved.append({"room": ROOM, "consent": consent.id})
        elif consent.withdrawn_at and not known.withdrawn_at and consent.withdrawn_at >= known.granted_at:
            known.withdrawn_at = consent.withdrawn_at
            moved.append({"room": ROOM, "withdrawn": known.id})
    db.session.expire(kept, ["consents"])
    db.session.expire(dropped, ["consents"])
    return moved


def _move_membership(kept, dropped):
    """The unit that named ``dropped`` sees ``kept`` among its people, unless another unit has named that one."""
    members = select(DelegationMember).where(DelegationMember.registration_id.in_((kept.id, dropped.id)))
    found = {member.registration_id: member for member in db.session.scalars(members)}
    if dropped.id not in found or kept.id in found:
        return []
    found[dropped.id].registration_id = kept.id
    return [{"room": ROOM, "member": found[dropped.id].id}]


def _restrict(kept, dropped):
    """A person who asked not to be used is not used under the other registration either."""
    if dropped.restricted_at is None or kept.restricted_at is not None:
        return []
    kept.restricted_at = dropped.restricted_at
    return [{"room": ROOM, "restricted": True}]


def _silence(dropped):
    """What waits to be sent about the other registration speaks of a ticket that nobody holds any more."""
    taken_back = withdraw_unsent(dropped.id, with_mailings=True)
    return [{"room": ROOM, "unsent": taken_back}] if taken_back else []


def _set(change):
    db.session.execute(change.execution_options(synchronize_session="fetch"))
