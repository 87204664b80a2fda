"""The kinds of delegates of one workshop."""

from workshop.audit import services as audit
from workshop.events.models import DelegateKind, Event
from workshop.events.refusals import KindCodeTaken
from workshop.transactions import transaction
from workshop.vietnamese.names import fold, search_words

# code, label, English label, colour, whether guests choose it themselves (the groups of a delegates' list)
DEFAULT_KINDS = (
    ("leader", "Lãnh đạo tỉnh", "Provincial leaders", "gold", False),
    ("agency", "Sở, ban, ngành, đoàn thể", "Departments and unions", "leaf", True),
    ("locality", "Huyện, xã", "Districts and communes", "leaf", True),
    ("owner", "Chủ thể OCOP", "OCOP owners", "leaf", True),
    ("platform", "Sàn thương mại điện tử", "E-commerce platforms", "blue", True),
    ("press", "Báo, đài", "Press", "grey", True),
    ("guest", "Khách mời khác", "Other guests", "grey", True),
)
COLOURS = ("leaf", "gold", "blue", "grey")


def add_kind(event, *, label, label_en="", hand_over="", colour="leaf", is_public=True):
    """Add a kind at the end; its code is made from the label and stays.

    :raises KindCodeTaken: if the label is there already.
    """
    with transaction() as session:
        event = session.get(Event, event.id)
        _require_new_label(event, label, None)
        kind = DelegateKind(
            code=_free_code(event, label), label=label, label_en=label_en, hand_over=hand_over, colour=colour,
            is_public=is_public, position=max((known.position for known in event.kinds), default=-1) + 1,
        )  # fmt: skip
        event.kinds.append(kind)
        audit.record("events.kind_added", kind, event_id=event.id)
        return kind


def edit_kind(kind, *, label, label_en="", hand_over="", colour="leaf", is_public=True):
    """Change what a kind is called, what the desk hands over, and whether guests may choose it.

    :raises KindCodeTaken: if another kind has the label.
    """
    with transaction() as session:
        kind = session.get(DelegateKind, kind.id)
        _require_new_label(kind.event, label, kind)
        kind.label, kind.label_en, kind.hand_over = label, label_en, hand_over
        kind.colour, kind.is_public = colour, is_public
        audit.record("events.kind_edited", kind, event_id=kind.event_id)
        return kind


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
