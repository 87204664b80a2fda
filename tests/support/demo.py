"""The demonstration, loaded once a run and served from a copy for each module of tests."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.browser import ROOT, running_product
from tests.support.made_once import made_once

# a host that is not loopback, so that paper is no preview; http, so that cookies are sent to the test's server
BASE_URL = "http://hoithao.example"
ACCOUNT = re.compile(r"^    (\w+) +(\S+)   .+ · (\w+)$", re.MULTILINE)
PAIRING = re.compile(r"/desk/pair/(\w+) .*?(\d{4})$", re.MULTILINE)


@dataclass(frozen=True)
class Demo:
    """A served demonstration; ``accounts`` is {role: (name, password)} as its terminal printed them."""

    address: str
    folder: Path
    accounts: dict
    pairing: tuple
    loaded: dict

    def sign_in(self, page, role):
        """Sign ``page`` in through the login page; what is asked for next opens as that role."""
        name, password = self.accounts[role]
        page.goto(f"{self.address}/login")
        page.fill("#username", name)
        page.fill("#password", password)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{self.address}/events/")


def run_flask(folder, *arguments):
    """What ``flask --app workshop <arguments>`` prints about the data in ``folder``."""
    command = [sys.executable, "-m", "flask", "--app", "workshop", *arguments]
    settings = {"WORKSHOP_INSTANCE": str(folder), "WORKSHOP_BASE_URL": BASE_URL}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def served(folder, loaded):
    """Serve the demonstration in ``folder`` as ``make demo`` does."""
    with running_product(folder, "--demo", WORKSHOP_BASE_URL=BASE_URL) as address:
        said = (Path(folder) / "server.log").read_text(encoding="utf-8")
        accounts = {role: (name, password) for name, password, role in ACCOUNT.findall(said)}
        yield Demo(address, Path(folder), accounts, PAIRING.search(said).groups(), loaded)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An instance folder whose database has every table and no workshop; parallel workers share it, to copy it."""
    shared = made_once(tmp_path_factory, "migrated", lambda shared: run_flask(shared / "instance", "db", "upgrade"))
    return shared / "instance"


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory, migrated):
    """(folder, what ``demo load --json`` printed); parallel workers share one folder, which nobody changes."""

    def load(shared):
        folder = shutil.copytree(migrated, shared / "instance")
        (shared / "loaded.json").write_text(run_flask(folder, "demo", "load", "--json"), encoding="utf-8")

    shared = made_once(tmp_path_factory, "demonstration", load)
    return shared / "instance", json.loads((shared / "loaded.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo_folder(loaded_demo, tmp_path_factory):
    """A copy of the loaded demonstration that this module may change."""
    return Path(shutil.copytree(loaded_demo[0], tmp_path_factory.mktemp("demo") / "instance"))


@pytest.fixture(scope="module")
def demo(demo_folder, loaded_demo):
    """The served copy."""
    with served(demo_folder, loaded_demo[1]) as running:
        yield running
