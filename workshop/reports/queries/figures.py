"""The figures of a report, each counted from the rows that the report lists."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from workshop.extensions import utc_now
from workshop.ocop.queries import figures as registry_figures
from workshop.vietnamese.dates import local_day

INVITED_BY = ("import", "invitation", "staff")  # on the organisers' lists; the others came to us themselves


@dataclass(frozen=True)
class Tally:
    """A group of delegates: how many were invited, are registered, were present."""

    label: str
    invited: int = 0
    registered: int = 0
    present: int = 0
    label_en: str = ""


@dataclass(frozen=True)
class Figures:
    """Every number of a report, as of one moment."""

    as_of: dt.datetime
    people: Tally
    walk_ins: int
    by_kind: tuple
    by_unit: tuple
    men: int
    women: int
    talks: int
    questions: int
    answered: int
    topics: tuple  # (topic, number), those without one last
    memoranda: int
    signed: int
    owners: int
    platforms: int
    products: int
    awards: tuple  # (kind, number)
    booths: int
    registry: dict  # the province on the workshop's day

    def plain(self):
        """What an issue keeps of its figures: numbers only."""
        return {
            "invited": self.people.invited, "registered": self.people.registered, "present": self.people.present,
            "talks": self.talks, "questions": self.questions, "answered": self.answered, "signed": self.signed,
            "booths": self.booths, "awards": {kind.code: number for kind, number in self.awards},
            "products": self.registry["products"], "women_led_products": self.registry["women_led_products"],
        }  # fmt: skip


def figures_of(event, rows):
    """The figures of ``event``, counted from ``rows``."""
    present = [person for person in rows.people if person.is_present]
    signed = [record for record in rows.memoranda if record.status == "signed" and not record.replaced_by_id]
    kinds = Counter(decision.kind for decision, _award in rows.awards)
    return Figures(
        as_of=utc_now(),
        people=_tally("", rows.people),
        walk_ins=sum(person.source == "walk_in" for person in rows.people),
        by_kind=_by_kind(event, rows.people),
        by_unit=_by_unit(rows.people),
        men=sum(person.honorific.lower() == "ông" for person in present),
        women=sum(person.honorific.lower() == "bà" for person in present),
        talks=sum(item.kind == "talk" for item in event.sessions),
        questions=len(rows.questions),
        answered=sum(question.status == "answered" for question in rows.questions),
        topics=_topics(rows.questions),
        memoranda=sum(record.status not in ("cancelled", "terminated") and not record.replaced_by_id
                      for record in rows.memoranda),
        signed=len(signed),
        owners=len({record.owner_id for record in signed}),
        platforms=len({record.platform_id for record in signed}),
        products=sum(len(record.product_lines) for record in signed),
        awards=tuple(sorted(kinds.items(), key=lambda row: (not row[0].is_state, row[0].id))),
        booths=len(rows.booths),
        registry=registry_figures(as_of=local_day(event.starts_at)),
    )  # fmt: skip


def _tally(label, people, label_en=""):
    return Tally(
        label,
        invited=sum(person.source in INVITED_BY for person in people),
        registered=sum(person.is_registered for person in people),
        present=sum(person.is_present for person in people),
        label_en=label_en,
    )


def _by_kind(event, people):
    labels = {kind.code: (kind.label, kind.label_en) for kind in event.kinds}
    codes = [*labels, *sorted({person.kind for person in people} - set(labels))]
    groups = (
        (labels.get(code, (code, "")), [person for person in people if person.kind == code]) for code in codes
    )
    return tuple(_tally(label, group, label_en) for (label, label_en), group in groups if group)


def _by_unit(people):
    groups = {}
    for person in people:
        groups.setdefault(person.unit_key, []).append(person)
    tallies = [_tally(group[0].unit, group) for group in groups.values()]
    return tuple(
        sorted(tallies, key=lambda tally: (not tally.label, -tally.present, -tally.registered, tally.label))
    )


def _topics(questions):
    counted = Counter(question.topic for question in questions)
    return tuple(sorted(counted.items(), key=lambda row: (not row[0], -row[1], row[0])))
