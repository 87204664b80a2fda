"""The order on the stage begins with the high award and follows each decision's list."""

from tests.factories import events
from workshop.awards import services
from workshop.ceremony.services import build_order


def test_recipients_come_in_the_order_of_their_decisions(app):
    event = events.event()
    kinds = services.ensure_kinds()
    for code, names in (("giay_khen", ["Hợp tác xã Ba"]), ("bang_khen", ["Hợp tác xã Một", "Hợp tác xã Hai"])):
        decision = services.draft_decision(event, kinds[code], achievement="Đã có thành tích")
        for name in names:
            services.add_recipient(decision, name)
    turns = build_order(event, "award")
    assert [turn.label for turn in turns] == ["Hợp tác xã Một", "Hợp tác xã Hai", "Hợp tác xã Ba"]
