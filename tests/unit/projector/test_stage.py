"""Who is on the hall's screen while awards are given: the present group, by place, names as printed today."""

from tests.factories import awards, events
from workshop.awards.services import edit_recipient, remove_recipient
from workshop.ceremony import queries, services
from workshop.projector.models import Screen
from workshop.projector.screens import view_of


def shown(event):
    """(overline, who stands where) on the screen."""
    view = view_of(event, Screen(event_id=event.id, mode="award", qr="ask"), "en", "https://ocop.example")
    return view.overline, view.on_stage, view.lines


def test_the_screen_follows_the_conductor_from_group_to_group(app):
    event = events.event()
    awards.decision(event, names=("Đơn vị Một", "Đơn vị Hai", "Đơn vị Ba"))
    with app.test_request_context("/?lang=en"):
        assert shown(event) == ("", [], ["We begin shortly."])
        first, second, third = services.build_order(event, "award", group_size=2)
        assert shown(event) == ("Group 1 of 2", [(1, "Đơn vị Một"), (2, "Đơn vị Hai")], [])
        services.conduct(event, "award", "next", 0)
        services.mark_turn(first, "absent")
        assert shown(event) == ("Group 1 of 2", [(2, "Đơn vị Hai")], [])
        services.conduct(event, "award", "next", 1)
        assert shown(event) == ("Group 2 of 2", [(1, "Đơn vị Ba")], [])
        services.conduct(event, "award", "next", 2)
        assert shown(event) == ("", [], ["Thank you."])
        assert [row.turn.status for row in queries.run_sheet(event, "award")] == ["absent", "done", "done"]
    assert (second.place, third.place) == (2, 1)


def test_whose_award_was_withdrawn_is_not_shown_and_a_corrected_name_is(app):
    event = events.event()
    decision = awards.decision(event, names=("Đơn vị Một", "Đơn vị Hai"))
    services.build_order(event, "award")
    services.lock_order(event, "award")
    first, second = decision.awards
    remove_recipient(first)
    edit_recipient(second, printed_name="Đơn vị Hai (sửa)", printed_address="", recipient_kind="collective")
    with app.test_request_context("/?lang=en"):
        assert shown(event) == ("Group 1 of 1", [(2, "Đơn vị Hai (sửa)")], [])
