"""The kinds of delegates of one workshop."""

from workshop import hooks
from workshop.audit import services as audit
from workshop.events.models import DelegateKind, Event
from workshop.events.refusals import CapacityTooSmall, KindCodeTaken
from workshop.events.services.ordering import move
from workshop.transactions import transaction
from workshop.vietnamese.names import fold, search_words

# code, label, English label, colour, whether guests choose it themselves (the groups of a delegates' list)
DEFAULT_KINDS = (
    ("leader", "Lãnh đạo tỉnh", "Provincial leaders", "gold", False),
    ("agency", "Sở, ban, ngành, đoàn thể", "Departments and unions", "blue", True),
    ("locality", "Xã, phường", "Communes and wards", "teal", True),
    ("owner", "Chủ thể OCOP", "OCOP owners", "leaf", True),
    ("platform", "Sàn thương mại điện tử", "E-commerce platforms", "plum", True),
    ("press", "Báo, đài", "Press", "brick", True),
    ("guest", "Khách mời khác", "Other guests", "grey", True),
)
USUAL = {
    "label_en": "", "hand_over": "", "colour": "leaf", "is_public": True, "capacity": None, "needs_approval": None,
}  # fmt: skip
COLOURS = ("leaf", "gold", "blue", "teal", "plum", "brick", "grey")


def add_kind(event, *, label, **fields):
    """Add a kind at the end; its code is made from the label and stays. ``fields`` as for ``edit_kind``.

    :raises KindCodeTaken: if the label is there already.
    :raises CapacityTooSmall: if it has places of its own, and none.
    """
    with transaction() as session:
        event = session.get(Event, event.id)
        _require_new_label(event, label, None)
        kind = DelegateKind(
            code=_free_code(event, label), label=label,
            position=max((known.position for known in event.kinds), default=-1) + 1,
        )  # fmt: skip
        _set(kind, fields)
        event.kinds.append(kind)
        audit.record("events.kind_added", kind, event_id=event.id)
        return kind


def edit_kind(kind, *, label, **fields):
    """Change what a kind is called, what the desk hands over, who may choose it, and how many places it has.

    ``fields`` are label_en, hand_over, colour, is_public, capacity (None: no limit of its own) and
    needs_approval (None: as the workshop says); one that is left out takes its usual value.

    :raises KindCodeTaken: if another kind has the label.
    :raises CapacityTooSmall: if it has places of its own, and none.
    """
    with transaction() as session:
        # held: whoever registers meanwhile must count against the places that stand afterwards
        event = session.get(Event, kind.event_id, with_for_update=True, populate_existing=True)
        kind = session.get(DelegateKind, kind.id)
        _require_new_label(event, label, kind)
        before, kind.label = kind.capacity, label
        _set(kind, fields)
        audit.record("events.kind_edited", kind, event_id=kind.event_id)
        if kind.capacity != before:
            session.flush()
            hooks.call("places_changed", event)
        return kind


def move_kind(kind, by):
    """Move a kind up (-1) or down (1): the order of lists, forms and badges."""
    with transaction() as session:
        kind = session.get(DelegateKind, kind.id)
        move(kind.event.kinds, kind, by)
        audit.record("events.kind_moved", kind, event_id=kind.event_id)


def _set(kind, fields):
    for name, usual in USUAL.items():
        setattr(kind, name, fields.get(name, usual))
    if kind.capacity is not None and kind.capacity < 1:
        raise CapacityTooSmall("capacity")


def _require_new_label(event, label, own):
    if any(known is not own and fold(known.label) == fold(label) for known in event.kinds):
        raise KindCodeTaken("label", label=label)


def _free_code(event, label):
    taken = {known.code for known in event.kinds}
    wanted = "-".join(search_words(label))[:16].strip("-") or "nhom"
    number = 1
    while (code := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return code
