"""Delegates as messages know them: plain data, and the ticket as a picture."""

from sqlalchemy import select

from workshop.extensions import db
from workshop.messages.recipients import Person
from workshop.registrations import documents, links, queries
from workshop.registrations.models import Registration
from workshop.registrations.services.announcing import is_silent, recipient_of


class Delegates:
    """What the outbox asks about people."""

    def person(self, registration_id):
        """One delegate, or None."""
        return self.persons([registration_id]).get(registration_id)

    def persons(self, ids):
        """{registration id: Person}, as they stand now."""
        query = select(Registration).where(Registration.id.in_(ids)).execution_options(populate_existing=True)
        found = list(db.session.scalars(query))
        places = _places({each.event_id for each in found if each.status == "waiting"})
        return {each.id: _person(each, places.get(each.id)) for each in found}

    def chosen(self, event, audience):
        """Who stands behind the filters of the list of delegates, but for those to whom nothing is written."""
        asked = {name: audience.get(name) or "" for name in ("search", "kind", "status")}
        if ids := audience.get("ids"):
            query = queries.everyone(event).where(Registration.id.in_(ids)).order_by(*queries.SORTS["name"])
        else:
            query = queries.roster(event, **asked)
        query = query.where(Registration.restricted_at.is_(None), Registration.anonymised_at.is_(None))
        return [recipient_of(each) for each in db.session.scalars(query)]

    def ticket(self, registration_id):
        """The ticket with the name on it."""
        return documents.ticket_png(queries.registration(registration_id))


def _person(registration, place):
    return Person(
        registration_id=registration.id, event_id=registration.event_id, full_name=registration.full_name,
        status=registration.status, kind=registration.kind, honorific=registration.honorific,
        position=registration.position, organization=registration.organization,
        email=None if is_silent(registration) else registration.email,
        phone=None if is_silent(registration) else registration.phone,
        language="en" if registration.language == "en" else "vi",
        is_demonstration=registration.is_demonstration, ticket_code=registration.ticket_code,
        link=links.link_url(registration), place=place, reason=registration.cancel_reason,
        is_silent=is_silent(registration),
    )  # fmt: skip


def _places(event_ids):
    """{registration id: place on the waiting list}, for all of an event at once."""
    if not event_ids:
        return {}
    waiting = select(Registration.event_id, Registration.id).where(
        Registration.event_id.in_(event_ids), Registration.status == "waiting"
    )
    places, count = {}, {}
    for event_id, registration_id in db.session.execute(waiting.order_by(Registration.id)):
        count[event_id] = places[registration_id] = count.get(event_id, 0) + 1
    return places
