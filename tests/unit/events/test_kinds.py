"""The kinds that a new workshop begins with."""

from workshop.demo.steps.event import KINDS as HISTORIC
from workshop.events.forms import COLOURS as NAMED
from workshop.events.services.kinds import COLOURS, DEFAULT_KINDS
from workshop.registrations.papers.badges import COLOURS as INKS


def test_every_usual_kind_has_a_colour_of_its_own_on_the_badge():
    chosen = [colour for _code, _label, _label_en, colour, _public in DEFAULT_KINDS]
    assert len({INKS[colour] for colour in chosen}) == len(DEFAULT_KINDS)
    assert tuple(NAMED) == tuple(INKS) == COLOURS


def test_the_white_word_on_a_badge_is_readable_on_every_colour():
    for ink in INKS.values():
        channels = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


def test_a_new_workshop_knows_no_districts_and_the_one_of_2023_does(app):
    labels = {code: (label, label_en) for code, label, label_en, _colour, _public in DEFAULT_KINDS}
    assert labels["locality"] == ("Xã, phường", "Communes and wards")
    assert {code: label for code, label, *_rest in HISTORIC}["locality"] == "Huyện, xã"
