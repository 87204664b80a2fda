"""Twelve memoranda between invented owners and invented platforms: ten signed, two waiting."""

import datetime as dt

from sqlalchemy import select

from workshop.audit.actor import Actor, acting_as
from workshop.demo.names import Inventor
from workshop.demo.steps import papers, registry
from workshop.directory.services import find_or_create_organization
from workshop.edges.pdf import merge_pdfs
from workshop.extensions import db
from workshop.mou import services as mou
from workshop.mou.models import Memorandum
from workshop.paper.services import read_file

WANTED, SIGNED = 12, 10
SIGNED_ON = dt.date(2023, 5, 19)
# invented like the parties: a real one would seem to confirm what never happened
WITNESS = "Hội Nữ doanh nhân Sông Dừa"


def load(event, users):
    """Draft, issue and sign whatever is missing."""
    organizer, approver = users["organizer"], users["approver"]
    with acting_as(Actor("user", organizer.id)):
        _draft(event)
    for at, memorandum in enumerate(_all(event)):
        _carry_on(memorandum, organizer, approver, sign=at < SIGNED)


def _draft(event):
    missing = WANTED - len(_all(event))
    taken = {memorandum.owner_id for memorandum in _all(event)}
    owners = [o for o in registry.invented_owners(("htx", "cong_ty", "tht", "hkd")) if o.products and o.id not in taken]
    platforms = registry.invented_platforms()
    witness = find_or_create_organization(WITNESS, kind="mass", address="Thành phố Trà Vinh, tỉnh Trà Vinh",
                                          is_demonstration=True)  # fmt: skip
    signer, woman = Inventor(5).person(woman=True)
    for at in range(missing):
        drafted = mou.draft_memorandum(
            event, owners[at], platforms[at % len(platforms)], witness=witness if at < 5 else None,
            dated_on=SIGNED_ON, place="Hội trường tỉnh Trà Vinh",
        )  # fmt: skip
        for party in drafted.parties:
            if party.role == "witness":
                mou.edit_party(party, signatory={
                    "honorific": "Bà" if woman else "Ông", "full_name": signer, "position": "Chủ tịch"})  # fmt: skip


def _carry_on(memorandum, organizer, approver, *, sign):
    with acting_as(Actor("user", organizer.id)):
        if memorandum.status == "draft":
            memorandum = mou.agree(memorandum)
        if memorandum.status == "agreed":
            memorandum = mou.mark_ready(memorandum)
        if sign and memorandum.status == "ready":
            if not memorandum.scans:
                mou.attach_scan(memorandum, _scan_of(memorandum))
            memorandum = mou.sign_memorandum(memorandum, SIGNED_ON)
    if memorandum.status == "signed" and not any(scan.is_confirmed for scan in memorandum.scans):
        with acting_as(Actor("user", approver.id)):
            mou.confirm_scan(memorandum)


def _scan_of(memorandum):
    text = next(artefact for artefact in memorandum.artefacts if artefact.kind == "text")
    issued = read_file(text.file)
    # laid together anew, so that the "scan" is another file than the text it is compared with
    return papers.marked_copy(merge_pdfs([issued], title="Bản ký minh họa"), "ban-ky.pdf")


def _all(event):
    query = select(Memorandum).where(Memorandum.event_id == event.id).order_by(Memorandum.id)
    return list(db.session.scalars(query))
