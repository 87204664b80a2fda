"""The figures of a report, each counted from the rows that the report lists."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from workshop.extensions import utc_now
from workshop.ocop.queries import figures as registry_figures
from workshop.vietnamese.dates import local_day


@dataclass(frozen=True)
class Tally:
    """A group of delegates: how many their units were invited with, are registered, were present."""

    label: str
    invited: int = 0
    registered: int = 0
    present: int = 0
    label_en: str = ""


@dataclass(frozen=True)
class Figures:
    """Every number of a report, as of one moment."""

    as_of: dt.datetime
    units: int  # that were invited
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
            "units_invited": self.units, "invited": self.people.invited,
            "registered": self.people.registered, "present": self.people.present,
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
        units=len(rows.invited),
        people=_tally("", rows.people, rows.invited),
        walk_ins=sum(person.source == "walk_in" for person in rows.people),
        by_kind=_by_kind(event, rows),
        by_unit=_by_unit(rows),
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


def _tally(label, people, invited, label_en=""):
    return Tally(
        label,
        invited=sum(unit.quota for unit in invited),
        registered=sum(person.is_registered for person in people),
        present=sum(person.is_present for person in people),
        label_en=label_en,
    )


def _by_kind(event, rows):
    labels = {kind.code: (kind.label, kind.label_en) for kind in event.kinds}
    people, invited = _grouped(rows.people, "kind"), _grouped(rows.invited, "kind")
    codes = [*labels, *sorted({*people, *invited} - set(labels))]
    named = [(code, *labels.get(code, (code, ""))) for code in codes if code in people or code in invited]
    return tuple(
        _tally(label, people.get(code, ()), invited.get(code, ()), label_en) for code, label, label_en in named
    )


def _by_unit(rows):
    """Every unit that was invited or has anybody on the list; as the invitation calls it, where it has one."""
    people, invited = _grouped(rows.people, "unit_key"), _grouped(rows.invited, "unit_key")
    tallies = [
        _tally([*invited.get(key, ()), *people.get(key, ())][0].unit, people.get(key, ()), invited.get(key, ()))
        for key in {**people, **invited}
    ]  # fmt: skip
    return tuple(
        sorted(
            tallies,
            key=lambda tally: (not tally.label, -tally.present, -tally.registered, -tally.invited, tally.label),
        )
    )


def _grouped(rows, by):
    groups = {}
    for row in rows:
        groups.setdefault(getattr(row, by), []).append(row)
    return groups


def _topics(questions):
    counted = Counter(question.topic for question in questions)
    return tuple(sorted(counted.items(), key=lambda row: (not row[0], -row[1], row[0])))
