"""What holds for the whole house: who may open what, how files are called and how long they grow."""

import ast
import re
from pathlib import Path

import pytest

from tests.factories import accounts, events
from tests.support import slow_jobs  # noqa: F401  registers the kind of job that routes are tried with
from tests.support.client import WorkshopClient
from tests.support.route_arguments import arguments_of, make_world
from workshop.accounts.guard import access_of
from workshop.accounts.permissions import ROLE_PERMISSIONS, SCOPES, Permission

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("public", "signed_in", "permission", "scope")
STOPS = {"workshop/**/*.py": 400, "tests/**/*.py": 400, "scripts/**/*.py": 400, "templates/**/*.html": 150,
         "static/css/**/*.css": 250, "static/js/**/*.js": 200}  # fmt: skip
GENERATED = ("workshop/migrations/versions/",)
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "base"}
NAMED_BY_THE_LOOK = {"templates/layouts/base.html", "static/css/base.css"}


def routes(app):
    """(rule, method) of every address; HEAD and OPTIONS follow from the others."""
    return [(rule, method) for rule in app.url_map.iter_rules()
            for method in sorted(rule.methods - {"HEAD", "OPTIONS"})]  # fmt: skip


def path_of(app, rule, method, world, **how):
    """The address of ``rule`` with an example for each argument."""
    return app.url_map.bind("localhost").build(rule.endpoint, arguments_of(rule, world, **how), method=method)


def ask(client, path, method):
    """The status of a request that carries a CSRF token and nothing else."""
    data = {"csrf_token": client.csrf_token()} if method != "GET" and not path.startswith("/api/") else None
    return client.open(path, method=method, data=data).status_code


def test_every_route_declares_who_may_open_it(app):
    silent = [rule.endpoint for rule in app.url_map.iter_rules()
              if access_of(app.view_functions[rule.endpoint]).kind not in KINDS]  # fmt: skip
    assert silent == []


def test_every_scope_of_a_route_can_be_given_to_a_token(app):
    asked = {name for view in app.view_functions.values() for name in access_of(view).scopes}
    assert asked <= set(SCOPES)


@pytest.mark.parametrize("role", [None, *ROLE_PERMISSIONS])
def test_every_route_opens_for_whom_it_names_and_for_nobody_else(app, role):
    world, wrong = make_world(), []
    client = WorkshopClient(app).sign_in_as(accounts.user(role)) if role else WorkshopClient(app)
    for rule, method in routes(app):
        access = access_of(app.view_functions[rule.endpoint])
        if access.kind == "public":
            continue
        path = path_of(app, rule, method, world, asks_the_record=access.event_of is not None)
        status = ask(client, path, method)
        if not _is_as_declared(access, role, method, status):
            wrong.append(f"{method} {path} ({rule.endpoint}): {status}")
    assert wrong == []


def _is_as_declared(access, role, method, status):
    """Whether an answer is what the declaration promises a reader with ``role`` at every event."""
    if access.kind == "scope":
        return status == 401  # a cookie opens nothing of the API
    if role is None:
        return status == (302 if method == "GET" else 401)
    is_let_in = access.kind == "signed_in" or access.permission in ROLE_PERMISSIONS[role]
    return status < 500 and status not in (401, 403) if is_let_in else status == 403


@pytest.mark.parametrize("role", ["administrator", "organizer", "desk"])
def test_a_role_at_one_event_opens_nothing_of_another(app, role):
    world, opened = make_world(), []
    client = WorkshopClient(app).sign_in_as(accounts.user(role, event=events.event()))
    for rule, method in routes(app):
        access = access_of(app.view_functions[rule.endpoint])
        if access.kind != "permission" or "slug" not in rule.arguments or access.event_of is not None:
            continue
        path = path_of(app, rule, method, world)
        if (status := ask(client, path, method)) != 403:
            opened.append(f"{method} {path} ({rule.endpoint}): {status}")
    assert opened == []


def test_permissions_stand_in_alphabetical_order():
    names = [permission.name for permission in Permission]
    assert names == sorted(names)
    assert [permission.value.replace(":", "_").upper() for permission in Permission] == names


def test_no_file_is_a_drawer_for_leftovers():
    files = [path for folder in ("workshop", "templates", "static", "tests", "scripts") for path in _files(folder)]
    assert [path for path in files if Path(path).stem in FORBIDDEN_NAMES and path not in NAMED_BY_THE_LOOK] == []


@pytest.mark.parametrize("pattern", STOPS)
def test_no_file_grows_past_the_stop(pattern):
    long = {str(path.relative_to(ROOT)): lines for path in ROOT.glob(pattern)
            if (lines := len(path.read_text(encoding="utf-8").splitlines())) > STOPS[pattern]}  # fmt: skip
    assert {path: lines for path, lines in long.items() if not path.startswith(GENERATED)} == {}


def test_no_function_grows_past_forty_lines():
    long = []
    for path in _files("workshop", ".py"):
        if path.startswith(GENERATED):
            continue
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        long += [f"{path}:{node.lineno} {node.name}" for node in functions if node.end_lineno - node.lineno >= 40]
    assert long == []


def test_one_file_commits():
    commits = re.compile(r"\.commit\(")
    files = [path for path in _files("workshop", ".py") if commits.search((ROOT / path).read_text(encoding="utf-8"))]
    assert [path for path in files if "/migrations/" not in path] == ["workshop/transactions.py"]


def _files(folder, suffix=""):
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob(f"*{suffix}")
                  if path.is_file() and "__pycache__" not in path.parts and "vendor" not in path.parts)  # fmt: skip


def test_a_row_that_was_locked_is_read_anew():
    """PostgreSQL hands the newest row to whoever waited for its lock; without this the session keeps the old one."""
    stale = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (ROOT / "workshop").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "with_for_update=True" in line and "populate_existing=True" not in line
    ]
    assert stale == []
