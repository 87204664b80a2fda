"""Values for the arguments of routes, so that every route can be tried with every role.

``make_world()`` makes one event and what hangs on it. A room adds to ``EXAMPLES`` what its routes
take: ``("endpoint", "argument")`` where an argument means something of its own there, otherwise the
argument's name alone. A value is a function of the world, so that it may name a record just made:
put the maker into ``RECORDS`` when the route answers 404 before it asks who is there.
"""

from types import SimpleNamespace

from tests.factories import accounts, events
from workshop.directory.services import create_organization
from workshop.edges.jobs.models import Job
from workshop.transactions import transaction

ABSENT = 987_654  # a record that does not exist: enough where the guard is asked before the record


def make_world():
    """One event and the records that routes name, by the names under which ``EXAMPLES`` finds them."""
    world = SimpleNamespace(event=events.event())
    for name, make in RECORDS.items():
        setattr(world, name, make(world))
    return world


def _absent(_world):
    return ABSENT


def _job(world):
    with transaction() as session:
        made = Job(kind="tests.slow", event_id=world.event.id)
        session.add(made)
    return made


RECORDS = {
    "job": _job,
    "organization": lambda _world: create_organization("Sở Thử nghiệm"),
    "user": lambda _world: accounts.user("viewer"),
}
EXAMPLES = {
    "code": lambda _world: "0000000000000000",
    "grant_id": _absent,
    "job_id": lambda world: world.job.id,
    "organization_id": lambda world: world.organization.id,
    "path": lambda _world: "css/base.css",
    "session_id": _absent,
    "slug": lambda world: world.event.slug,
    "token": lambda _world: "no-such-token",
    "token_id": _absent,
    "user_id": lambda world: world.user.id,
    "version": lambda _world: "v0",
}


def arguments_of(rule, world, *, asks_the_record=False):
    """A value for each argument of ``rule``; fails with what to add where one is unknown.

    An unknown number is a record that does not exist, which is enough where the guard decides by
    the event in the address. ``asks_the_record`` says that it looks at the record itself.
    """
    values = {}
    for name in rule.arguments:
        example = EXAMPLES.get((rule.endpoint, name)) or EXAMPLES.get(name)
        if example is None and not asks_the_record and f"<int:{name}>" in rule.rule:
            example = _absent
        assert example, f"{rule.endpoint} ({rule.rule}): add an example of {name!r} to tests/support/route_arguments.py"
        values[name] = example(world)
    return values
