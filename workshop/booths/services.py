"""The verbs of the booths: place, edit, remove."""

from workshop.audit import services as audit
from workshop.booths import queries
from workshop.booths.models import Booth
from workshop.booths.refusals import BoothNameless, BoothNumberTaken, OwnerAmbiguous, OwnerUnknown
from workshop.errors import StaleVersion
from workshop.events.models import Event
from workshop.transactions import transaction


def place_booth(event, number, holder, *, owner=None, shows="", is_demonstration=None):
    """Give booth ``number`` to ``holder``; ``owner`` links it to the registry.

    :raises BoothNumberTaken: if another holder has the number.
    """
    with transaction() as session:
        event = session.get(Event, event.id, with_for_update=True, populate_existing=True)
        booth = Booth(
            event_id=event.id,
            is_demonstration=event.is_demonstration if is_demonstration is None else is_demonstration,
        )
        _fill(booth, number, holder, owner, shows)
        session.add(booth)
        audit.record("booths.booth_placed", booth)
        return booth


def edit_booth(booth, version, *, number, holder, owner=None, shows=""):
    """Change a booth.

    :raises BoothNumberTaken: if another booth has the number.
    :raises StaleVersion: if somebody changed it since ``version``.
    """
    with transaction() as session:
        session.get(Event, booth.event_id, with_for_update=True, populate_existing=True)
        booth = session.get(Booth, booth.id, populate_existing=True)
        if booth.version != version:
            raise StaleVersion
        _fill(booth, number, holder, owner, shows)
        audit.record("booths.booth_edited", booth)
        return booth


def remove_booth(booth):
    """Take a booth off the plan."""
    with transaction() as session:
        booth = session.get(Booth, booth.id)
        audit.record("booths.booth_removed", booth)
        session.delete(booth)


def owner_called(name):
    """The owner whom ``name`` means, or None for an empty one.

    :raises OwnerUnknown: if nobody is called so.
    :raises OwnerAmbiguous: if several are.
    """
    if not name.strip():
        return None
    found = queries.owners_called(name)
    if not found:
        raise OwnerUnknown("owner_name", name=name)
    if len(found) > 1:
        raise OwnerAmbiguous("owner_name", names="; ".join(owner.name for owner in found))
    return found[0]


def _fill(booth, number, holder, owner, shows):
    number, holder = number.strip(), holder.strip()
    for name, value in (("number", number), ("holder", holder)):
        if not value:
            raise BoothNameless(name)
    other = queries.booth_numbered(booth.event_id, number)
    if other is not None and other.id != booth.id:
        raise BoothNumberTaken("number", number=number, holder=other.holder)
    booth.number, booth.number_sort, booth.holder = number, queries.number_sort(number), holder
    booth.owner_id, booth.shows = (owner.id if owner else None), shows.strip()
