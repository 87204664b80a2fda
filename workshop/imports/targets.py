"""What a kind of import must offer: the rooms above register theirs, and ``imports`` does the rest.

A room writes ``importing.py`` with a child of :class:`RowTarget` or :class:`BulkTarget` and registers it
in its ``listeners.connect()`` by ``targets.register(Delegates)``. A target is made anew for every
reading, applying and undoing of a batch, so it may remember things while it works. A kind that lacks a verb
cannot be made.

Row by row, the preview rehearses: it matches, creates and updates for real and then undoes all of it,
so that what is refused later is refused here already. A kind that takes lists of thousands judges and
writes all rows at once instead. All verbs run inside the batch's transaction.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from workshop.errors import N_, NotFound, WorkshopError


class RowSkipped(WorkshopError):
    """Raise (a child of) it where a row is none of ours: it ends as ``skipped`` with these words."""

    message = N_("This row holds nothing to import.")


class RowUnclear(WorkshopError):
    """Raise (a child of) it where a person must decide: the row ends as ``needs_person``.

    Every other WorkshopError that a verb lets through, such as EventFull, has the same effect.
    """

    message = N_("A person has to look at this row.")


class KindUnknown(NotFound):
    """No room imports such a kind."""

    message = N_("There is no such kind of import.")


@dataclass(frozen=True)
class Meaning:
    """What a column may mean.

    ``headers``: its spellings, compared without accents, case and signs; the longest that a header
    begins with wins, so list "địa chỉ email" where "địa chỉ" means something else.
    ``reader`` says how its cells are read into the reading, a dict of JSON values by ``code``:
      "text"    clean text (NFC, decoded from TCVN3 or VNI, "nt" resolved, "-" and "không" emptied)
      "person"  three keys: ``code`` the bare name, "honorific" ("Ông", "Bà", "Đồng chí", ...), "titles" a list;
                several people in one cell give "people", a list of names, and places without a name
                "unnamed", their number: both need a person
      "phone"   ``code`` the number as "0912345678", and "other_phones" a list
      "email"   lower case, without "mailto:" and spaces
      "date"    ISO text; what is no date stays text as it stood
      "flag"    True for x, có, nữ, yes, 1; False for không, nam, 0; absent where the cell is empty
    ``first_part``: headers of a column that stands before this one and is joined with it: "Họ" | "Tên".
    ``leader``: the code of a column; where that cell is empty, both follow the row above.
    A column may lead itself. An essential leader that is empty takes the value above with a note; any other
    takes it as a proposal, and the row needs a person ("empty_below"). Nothing is carried over a section row.
    ``apart_by``: where a row names several people, each may have a text of their own here, between ";" and lines,
    and where it says so perhaps also between commas and dashes.
    ``is_sensitive``: read only where an organizer said why; otherwise its cells are not even kept.
    ``is_strict``: a cell that cannot be read makes the row need a person, instead of a note beside it.
    """

    code: str
    label: str  # N_("...")
    headers: tuple[str, ...]
    reader: str = "text"
    first_part: tuple[str, ...] = ()
    leader: str = ""
    is_strict: bool = False
    is_sensitive: bool = False
    apart_by: str = ""  # "" | ";" | ";,"
    example: str = ""  # stands in the template to download

    @property
    def headings(self):
        """The spellings as a list prints them, the usual one first."""
        return [header[:1].upper() + header[1:] for header in self.headers]


class Target(ABC):
    """One kind of import, at ``event`` or, for what belongs to none, at None: what both ways of writing share."""

    kind = ""
    title = ""  # N_("Delegates")
    permission = None  # what the person who imports must hold
    meanings = ()
    essential = ()  # codes that a header must head and a row must fill, what names the record first
    field_labels = {}  # name in a snapshot -> N_("Label"), beside those of the meanings; others are not shown
    value_words = {}  # name -> {code: N_("Words")}, where a value is a code

    usual = ""  # what a person chose for the rows of the list that say nothing, one of ``usual_choices``

    def __init__(self, event=None):
        self.event = event

    def usual_choices(self):
        """[(code, words)] of what a person may choose for the rows that say nothing, where there is such a choice."""
        return []

    def understand(self, reading):  # noqa: B027 (a kind may have nothing to add)
        """Finish ``reading`` in place with what only this kind knows; "section" is the section row above it.

        :raises RowSkipped, RowUnclear: where it is none of ours, or a person must look.
        """

    @abstractmethod
    def find(self, record_id):
        """The record with this id, or None where it is gone."""

    @abstractmethod
    def shown(self, record):
        """What an accounting says of ``record`` (None where a row has none): {"registration": {...} or None}."""

    def described(self, record):
        """A record in a few words, so that a person can say whether it is the one meant."""
        return str(record)

    def remarks(self, reading):
        """[message, params] of what somebody should look at in ``reading`` though nothing stops it."""
        return []

    def respelled(self, reading):
        """The name of ``reading`` in ordinary letters where it stands in capitals; "" where nothing is proposed."""
        return ""

    def label(self, reading):
        """The reading in a few words for the preview's first column."""
        return str(reading.get(self.essential[0]) or "")


class RowTarget(Target):
    """A kind that is written one row after the other, through the verbs of its room."""

    @abstractmethod
    def match(self, reading):
        """The existing record that ``reading`` is about, or None.

        Never by a folded name alone. :raises RowUnclear: where several could be meant.
        """

    @abstractmethod
    def create(self, reading):
        """Make the record through the room's own verb and return it."""

    @abstractmethod
    def update(self, record, reading):
        """Bring ``record`` up to ``reading`` through the room's verb; empty cells change nothing.

        Returns whether anything changed; a row that changes nothing ends as ``skipped``, "already_so".
        """

    @abstractmethod
    def snapshot(self, record):
        """Everything ``update`` can change, as a JSON dict; compared before an undo."""

    @abstractmethod
    def restore(self, record, before):
        """Put ``record`` back to the snapshot ``before``."""

    def traces(self, record):
        """Right after ``create``: what ``remove`` must know besides the record, as a JSON dict."""
        return {}

    @abstractmethod
    def remove(self, record, traces):
        """Take back what ``create`` made. :raises WorkshopError: if it is used by now."""


class BulkTarget(Target):
    """A kind that is judged in memory and written at once, for lists of thousands."""

    @abstractmethod
    def judge_all(self, entries, claimed=()):
        """The Verdict of each of ``entries``, written nowhere.

        ``claimed`` are ids that rows already imported from this list are about.
        """

    @abstractmethod
    def write_all(self, entries, claimed=()):
        """Judge ``entries`` anew and write them; their Verdicts, with ids."""

    @abstractmethod
    def take_back_all(self, rows):
        """Undo ``rows``, the last first: (refusal or None of each, ids of records that are gone)."""


_kinds = {}


def register(target):
    """Let a room's Target class answer for its kind; taken once."""
    _kinds[target.kind] = target


def target_class(kind):
    """The Target class of ``kind``.

    :raises KindUnknown: if no room has registered it.
    """
    if kind not in _kinds:
        raise KindUnknown
    return _kinds[kind]
