"""Deciding on many entries alike."""

from workshop.checkin.refusals import AlreadyReviewed
from workshop.errors import NotFound, WorkshopError
from workshop.transactions import savepoint, transaction

AT_ONCE = 25  # in one transaction; the scans of the desks come in between two of them


def decide_all(verbs):
    """Call each of ``verbs``, which take no arguments; a refused one undoes itself alone.

    :returns: for each, in their order, True, False where somebody was faster or it is not there, or the refusal.
    """
    found = []
    for start in range(0, len(verbs), AT_ONCE):
        with transaction():
            found += [_answer_of(verb) for verb in verbs[start : start + AT_ONCE]]
    return found


def _answer_of(verb):
    try:
        with savepoint():
            verb()
    except (AlreadyReviewed, NotFound):
        return False
    except WorkshopError as error:
        return error
    return True
