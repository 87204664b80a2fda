"""Values whose pulse is asked once a second, and that are made anew when it changed."""

from workshop.web.caching import PulseCache


class Clock:
    """A clock that stands still until it is moved."""

    now = 100.0

    def __call__(self):
        return self.now


def kept(clock):
    """A cache with what it asked and what it made."""
    cache, state = PulseCache(clock=clock), {"pulse": 1, "asked": 0, "made": 0}

    def pulse():
        state["asked"] += 1
        return state["pulse"]

    def make():
        state["made"] += 1
        return state["made"]

    return (lambda: cache.get("key", pulse, make)), state, cache


def test_two_hundred_viewers_in_a_second_ask_once():
    look, state, _cache = kept(Clock())
    assert [look() for _ in range(200)] == [1] * 200
    assert (state["asked"], state["made"]) == (1, 1)


def test_a_value_is_made_anew_only_when_the_pulse_has_changed():
    clock = Clock()
    look, state, _cache = kept(clock)
    look()
    for _ in range(5):
        clock.now += 1.1
        assert look() == 1
    state["pulse"] = 2
    assert look() == 1  # within the second
    clock.now += 1.1
    assert (look(), state["asked"], state["made"]) == (2, 7, 2)


def test_what_the_pulse_does_not_see_shows_after_ten_seconds_or_when_told():
    clock = Clock()
    look, _state, cache = kept(clock)
    look()
    clock.now += 10.1
    assert look() == 2
    cache.forget()
    assert look() == 3
