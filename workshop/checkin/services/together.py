"""Many decisions of a person at once: few transactions, and one refusal spoils no other."""

from workshop.errors import WorkshopError
from workshop.transactions import savepoint, transaction

AT_ONCE = 100  # in one transaction, so that desks that send meanwhile come between


def carry_out(acts):
    """Do ``acts``, verbs without arguments, each in a savepoint of its own; None or the refusal of each."""
    found = []
    for start in range(0, len(acts), AT_ONCE):
        with transaction():
            found += [_refusal(act) for act in acts[start : start + AT_ONCE]]
    return found


def _refusal(act):
    try:
        with savepoint():
            act()
    except WorkshopError as error:
        return error
    return None
