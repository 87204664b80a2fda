"""Reads of the order on the stage."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from workshop.ceremony import providers
from workshop.ceremony.arranging import USUAL_SIZE
from workshop.ceremony.models import HandOver, StageGroup, StageOrder, StageTurn
from workshop.errors import NotFound
from workshop.extensions import db


@dataclass(frozen=True)
class Row:
    """One turn as it is called: its entry, or None where it was withdrawn since."""

    turn: StageTurn
    entry: providers.StageEntry | None
    presenter: str = ""

    @property
    def number(self):
        """The number by which it is called."""
        return self.turn.position + 1

    @property
    def label(self):
        """The name as it is printed today; the one of the order where the paper is gone."""
        return self.entry.label if self.entry else self.turn.label

    @property
    def is_withdrawn(self):
        """Whether its paper was withdrawn after the order was made."""
        return self.entry is None

    @property
    def is_given(self):
        """Whether a paper that still stands was handed over."""
        return self.turn.hand_over is not None and not self.is_withdrawn

    @property
    def receiver(self):
        """Who takes the paper: the proxy, or whom the paper's own room names."""
        return self.turn.proxy_name or (self.entry.receiver if self.entry else "")

    @property
    def comes(self):
        """Whether it is to be called: neither absent nor withdrawn before its turn."""
        return self.turn.status != "absent" and not (self.is_withdrawn and self.turn.status == "waiting")


def order_of(event, part):
    """The order of ``part`` at ``event``; one that is not kept yet where nobody has made it."""
    query = select(StageOrder).where(StageOrder.event_id == event.id, StageOrder.part == part)
    return db.session.scalar(query) or StageOrder(event_id=event.id, part=part, group_size=USUAL_SIZE, step=0)


def turns(event, part):
    """The turns of ``part`` in their order."""
    query = select(StageTurn).where(StageTurn.event_id == event.id, StageTurn.part == part)
    return list(db.session.scalars(query.order_by(StageTurn.position, StageTurn.id)))


def turn(event, turn_id):
    """One turn of ``event``.

    :raises NotFound: if it has none with this id.
    """
    found = db.session.scalar(select(StageTurn).where(StageTurn.id == turn_id, StageTurn.event_id == event.id))
    if found is None:
        raise NotFound
    return found


def turn_of(event, part, subject_id):
    """The turn of one award or memorandum at ``event``, or None where it has none."""
    query = select(StageTurn).where(StageTurn.event_id == event.id, StageTurn.part == part)
    return db.session.scalar(query.where(StageTurn.subject_id == subject_id))


def turns_naming(event_id, name):
    """The turns whose notes of who comes instead, gave or received hold ``name`` as it is spelled."""
    query = select(StageTurn).outerjoin(StageTurn.hand_over).where(StageTurn.event_id == event_id)
    written = (StageTurn.proxy_name, HandOver.received_by, HandOver.presented_by)
    query = query.where(or_(*(column.contains(name, autoescape=True) for column in written)))
    return list(db.session.scalars(query.order_by(StageTurn.part, StageTurn.position)))


def presenters(event, part):
    """{group: who presents to it} of the groups for which somebody was named."""
    query = select(StageGroup.number, StageGroup.presenter)
    query = query.where(StageGroup.event_id == event.id, StageGroup.part == part, StageGroup.presenter != "")
    return dict(db.session.execute(query).all())


def run_sheet(event, part):
    """The rows of ``part`` in the order of the stage."""
    by_subject = {entry.subject_id: entry for entry in providers.entries(event, part)}
    named = presenters(event, part)
    return [Row(each, by_subject.get(each.subject_id), named.get(each.group, "")) for each in turns(event, part)]


def first_part(event):
    """The part to look at first: one that has turns, otherwise one that has somebody to call, else the signing."""
    ordered = set(db.session.scalars(select(StageTurn.part).where(StageTurn.event_id == event.id).distinct()))
    found = [part for part in providers.PARTS if part in ordered]
    found += [part for part in providers.PARTS if not found and providers.entries(event, part)]
    return found[0] if found else providers.PARTS[0]


def print_files_beside(event, part, rows):
    """The print files that do not fit the order of ``rows``."""
    return providers.unfit_print_files(event, part, [row.turn.subject_id for row in rows]) if rows else []


def row_of(event, turn_id):
    """One turn with its entry.

    :raises NotFound: if the event has none with this id.
    """
    found = turn(event, turn_id)
    return next(row for row in run_sheet(event, found.part) if row.turn.id == found.id)


def unordered(event, part):
    """What is to come onto the stage and has no place in the order yet."""
    placed = {each.subject_id for each in turns(event, part)}
    return [entry for entry in providers.entries(event, part) if entry.subject_id not in placed]


def not_handed(event, part):
    """The rows whose paper nobody has collected yet."""
    return [row for row in run_sheet(event, part) if row.turn.hand_over is None and not row.is_withdrawn]


def stage_now(event, part):
    """(rows on the stage, the group's place, groups): the conductor's group, otherwise the first that still waits."""
    order, rows = order_of(event, part), run_sheet(event, part)
    groups = list(dict.fromkeys(row.turn.group for row in rows))
    if order.ended_at is not None:
        return [], len(groups), len(groups)
    if order.current_group in groups:
        shown = [row for row in rows if row.turn.group == order.current_group and row.comes]
        return shown, groups.index(order.current_group) + 1, len(groups)
    for place, group in enumerate(groups, 1):
        waiting = [row for row in rows if row.turn.group == group and row.comes and row.turn.status == "waiting"]
        if waiting:
            return waiting, place, len(groups)
    return [], len(groups), len(groups)
