"""What a list of delegates would do to an event, judged in memory: nothing is written here."""

from workshop.errors import N_, WorkshopError
from workshop.imports import verdicts
from workshop.imports.targets import RowUnclear
from workshop.imports.verdicts import Verdict
from workshop.registrations import readings, refusals
from workshop.registrations.drafts import STATED, Draft
from workshop.registrations.matching import Answer, People, same_unit_otherwise

# sensitive columns that an organizer asked for stand in the note, which retention erases
NOTED = {"ethnic_group": "Dân tộc", "religion": "Tôn giáo", "party_member": "Đảng viên", "identity_number": "CCCD",
         "bank_account": "Số tài khoản"}  # fmt: skip
EMPTY = {"id": None, "version": 1, "status": "", "rank_override": None}


class SeveralMeant(RowUnclear):
    """Two people of the event could be this row."""

    message = N_("Several registered people could be meant: %(names)s.")


class PerhapsKnown(RowUnclear):
    """Somebody of the event could be this row, spelled or reached otherwise."""

    message = N_("This could be %(names)s, who is on the list already. Say whether it is the same person.")


class TwiceInList(RowUnclear):
    """Another row of the same list is about this person already, and says it otherwise."""

    message = N_("%(names)s stands in this list already (%(place)s), and this row says it differently. Which holds?")


class Judge:
    """Judges the rows of one list in their order; it knows the event's people and those of the rows before.

    ``claimed`` are ids that other rows are about, ``imported`` those of rows that are done.
    ``made`` are the drafts to register, ``changed`` counts the changes of each registered one.
    """

    def __init__(self, event, registered, places_before, claimed=(), imported=()):
        self.event, self.registered, self.places_before = event, registered, places_before
        self.kinds = {kind.code for kind in event.kinds}
        self.people = People(registered.values())
        self.claimed = {id(registered[key]) for key in claimed if key in registered}
        self.made, self.changed = [], {}
        # id of a draft -> the row of this list that is about it, None where that is done
        self.said = {id(registered[key]): None for key in imported if key in registered}

    def verdicts(self, entries):
        """One Verdict for each of ``entries``, with the draft that it is about."""
        firsts = [self._first_look(entry) for entry in entries]
        return [self._judged(entry, *first) for entry, first in zip(entries, firsts, strict=True)]

    def _first_look(self, entry):
        """(draft, whom it is the same as, refusal); who is found here is not asked about in another row."""
        if entry.refusal:
            return None, [], entry.refusal
        try:
            draft = drafted(entry.reading, self.kinds, entry.sheet)
        except WorkshopError as error:
            return None, [], verdicts.as_refusal(error)
        chosen = entry.decision.get("person")
        same = self._chosen(chosen) if chosen else self.people.same(draft)
        if len(same) == 1:
            self.claimed.add(id(same[0]))
        return draft, same, None

    def _chosen(self, chosen):
        return [self.registered[chosen]] if chosen in self.registered else []

    def _judged(self, entry, draft, same, refusal):
        if refusal:
            return verdicts.from_refusal(refusal, shown(None)), None
        try:
            person = self._meant(entry, draft, same)
            return self._new(draft, entry) if person is None else self._known(person, draft, entry)
        except WorkshopError as error:
            return verdicts.refused(error, shown(None)), None

    def _meant(self, entry, draft, same):
        chosen = entry.decision.get("person")
        if chosen == "new":
            return None
        if chosen:
            if not same:
                raise verdicts.PersonGone
            return same[0]
        same = same or self.people.same(draft)  # the rows before may have brought somebody
        at = self.registered.get(self.places_before.get((entry.sheet, entry.row, entry.part)))
        if len(same) > 1 and at in same:
            same = [at]
        if len(same) > 1:
            raise SeveralMeant(names=_named(same), candidates=_ids(same))
        answer = Answer(person=same[0]) if same else self.people.resembling(draft, self.claimed, at)
        self._refuse_twice_in_list(draft, answer.candidates)
        if answer.candidates:
            raise PerhapsKnown(names=_named(answer.candidates), candidates=_ids(answer.candidates))
        if answer.person is not None:
            self.claimed.add(id(answer.person))
        return answer.person

    def _refuse_twice_in_list(self, draft, candidates):
        """Ask about a namesake of the rows before whose unit is only spelled otherwise."""
        for each in candidates:
            if each.id is None and each.name_folded == draft.name_folded and same_unit_otherwise(each, draft):
                place = _place(self.said.get(id(each)))
                raise TwiceInList(names=described(each), place=place, candidates=[])

    def _new(self, draft, entry):
        if self.people.twin(draft):
            raise refusals.AlreadyRegistered
        self.people.add(draft)
        self.made.append(draft)
        self.said[id(draft)] = entry
        return Verdict("imported", after=draft.content(), shown=shown(draft)), draft

    def _known(self, person, draft, entry):
        says_kind = entry.reading.get("group") or entry.reading.get("section")
        follows_section = bool(says_kind) and "kind_from" not in entry.reading
        after = changed(person, draft, follows_section=follows_section)
        other = self.said.setdefault(id(person), entry)
        if after is None:
            return verdicts.already_so(person.id, shown(person)), person
        if other is not entry and not entry.decision.get("person"):
            raise TwiceInList(names=described(person), place=_place(other), candidates=_ids([person]))
        readings.arrange(after)
        self.people.forget(person)
        if self.people.twin(after):
            self.people.add(person)
            raise refusals.AlreadyRegistered
        before = person.snapshot()
        person.__dict__.update(after.__dict__)
        person.version += 1
        self.people.add(person)
        if person.id is not None:
            self.changed[person.id] = self.changed.get(person.id, 0) + 1
        return Verdict("updated", person.id, before, person.snapshot(), shown(person)), person


def drafted(reading, kinds, sheet=""):
    """The draft that a reading states, cleaned; ``kinds`` are the codes that the event has.

    :raises Invalid: where a value cannot stand; the refusal names its field.
    """
    if reading["kind"] not in kinds:
        raise refusals.KindUnknown("kind")
    said = stated(reading)
    draft = Draft({**EMPTY, **said, "kind": reading["kind"], "sheet": sheet})
    draft.state_titles(said["titles"])
    readings.clean(draft)
    return draft


def stated(reading):
    """What a reading says of a delegate, by the names of the verbs."""
    honorific = (reading.get("honorific") or reading.get("address_form") or "").lower()
    positions = [part for part in [*(reading.get("titles") or []), reading.get("position")] if part]
    notes = [reading.get("note"), *(f"{words}: {reading[code]}" for code, words in NOTED.items() if reading.get(code))]
    return {
        "full_name": reading["full_name"], "titles": positions, "organization": reading.get("organization") or "",
        "honorific": honorific if honorific in ("ông", "bà", "đồng chí") else "",
        "phone": reading.get("phone") or "", "email": reading.get("email") or "",
        "note": "; ".join(filter(None, notes)), "zone": reading.get("zone") or "", "seat": reading.get("seat") or "",
    }  # fmt: skip


def changed(person, draft, *, follows_section):
    """``person`` as it would be with what ``draft`` says; empty cells change nothing; None where nothing changes."""
    after = person.copy()
    names = [name for name in STATED if name != "kind" or follows_section]
    for name in names:
        if value := getattr(draft, name):
            setattr(after, name, value)
    if draft.titles and (draft.position, _texts(draft)) != (person.position, _texts(person)):
        after.position, after.titles = draft.position, draft.titles
    elif all((getattr(after, name) or "") == (getattr(person, name) or "") for name in names):
        return None
    readings.clean(after)
    return after


def _texts(draft):
    return [title.title for title in draft.titles]


def shown(person):
    """The registration as an accounting names it, by the names of the contract."""
    if person is None:
        return {"registration": None}
    return {"registration": {
        "id": person.id, "full_name": person.full_name, "phone": person.phone, "organization": person.organization,
    }}  # fmt: skip


def described(person):
    """A person in a few words, so that one can say whether it is the one meant."""
    return " – ".join(part for part in (person.full_name, person.organization, person.phone) if part)


def _place(entry):
    return f"{entry.sheet}: {entry.row}" if entry else "…"


def _named(people):
    return "; ".join(map(described, people))[:250]


def _ids(people):
    return [person.id for person in people if person.id is not None]
