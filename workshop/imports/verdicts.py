"""Entry and Verdict: a row as it is judged, and what becomes of it."""

from dataclasses import dataclass, field

from workshop.errors import N_, WorkshopError
from workshop.imports import reasons
from workshop.imports.targets import RowSkipped


class PersonGone(WorkshopError):
    """Whom a person chose for the row is registered no longer."""

    message = N_("The person who was chosen for this row is no longer registered.")


@dataclass
class Entry:
    """A row to judge: its ``reading``, or the ``refusal`` that reading ended with, and what a person decided.

    ``decision["person"]`` is "new" for somebody new, or the id of the record that is meant.
    """

    sheet: str
    row: int
    part: int = 0
    reading: dict = field(default_factory=dict)
    refusal: dict | None = None
    decision: dict = field(default_factory=dict)


@dataclass
class Verdict:
    """What became of a row; the field names are those of ImportRow."""

    outcome: str
    subject_id: int | None = None
    before: dict | None = None
    after: dict | None = None
    shown: dict = field(default_factory=dict)
    reason: str = ""
    reason_code: str = ""
    reason_params: dict = field(default_factory=dict)


def refused(error, shown):
    """The verdict that a refusal means: skipped where the row is none of ours, otherwise a person must look."""
    said = as_refusal(error)
    return from_refusal(said, shown)


def as_refusal(error):
    """A WorkshopError as JSON: outcome, reason, code, params."""
    outcome = "skipped" if isinstance(error, RowSkipped) else "needs_person"
    params = {name: value if isinstance(value, int | float | list) else str(value)
              for name, value in error.params.items()}  # fmt: skip
    return {"outcome": outcome, "reason": error.message, "code": error.code, "params": params}


def from_refusal(refusal, shown):
    """The verdict of a refusal that was kept."""
    return Verdict(
        refusal["outcome"], shown=shown, reason=refusal["reason"], reason_code=refusal["code"],
        reason_params=dict(refusal["params"]),
    )  # fmt: skip


def already_so(subject_id, shown):
    """The verdict of a row that says nothing new of a known record."""
    return Verdict("skipped", subject_id, shown=shown, reason=reasons.NOTHING_NEW, reason_code=reasons.ALREADY_SO)
