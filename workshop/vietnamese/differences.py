"""Where two spellings of one name differ, letter by letter."""

from difflib import SequenceMatcher

from workshop.vietnamese.names import nfc


def letter_differences(one, other):
    """The parts of two texts in order, as (kind, part of one, part of other); kind is "same" or "differs".

    A letter with its accents is one letter: ``Hòa`` and ``Hoà`` differ in two.
    """
    one, other = nfc(one), nfc(other)
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [("same" if tag == "equal" else "differs", one[a:b], other[c:d]) for tag, a, b, c, d in steps]
