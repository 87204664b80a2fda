"""The supervisor brings back a process that died, and leaves migrations to one place."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.browser import ROOT
from tests.support.serving import Product

pytestmark = pytest.mark.slow


def test_processes_that_were_killed_come_back(tmp_path):
    product = Product(tmp_path, WORKSHOP_MIN_FREE_BYTES="0")
    product.start_all()
    try:
        killed = children_of(product.process.pid)
        assert len(killed) == 2  # the web server and the worker
        for child in killed:
            os.kill(child, signal.SIGKILL)
        assert within(20, lambda: len(children_of(product.process.pid) - killed) == 2 and product.is_ready())
    finally:
        product.stop()
    assert product.process.returncode == 0


def test_one_process_alone_does_not_migrate(tmp_path):
    command = [sys.executable, "-m", "workshop.serve", "--only", "web"]
    settings = {**os.environ, "WORKSHOP_INSTANCE": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=60)
    said = "The database is older than the program: run `flask --app workshop db upgrade` once.\n"
    assert (done.returncode, done.stderr) == (1, said)


def children_of(pid):
    """The ids of the processes that ``pid`` started and that still run."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    states = {int(child): Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0] for child in listed}
    return {child for child, state in states.items() if state != "Z"}


def within(seconds, is_so):
    """Whether ``is_so()`` became true in time."""
    until = time.monotonic() + seconds
    while not (is_true := is_so()) and time.monotonic() < until:
        time.sleep(0.1)
    return is_true
