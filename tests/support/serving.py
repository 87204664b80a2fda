"""The product as a process group that can be killed, and what a desk sends to it."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.support.browser import ROOT, free_port

HEADERS = {"Content-Type": "application/json", "Connection": "keep-alive"}


class Product:
    """The product in a process group of its own, over the data in ``instance``; ``settings`` add to its environment.

    ``root`` is the folder whose program is run.
    """

    def __init__(self, instance, *, root=ROOT, **settings):
        self.port, self.process, self.root = free_port(), None, root
        self.instance, self.log = Path(instance), Path(instance) / "server.log"
        self.settings = {
            "WORKSHOP_INSTANCE": str(instance),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            **settings,
        }

    def start(self):
        """Start the web server alone, as ``make run`` starts it; return the seconds until it can do its work."""
        return self._start([sys.executable, "-m", "workshop.serve", "--only", "web"])

    def start_all(self, *arguments):
        """Start what ``make run`` starts; return the seconds until it can do its work."""
        return self._start([sys.executable, "-m", "workshop.serve", *arguments])

    def _start(self, command, seconds=60):
        began, environment = time.monotonic(), {**os.environ, **self.settings}
        with open(self.log, "ab") as output:
            self.process = subprocess.Popen(
                command, cwd=self.root, env=environment, stdout=output, stderr=output, start_new_session=True
            )
        while time.monotonic() - began < seconds and self.process.poll() is None:
            if self.is_ready():
                return time.monotonic() - began
            time.sleep(0.05)
        with open(self.log, errors="replace") as said:
            raise RuntimeError(f"the product is not ready:\n{said.read()[-4000:]}")

    def kill(self):
        """End every process of it at once, as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """End it as a service manager does; one that was killed stays as it is."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(25)
        except subprocess.TimeoutExpired:
            self.kill()

    def end(self):
        """End it at once where it still runs, when nobody looks how it ends."""
        if self.process and self.process.poll() is None:
            self.kill()

    def is_ready(self):
        """Whether it answers that it can do its work."""
        try:
            connection = self.connection(timeout=2)
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False

    def connection(self, timeout=30):
        """A connection that stays open between requests."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)


def post_scans(connection, token, scans):
    """Send raw scans; return ``(status, results)``, the results empty where the answer is a refusal."""
    headers = {**HEADERS, "Authorization": f"Bearer {token}"}
    connection.request("POST", "/api/v1/checkin/scans", json.dumps({"scans": scans}), headers)
    answer = connection.getresponse()
    body = answer.read()
    return answer.status, json.loads(body)["results"] if answer.status in (200, 202) else []
