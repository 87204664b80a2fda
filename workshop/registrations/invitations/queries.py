"""Reads of invitations: who was invited, who has answered, how many were named of how many."""

from dataclasses import dataclass

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import joinedload

from workshop.audit.models import AuditEntry
from workshop.directory.models import Organization
from workshop.errors import NotFound
from workshop.events.models import Event
from workshop.extensions import db
from workshop.messages.queries import on_the_way_to_units
from workshop.messages.truth import TRUE_FOR
from workshop.registrations.delegations.models import Delegation, DelegationMember
from workshop.registrations.invitations.beside import beside_counts
from workshop.registrations.invitations.models import Invitation, InvitationLetter
from workshop.registrations.models import Registration
from workshop.vietnamese.names import search_words

STATES = ("drafted", "sent", "opened", "partly", "yes", "declined")
SILENT = ("sent", "opened")  # sent, and no answer yet
ANSWERED = ("partly", "yes", "declined")
USUAL_FOR = {"invitation": ("drafted",), "unit_reminder": SILENT}  # who gets a message where nobody is ticked
NAMED = (
    select(func.count()).select_from(DelegationMember)
    .join(Registration, Registration.id == DelegationMember.registration_id)
    .where(DelegationMember.delegation_id == Invitation.delegation_id, Registration.status != "cancelled")
    .correlate(Invitation).scalar_subquery()
)  # fmt: skip
STATE = case(
    (Invitation.declined_at.is_not(None), "declined"),
    ((NAMED > 0) & ((Delegation.quota <= NAMED) | Invitation.completed_at.is_not(None)), "yes"),
    (NAMED > 0, "partly"),
    (Invitation.opened_at.is_not(None), "opened"),
    (Invitation.sent_at.is_not(None), "sent"),
    else_="drafted",
)


@dataclass(frozen=True)
class Counts:
    """How the invitations of an event stand."""

    by_state: dict
    quota: int
    named: int

    @property
    def invited(self):
        """All of them."""
        return sum(self.by_state.values())

    @property
    def answered(self):
        """Those that named people or declined."""
        return sum(self.by_state[state] for state in ANSWERED)

    @property
    def silent(self):
        """Those that were sent and not answered."""
        return sum(self.by_state[state] for state in SILENT)


def invitations(event, search="", state="", ids=None):
    """(Invitation, how many are named, its state) as a select; ``state`` may be ``silent``."""
    query = select(Invitation, NAMED.label("named"), STATE.label("state")).join(Invitation.delegation)
    query = query.where(Invitation.event_id == event.id).options(joinedload(Invitation.delegation))
    for word in search_words(search):
        query = query.where(Delegation.unit_key.contains(word, autoescape=True))
    if state == "silent":
        query = query.where(STATE.in_(SILENT))
    elif state in STATES:
        query = query.where(state == STATE)
    if ids is not None:
        query = query.where(Invitation.id.in_(ids))
    return query.order_by(Delegation.unit_key, Invitation.id)


def rows_of(query):
    """The rows of ``invitations`` as tuples."""
    return [tuple(row) for row in db.session.execute(query)]


def invitation_at(event, invitation_id):
    """(Invitation, named, state) of one.

    :raises NotFound: if it is none of ``event``.
    """
    rows = rows_of(invitations(event, ids=[invitation_id]))
    if not rows:
        raise NotFound
    return rows[0]


def version_of(invitation):
    """A number that grows with every change of the invitation or of what stands about its unit."""
    return invitation.version + invitation.delegation.version


def counts(event):
    """How many stand in each state, how many people are invited and named."""
    inner = (
        select(STATE.label("state"), Delegation.quota.label("quota"), NAMED.label("named"))
        .select_from(Invitation).join(Invitation.delegation).where(Invitation.event_id == event.id).subquery()
    )  # fmt: skip
    query = select(inner.c.state, func.count(), func.sum(inner.c.quota), func.sum(inner.c.named))
    found = {row[0]: row[1:] for row in db.session.execute(query.group_by(inner.c.state))}
    by_state = {state: found[state][0] if state in found else 0 for state in STATES}
    return Counts(by_state, *(int(sum(row[place] or 0 for row in found.values())) for place in (1, 2)))


def letter_of(event):
    """The letter of ``event``; one that nobody has written yet has version 0 and is not kept."""
    kept = db.session.scalar(select(InvitationLetter).where(InvitationLetter.event_id == event.id))
    return kept or InvitationLetter(event_id=event.id, number="", over_quota="refuse", texts={}, version=0)


def units_invited(event):
    """The delegations behind the invitations of ``event``, to be invited to another one."""
    query = select(Delegation).join(Delegation.invitation).where(Delegation.event_id == event.id)
    return list(db.session.scalars(query.options(joinedload(Delegation.invitation)).order_by(Delegation.unit_key)))


def events_with_invitations(ids, but):
    """Other events that invited units, the latest first; ``ids`` narrows them to those one may see."""
    query = select(Event).where(Event.id != but.id, Event.id.in_(select(Invitation.event_id)))
    if ids is not None:
        query = query.where(Event.id.in_(ids))
    return list(db.session.scalars(query.order_by(Event.starts_at.desc()).limit(50)))


def organizations_to_invite(event, search=""):
    """Organisations of the directory that are not invited yet, the first 200."""
    query = select(Organization).where(
        Organization.unit_key.not_in(select(Delegation.unit_key).join(Delegation.invitation)
                                     .where(Delegation.event_id == event.id)),
    )  # fmt: skip
    for word in search_words(search):
        found = Organization.name_folded.contains(word, autoescape=True)
        query = query.where(or_(found, Organization.unit_key.contains(word, autoescape=True)))
    return list(db.session.scalars(query.order_by(Organization.name_folded, Organization.id).limit(200)))


def to_write_to(event, kind, ids=None):
    """The units of ``ids``, or all that a message of ``kind`` is for, by what becomes of it.

    {"by_mail", "without_address", "answered", "on_the_way", "without_invitation"}: lists of Invitation in the order
    of their names. Without ids a reminder leaves out whose people came onto the list another way.
    """
    found = {"by_mail": [], "without_address": [], "answered": [], "on_the_way": [], "without_invitation": []}
    waiting = on_the_way_to_units(event, kind)
    usual, beside = USUAL_FOR[kind], beside_counts(event) if ids is None and kind == "unit_reminder" else {}
    for each, _named, state in rows_of(invitations(event, ids=ids)):
        if (ids is None and state not in usual) or beside.get(each.delegation.unit_key):
            continue
        if each.id in waiting:
            found["on_the_way"].append(each)
        elif state not in TRUE_FOR[kind]:
            found["answered" if state in ANSWERED else "without_invitation"].append(each)
        else:
            found["by_mail" if each.delegation.contact_email else "without_address"].append(each)
    return found


def history(invitation):
    """What was done, the latest first."""
    entries = select(AuditEntry).where(or_(
        (AuditEntry.subject_type == "Invitation") & (AuditEntry.subject_id == invitation.id),
        (AuditEntry.subject_type == "Delegation") & (AuditEntry.subject_id == invitation.delegation_id),
    ))  # fmt: skip
    return list(db.session.scalars(entries.order_by(AuditEntry.id.desc()).limit(50)))
