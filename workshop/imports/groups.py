"""Rows of one kind that a person may decide together: what is said against them, how many, and the ways out."""

from dataclasses import dataclass, field

from sqlalchemy import select

from workshop.errors import N_
from workshop.extensions import db
from workshop.imports.models import ImportRow

SPLIT, SAME, NEW, TAKE, LEAVE, BACK = "split", "same", "new", "take", "leave", "back"
RESPELL = "respell"  # of rows that do not wait: their names stand in capitals
WAYS = (SPLIT, SAME, NEW, TAKE, LEAVE, BACK, RESPELL)
CAPITALS = "in_capitals"
# codes of rows that hold a proposal or a whole record, so that they can be taken as they were understood
TAKEN = frozenset({"empty_below", "email_doubtful", "phone_in_note", "hidden_row", "struck_out", "cell_struck_out",
                   "cell_unreadable", "lone_text", "older_sheet", "names_of_one_word"})  # fmt: skip
# codes of skipped rows that may be a person after all
SKIPPED = frozenset({"section_row", "sentence_row", "total_row", "signature_row"})
BY_HAND = "left_out"
SHEETWISE = frozenset({"sheet_without_header"})  # decided for the sheet as a whole
TITLES = {
    "several_people": N_("Several people in one cell"),
    "whose_unclear": N_("Titles or units of several people"),
    "unnamed_places": N_("Places without a name"),
    "empty_below": N_("An empty cell that may repeat the row above"),
    "email_doubtful": N_("E-mail addresses that look mistyped"),
    "phone_in_note": N_("A note gives another phone number"),
    "hidden_row": N_("Hidden rows"),
    "struck_out": N_("Rows that are struck through"),
    "cell_struck_out": N_("Cells that are struck through"),
    "lone_text": N_("A text alone without a number"),
    "names_of_one_word": N_("Names of a single word"),
    "older_sheet": N_("Rows of a sheet that looks like an earlier list"),
    "value_missing": N_("A needed column is empty"),
    "name_doubtful": N_("More than a name in the name"),
    "phone_rounded": N_("Phone numbers that the spreadsheet rounded"),
    "cell_unreadable": N_("Cells that cannot be read"),
    "nothing_computed": N_("Formulas without a result"),
    "section_row": N_("Skipped as the name of a section"),
    "sentence_row": N_("Skipped as a sentence"),
    "total_row": N_("Skipped as a total"),
    "signature_row": N_("Skipped as a signature"),
    "left_out": N_("Left out by hand"),
    CAPITALS: N_("Names in capitals"),
}


@dataclass
class Group:
    """Rows that wait for the same reason; ``ways`` counts how many of them each way out settles."""

    reason: str
    example: object
    count: int = 0
    ways: dict = field(default_factory=dict)

    @property
    def title(self):
        """What is said against them, "" where only the example can say it."""
        return TITLES.get(self.reason, "")


def groups(batch, target):
    """The groups of ``batch``, those that need a person first, each in the order of the file."""
    found = {}
    for row in db.session.execute(_waiting(batch)):
        group = found.setdefault((row.outcome, row.reason_code), Group(row.reason_code, row))
        group.count += 1
        for way in ways_of(row, target):
            group.ways[way] = group.ways.get(way, 0) + 1
    return [found[key] for key in sorted(found, key=lambda key: key[0])]


def decided(batch):
    """{(reason, way): number} of the rows that were decided together, to take that back."""
    chosen = select(ImportRow.part, ImportRow.decision).where(
        ImportRow.batch_id == batch.id, ImportRow.is_decided, ImportRow.is_applied.is_(False)
    )
    found = {}
    for part, decision in db.session.execute(chosen.order_by(ImportRow.place, ImportRow.part)):
        if key := together_of(part, decision):
            found[key] = found.get(key, 0) + 1
    return found


def together_of(part, decision):
    """(reason, way) in which a row was decided together with others, or None; the parts of such a split are one."""
    said = decision.get("together")
    return tuple(said) if said and (part == 0 or "held" in decision) else None


def in_capitals(batch, target):
    """[(id, row, sheet, name, proposal)] of the names of ``batch`` in capitals that nobody wrote anew yet."""
    code = target.essential[0]
    name = ImportRow.reading[code].as_string()  # the name alone: readings of ten thousand rows are much to decode
    chosen = select(ImportRow.id, ImportRow.row, ImportRow.sheet, name.label("name")).where(
        ImportRow.batch_id == batch.id, ImportRow.is_applied.is_(False), ImportRow.outcome != "skipped", name != ""
    )
    return [
        (row.id, row.row, row.sheet, row.name, proposed)
        for row in db.session.execute(chosen.order_by(ImportRow.place, ImportRow.part))
        if (proposed := target.respelled({code: row.name}))
    ]


def ways_of(row, target):
    """The ways that settle ``row`` together with others of its reason."""
    if row.outcome == "skipped":
        return {BY_HAND: [BACK]}.get(row.reason_code, [TAKE] if row.reason_code in SKIPPED else [])
    candidates = row.reason_params.get("candidates")
    named = len(row.reading.get("people", ())) or bool(row.reading.get(target.essential[0]))
    ways = [SPLIT] if named + row.reading.get("unnamed", 0) > 1 else []
    if candidates is not None:
        ways += [SAME] * (len(candidates) == 1) + [NEW]
    if row.reason_code in TAKEN and _has_proposal(row, target):
        ways.append(TAKE)
    return [*ways, LEAVE]


def unread_contact(row, target):
    """The code of the phone or the address that could not be read in ``row``, or None where it is another column."""
    said = row.reason_params.get("column")
    return next((meaning.code for meaning in target.meanings if meaning.reader in ("phone", "email")
                 and not meaning.is_strict and said == meaning.headings[0]), None)  # fmt: skip


def _has_proposal(row, target):
    if row.reason_code == "email_doubtful":
        return bool(row.reason_params.get("suggestion"))
    return row.reason_code != "cell_unreadable" or unread_contact(row, target) is not None


def _waiting(batch):
    needs = (ImportRow.outcome == "needs_person") & ImportRow.reason_code.not_in(SHEETWISE)
    skipped = (ImportRow.outcome == "skipped") & ImportRow.reason_code.in_(SKIPPED | {BY_HAND})
    columns = ("id", "sheet", "row", "place", "part", "outcome", "reason", "reason_code", "reason_params", "reading")
    statement = select(*(getattr(ImportRow, name) for name in columns)).where(
        ImportRow.batch_id == batch.id, ImportRow.is_applied.is_(False), needs | skipped
    )
    return statement.order_by(ImportRow.place, ImportRow.part)
