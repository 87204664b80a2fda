"""People in rows of a form: typed in one a row, or pasted as lines and then looked through."""

from dataclasses import dataclass, field

from workshop.registrations.delegations.lines import Person, people_of

NAMES = ("full_name", "position", "phone", "email", "honorific")
MOST_ROWS = 50


@dataclass
class Rows:
    """What stands in the rows, which refusal belongs to which of them, and what was pasted."""

    people: list = field(default_factory=list)
    problems: dict = field(default_factory=dict)
    pasted: str = ""

    @property
    def filled(self):
        """The people of rows in which anything stands."""
        return [person for person in self.people if any(getattr(person, name) for name in NAMES[:4])]


def read_rows(values):
    """The rows of a submitted form; ``values.getlist`` gives a column.

    ``act`` is ``read`` (take the pasted lines into rows), ``more`` (another empty row), ``drop-2`` (without the
    third row) or ``save``.
    """
    columns = [[text.strip() for text in values.getlist(f"person_{name}")] for name in NAMES]
    people = [Person(**dict(zip(NAMES, row, strict=True))) for row in zip(*columns, strict=False)][:MOST_ROWS]
    for person, said in zip(people, values.getlist("person_another"), strict=False):
        person.is_another = said == "1"
    rows, act = Rows(people), values.get("act", "save")
    if act == "read":
        rows.people = [*rows.filled, *people_of(values.get("lines"))][:MOST_ROWS]
    elif act == "more":
        rows.people = [*rows.people, Person("")][:MOST_ROWS]
    elif act.startswith("drop-") and act[5:].isdecimal():
        rows.people = [person for place, person in enumerate(people) if place != int(act[5:])]
    else:
        rows.people = rows.filled
        rows.pasted = values.get("lines", "").strip()
    return rows
