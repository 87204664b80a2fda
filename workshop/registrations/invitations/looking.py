"""Looking through units that were pasted, before they are invited: of which kind each is, and which are left out."""

from sqlalchemy import select

from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.delegations.refusals import UnitMissing
from workshop.registrations.invitations import refusals
from workshop.registrations.invitations.lines import MOST
from workshop.registrations.readings import read_email, read_phone
from workshop.vietnamese.names import clean_name
from workshop.vietnamese.organisations import fold_unit

# how the folded name of a unit begins, by the code of the usual kinds; what has two readings is not guessed
_BEGINNINGS = (
    ("locality", ("uy ban nhan dan xa", "uy ban nhan dan phuong", "uy ban nhan dan huyen", "uy ban nhan dan thi",
                  "uy ban nhan dan thanh pho", "uy ban nhan dan dac khu", "xa", "phuong", "huyen", "thi tran", "thi xa",
                  "thanh pho", "dac khu")),
    ("owner", ("hop tac xa", "to hop tac", "cong ty", "ho kinh doanh", "doanh nghiep tu nhan")),
    ("agency", ("so", "ban", "hoi")),
)  # fmt: skip
_NOT_PLAIN = ("hoi dong nhan dan", "hoi quan")


def guess_kind(unit, known):
    """The code among ``known`` that the name of ``unit`` tells plainly, or an empty text."""
    said = f"{fold_unit(unit)} "
    if any(said.startswith(f"{words} ") for words in _NOT_PLAIN):
        return ""
    found = (code for code, begins in _BEGINNINGS if any(said.startswith(f"{words} ") for words in begins))
    return next((code for code in found if code in known), "")


def looked_through(event, units):
    """[(unit, the refusal that leaves it out, or None)], judged as ``invite_many`` will."""
    invited = select(Delegation.unit_key).join(Delegation.invitation).where(Delegation.event_id == event.id)
    invited, before = set(db.session.scalars(invited)), set()
    return [(unit, _refusal(unit, invited, before)) for unit in units]


def _refusal(unit, invited, before):
    name = clean_name(unit.unit)
    key = fold_unit(name)
    if not name:
        return UnitMissing("unit")
    if key in invited:
        return refusals.AlreadyInvited(unit=name)
    if key in before:
        return refusals.UnitTwice()
    if not 1 <= unit.quota <= MOST:
        return refusals.QuotaUnreadable("quota")
    try:
        read_phone(unit.contact_phone)
        read_email(unit.contact_email)
    except WorkshopError as refusal:
        return refusal
    before.add(key)
    return None
