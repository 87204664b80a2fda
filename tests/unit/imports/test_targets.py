"""What a kind of import must offer is asked for when it is made, not when a row needs it."""

import pytest

from workshop.imports.targets import BulkTarget, RowTarget

SHARED = {"find", "shown"}
BY_ROW = {"match", "create", "update", "snapshot", "restore", "remove"}
AT_ONCE = {"judge_all", "write_all", "take_back_all"}


@pytest.mark.parametrize(("way", "verbs"), [(RowTarget, SHARED | BY_ROW), (BulkTarget, SHARED | AT_ONCE)])
def test_a_kind_that_lacks_any_verb_cannot_be_made(way, verbs):
    assert way.__abstractmethods__ == verbs
    whole = {verb: (lambda *_: None) for verb in verbs}
    assert type("Whole", (way,), whole)().event is None
    for verb in verbs:
        lacking = type("Lacking", (way,), {name: each for name, each in whole.items() if name != verb})
        with pytest.raises(TypeError, match=verb):
            lacking()
