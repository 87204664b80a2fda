"""Invited units as messages know them: plain data, the QR of the reply page, and the invitation on paper."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.edges import qr
from workshop.extensions import db
from workshop.messages.recipients import Person
from workshop.registrations.delegations.links import link_url
from workshop.registrations.invitations import documents
from workshop.registrations.invitations.lines import quota_said
from workshop.registrations.invitations.models import Invitation
from workshop.registrations.invitations.queries import NAMED, STATE, invitations, letter_of, rows_of
from workshop.vietnamese.dates import short_date

QR_PIXELS = 480


class Units:
    """What the outbox asks about invited units."""

    def persons(self, ids):
        """{invitation id: Person}, as they stand now; its state is that of the answer."""
        query = select(Invitation, NAMED, STATE).join(Invitation.delegation).where(Invitation.id.in_(ids))
        query = query.options(joinedload(Invitation.delegation), joinedload(Invitation.event))
        found = rows_of(query.execution_options(populate_existing=True))
        letters = {event.id: letter_of(event) for event in {each.event for each, _named, _state in found}}
        return {each.id: _person(each, state, letters[each.event_id]) for each, _named, state in found}

    def chosen(self, event):
        """Ids of the units of ``event`` in the order of their names."""
        return [each.id for each, _named, _state in rows_of(invitations(event))]

    def picture(self, invitation_id):
        """The QR of the reply page."""
        return qr.png(link_url(_invitation(invitation_id).delegation), QR_PIXELS)

    def paper(self, invitation_id):
        """(file name, PDF) of the invitation."""
        found = _invitation(invitation_id)
        pdf, _sized, _size = documents.fitted_pdf(documents.invitation_document(found, letter_of(found.event)))
        return documents.file_name(found.delegation.unit, "pdf"), pdf


def _invitation(invitation_id):
    return db.session.get(Invitation, invitation_id)


def _person(invitation, state, letter):
    unit = invitation.delegation
    return Person(
        registration_id=None, event_id=invitation.event_id, full_name=unit.unit, status=state, kind=unit.kind,
        organization=unit.unit, email=unit.contact_email or None, phone=unit.contact_phone or None,
        language="en" if unit.language == "en" else "vi",
        is_demonstration=unit.is_demonstration or invitation.event.is_demonstration, link=link_url(unit),
        invitation_id=invitation.id, quota=quota_said(invitation.quota_text),
        reply_by=short_date(letter.reply_by) if letter.reply_by else "",
    )  # fmt: skip
