"""Naming the people of a unit: several at once, one for another, taken back and taken up again."""

from workshop.audit import services as audit
from workshop.errors import WorkshopError
from workshop.extensions import utc_now
from workshop.messages.services import withdraw_from_unit
from workshop.paper.codes import new_code
from workshop.registrations import places, wordings
from workshop.registrations import services as registrations
from workshop.registrations.delegates import Delegate
from workshop.registrations.delegations import queries, refusals
from workshop.registrations.delegations.models import Delegation, DelegationMember
from workshop.registrations.readings import read_email, read_phone
from workshop.registrations.refusals import WordsChanged
from workshop.transactions import savepoint, transaction
from workshop.vietnamese.names import clean_name, fold
from workshop.vietnamese.phones import normalize_phone

MOST = 50  # people of one link; a longer list is a table to import
REMOVED = "removed by the unit"


def register_delegation(event, people, *, unit, kind="", contact_name="", contact_phone="", contact_email="",
                        language="vi", words_shown=""):  # fmt: skip
    """Register several ``people`` (lines.Person) of ``unit`` from the public form, all or none.

    :raises PeopleRefused: with the reason of each who cannot be registered.
    :raises RegistrationClosed: outside the time of the public form.
    :raises WordsChanged: if the words about personal data are others than those that were shown.
    :raises UnitMissing: NobodyNamed and TooManyPeople as their names say.
    """
    with transaction() as session:
        event = places.locked_event(session, event.id)
        registrations.require_open(event)
        made = stated(event, unit=unit, kind=kind, contact_name=contact_name, contact_phone=contact_phone,
                      contact_email=contact_email, language=language)  # fmt: skip
        session.add(made)
        session.flush()
        audit.record("registrations.delegation_registered", made, event_id=event.id, people=len(people))
        add_people(made, people, source="public", words_shown=words_shown)
        return made


def stated(event, *, unit, kind="", contact_name="", contact_phone="", contact_email="", language="vi", quota=None,
           organization_id=None):  # fmt: skip
    """A delegation that is not yet added to the session.

    :raises Invalid: where a value cannot stand.
    """
    unit = clean_name(unit)
    if not unit:
        raise refusals.UnitMissing("unit")
    return Delegation(
        event_id=event.id, unit=unit[:200], kind=kind, contact_name=clean_name(contact_name)[:120],
        contact_phone=read_phone(contact_phone), contact_email=read_email(contact_email), quota=quota,
        language=language, group_code=new_code(), organization_id=organization_id,
        is_demonstration=event.is_demonstration,
    )  # fmt: skip


def locked_delegation(session, delegation_id):
    """The delegation, held so that nobody else names people of it until the transaction ends.

    The event goes first, in the order in which registering takes it.
    """
    event_id = session.get(Delegation, delegation_id).event_id
    places.locked_event(session, event_id)
    return session.get(Delegation, delegation_id, with_for_update=True, populate_existing=True)


def add_people(delegation, people, *, source="invitation", over_quota="refuse", words_shown="",
               language=None):  # fmt: skip
    """Name more ``people`` of a unit, all or none; returns their registrations.

    ``words_shown`` is the proof of the words, in ``language``, that the contact says the people know. It is no
    agreement of theirs: nobody agrees for another, so they stand among the people to inform.

    Beyond the quota they are refused, or with ``over_quota="approve"`` wait for the organisers.

    :raises PeopleRefused: with the reason of each who cannot be registered.
    :raises WordsChanged: if these words are others by now.
    :raises QuotaReached: TooManyPeople, NobodyNamed and WorkshopOver as their names say.
    """
    if not people:
        raise refusals.NobodyNamed("people")
    with transaction() as session:
        found = locked_delegation(session, delegation.id)
        _require_ahead(found.event)
        _require_words(found, words_shown, language or found.language)
        named = queries.named_count(found)
        if named + len(people) > MOST:
            raise refusals.TooManyPeople(limit=MOST)
        statuses = [_status(found, named + place, over_quota) for place in range(len(people))]
        made, problems = [], _twice(people, queries.people_of(found))
        for place, (person, status) in enumerate(zip(people, statuses, strict=True)):
            try:
                with savepoint():
                    made.append(_register(session, found, person, source, status))
            except WorkshopError as error:
                problems.setdefault(place, error)
        if problems:
            raise refusals.PeopleRefused(problems)
        if found.invitation is not None:
            found.invitation.declined_at, found.invitation.decline_reason = None, ""
            found.invitation.opened_at = found.invitation.opened_at or utc_now()
            withdraw_from_unit(found.invitation.id)
        audit.record("registrations.people_named", found, event_id=found.event_id, people=len(made))
        return made


def edit_person(delegation, registration_id, *, version, **changes):
    """Correct one of the delegation's people.

    :raises NotFound: if it is none of them.
    """
    with transaction():
        _require_ahead(delegation.event)
        person = queries.person_of(delegation, registration_id)
        return registrations.edit_registration(person, version=version, **changes)


def join(delegation, registration):
    """Let somebody who came in at the door belong to a unit; its quota is for those who register ahead."""
    with transaction() as session:
        session.add(DelegationMember(delegation_id=delegation.id, registration_id=registration.id))
        session.flush()


def remove_person(delegation, registration_id):
    """Take one of the people back; the place goes to the first who waits."""
    with transaction():
        _require_ahead(delegation.event)
        return registrations.cancel_registration(queries.person_of(delegation, registration_id), REMOVED)


def restore_person(delegation, registration_id, *, over_quota="refuse"):
    """Name one again who was taken back.

    :raises QuotaReached: if the unit has named others meanwhile.
    """
    with transaction() as session:
        found = locked_delegation(session, delegation.id)
        _require_ahead(found.event)
        if _status(found, queries.named_count(found), over_quota) == "pending":
            raise refusals.QuotaReached(quota=found.quota, named=queries.named_count(found))
        return registrations.restore_registration(queries.person_of(found, registration_id))


def replace_person(delegation, registration_id, person):
    """Let ``person`` come in place of one of the people (đi thay), in the same place of the hall."""
    with transaction() as session:
        found = locked_delegation(session, delegation.id)
        _require_ahead(found.event)
        before = queries.person_of(found, registration_id)
        made = registrations.hand_over(before, _delegate(found, person), source="invitation")
        session.add(DelegationMember(delegation_id=found.id, registration_id=made.id))
        session.flush()
        audit.record("registrations.person_replaced", found, event_id=found.event_id, before=before.id, after=made.id)
        return made


def renew_link(delegation):
    """Make the delegation's link worthless; a new one can be shown at once."""
    with transaction() as session:
        found = session.get(Delegation, delegation.id)
        found.link_serial += 1
        audit.record("registrations.delegation_link_revoked", found, event_id=found.event_id, serial=found.link_serial)
        return found


def _require_ahead(event):
    if event.ends_at <= utc_now() or event.status == "cancelled":
        raise refusals.WorkshopOver


def _require_words(delegation, shown, language):
    if shown and shown != wordings.for_others_shown(delegation.event_id, language):
        raise WordsChanged


def _status(delegation, named, over_quota):
    """The state of one more person where ``named`` stand: None lets the event's rules decide."""
    if delegation.quota is None or named < delegation.quota:
        return None
    if over_quota == "approve":
        return "pending"
    raise refusals.QuotaReached(quota=delegation.quota, named=queries.named_count(delegation))


def _register(session, delegation, person, source, status):
    registration = registrations.register(
        delegation.event, _delegate(delegation, person), source=source, status=status
    )
    session.add(DelegationMember(delegation_id=delegation.id, registration_id=registration.id))
    session.flush()
    return registration


def _delegate(delegation, person):
    kinds = [kind.code for kind in delegation.event.kinds]
    return Delegate(
        full_name=person.full_name, honorific=person.honorific, position=person.position, phone=person.phone,
        email=person.email, organization=delegation.unit, kind=delegation.kind if delegation.kind in kinds else "",
        language=delegation.language,
    )  # fmt: skip


def _twice(people, named):
    """{place: refusal} of those who stand in the list, or among the ``named``, before.

    The same name with the same phone is one person, with another phone another one; where a phone is missing it may
    be either, which somebody has to say.
    """
    seen, problems = {}, {}
    known = [(fold(each.full_name), each.phone or "") for each in named]
    for place, (name, phone) in enumerate([*known, *map(_name_and_phone, people)], start=-len(known)):
        before = seen.setdefault(name, [])
        if place < 0 or not name:
            pass  # whom the event knows by phone is refused where it registers
        elif phone and phone in before[sum(each[0] == name for each in known) :]:
            problems[place] = refusals.ListedTwice("full_name")
        elif before and not people[place].is_another and not (phone and all(before)):
            problems[place] = refusals.NameListedTwice("full_name")
        before.append(phone)
    return problems


def _name_and_phone(person):
    typed = "".join(sign for sign in person.phone or "" if sign.isdigit())
    return fold(person.full_name), normalize_phone(person.phone).number or typed
