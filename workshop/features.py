"""Open the rooms: each brings its models, pages, API, commands, background tasks and listeners."""

from importlib import import_module
from importlib.util import find_spec

from workshop.accounts import guard
from workshop.edges import jobs
from workshop.web import binding, limits

# from the ground up, the order of the arrows
ROOMS = (
    "web", "edges", "audit", "accounts", "activity", "directory", "paper", "imports", "ocop", "events",
    "messages", "questions", "registrations", "privacy", "checkin", "dialogue", "booths", "feedback", "ceremony",
    "mou", "awards",
    "attendance", "matching", "projector", "reports",
)  # fmt: skip
EDGES_WITH_TABLES = ("workshop.edges.jobs.models",)


def open_rooms(app):
    """Register what every room offers; a room without a part simply has no such module."""
    binding.bind(app)
    guard.bind(app)
    api = binding.make_api(app)
    for name in EDGES_WITH_TABLES:
        import_module(name)
    for room in ROOMS:
        _part(room, "models")
    for room in ROOMS:
        _open(app, api, room)
    jobs.every(3600, limits.sweep)  # neither web nor edges may know the other
    for name in ("workshop.backup", "workshop.demo", "workshop.migrations"):
        if _exists(f"{name}.cli"):
            app.cli.add_command(import_module(f"{name}.cli").group)


def _open(app, api, room):
    if views := _part(room, "views"):
        for blueprint in getattr(views, "blueprints", None) or [views.blueprint]:
            app.register_blueprint(blueprint)
    if endpoints := _part(room, "api"):
        for blueprint in getattr(endpoints, "blueprints", None) or [endpoints.blueprint]:
            api.register_blueprint(blueprint)
    if commands := _part(room, "cli"):
        for command in getattr(commands, "groups", None) or [commands.group]:
            app.cli.add_command(command)  # a group of verbs, or one command as `flask worker`
    _part(room, "tasks")  # registers its kinds of jobs
    if listeners := _part(room, "listeners"):
        listeners.connect()


def _part(room, part):
    name = f"workshop.{room}.{part}"
    return import_module(name) if _exists(name) else None


def _exists(name):
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return False
    return spec is not None and spec.origin is not None  # a folder without __init__.py is no part
