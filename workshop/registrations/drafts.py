"""Draft: a registration outside the session, for what is judged and written by the thousand."""

from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select

from workshop.extensions import db
from workshop.registrations import readings
from workshop.registrations.models import Registration, RegistrationTitle
from workshop.vietnamese.ranks import rank_of

# what a list can change, with everything that is derived from it
STATED = ("full_name", "honorific", "organization", "kind", "phone", "email", "note", "zone", "seat")
DERIVED = (
    "name_folded", "name_sort", "search_text", "position", "organization_folded", "phone_tail", "rank", "rank_override",
    "rank_shown",
)  # fmt: skip
KEPT = (*STATED, *DERIVED)
_COLUMNS = [getattr(Registration, name) for name in ("id", "status", "version", *KEPT)]
_rank_of = lru_cache(4096)(rank_of)


class Title(NamedTuple):
    """One title, as a row of registration_title says it."""

    title: str
    rank: int
    position: int


class Draft:
    """The attributes of a Registration that ``readings`` derives, without the cost of one."""

    def __init__(self, values, titles=()):
        self.__dict__.update(values)
        self.titles = list(titles)

    def copy(self):
        """A draft that can be changed without changing this one."""
        return Draft(self.__dict__, self.titles)

    def state_titles(self, lines):
        """Set the titles and the line that joins them, as ``readings.state_titles`` does.

        :raises TooLong: if one does not fit.
        """
        lines, self.position = readings.stated_titles(lines)
        readings.require_title_length(lines)
        self.titles = [Title(title, _rank_of(title), place) for place, title in enumerate(lines)]

    def snapshot(self):
        """Everything that a list can change, as JSON."""
        said = self.__dict__
        kept = {name: said.get(name) for name in KEPT}
        kept["titles"] = [list(title) for title in self.titles]
        return kept

    def content(self):
        """What a list states of it, as JSON: the same for a row as it was read and as it is stored."""
        return content_of({**self.__dict__, "titles": self.titles})

    def put_back(self, before):
        """Be again what ``before``, a snapshot, says; an older snapshot names its titles alone."""
        self.__dict__.update({name: before[name] for name in KEPT if name in before})
        if before.get("titles") and isinstance(before["titles"][0], str):
            self.state_titles(before["titles"])
            readings.derive(self)
        else:
            self.titles = [Title(*title) for title in before.get("titles", ())]


def content_of(snapshot):
    """What a snapshot, new or old, says that a list can state, to compare whether somebody changed it since."""
    kept = {name: snapshot.get(name) or "" for name in (*STATED, "position")}
    kept["titles"] = [title if isinstance(title, str) else title[0] for title in snapshot.get("titles", ())]
    return kept


def drafts_of(event_id, *, with_cancelled=False):
    """The registrations of an event as drafts, by id."""
    chosen = Registration.event_id == event_id
    if not with_cancelled:
        chosen &= Registration.status != "cancelled"
    found = {row.id: Draft(row._mapping) for row in db.session.execute(select(*_COLUMNS).where(chosen))}
    titles = select(
        RegistrationTitle.registration_id, RegistrationTitle.title, RegistrationTitle.rank, RegistrationTitle.position
    ).join(Registration).where(chosen).order_by(RegistrationTitle.position)  # fmt: skip
    for registration_id, *title in db.session.execute(titles):
        found[registration_id].titles.append(Title(*title))
    return found
