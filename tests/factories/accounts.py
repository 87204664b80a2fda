"""Staff for tests."""

from itertools import count

from workshop.accounts.models import RoleGrant, User
from workshop.transactions import transaction

_numbers = count(1)


def user(role="organizer", event=None, **values):
    """A user with one role, at ``event`` or everywhere."""
    number = next(_numbers)
    with transaction() as session:
        made = User(**{"username": f"{role}{number}", "full_name": f"Người thử {number}", **values})
        made.grants = [RoleGrant(role=role, event_id=event.id if event else None)]
        session.add(made)
    return made
