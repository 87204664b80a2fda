"""The worker process: polls for jobs, and calls what must happen every so often."""

import logging
import threading
import time

from flask import current_app
from sqlalchemy.exc import OperationalError

from workshop.edges.jobs.leases import claim
from workshop.edges.jobs.running import new_worker_name, run_job
from workshop.errors import TooBusy
from workshop.extensions import db

POLL_SECONDS = 0.5
LEAVING_SECONDS = 10
_periodic = {}
_beside = {}
log = logging.getLogger("workshop.jobs")


def every(seconds, function):
    """Let each worker call ``function()`` every ``seconds``; several workers may call it at once."""
    _periodic[f"{function.__module__}.{function.__qualname__}"] = (seconds, function)


def beside(name, function):
    """Let each worker run ``function(stop)`` in a thread of its own until ``stop`` is set.

    For what waits on others for long, such as a mail server, and must hold up neither jobs nor the clock.
    """
    _beside[name] = function


def run_worker(stop, *, worker=None, poll=POLL_SECONDS):
    """Take up jobs until the event ``stop`` is set; the job in hand goes back after its item."""
    worker = worker or new_worker_name()
    app = current_app._get_current_object()
    clock = threading.Thread(target=_keep_time, args=(app, stop), name="periodic", daemon=True)
    clock.start()
    companions = [
        threading.Thread(target=_accompany, args=(app, stop, name, function), name=name, daemon=True)
        for name, function in _beside.items()
    ]
    for companion in companions:
        companion.start()
    while not stop.is_set():
        try:
            job_id = claim(worker)
            if job_id is None:
                stop.wait(poll)
                continue
            run_job(job_id, worker, stop=stop)
        except (OperationalError, TooBusy):
            log.exception("the database did not answer; the worker goes on in a moment")
            db.session.remove()
            stop.wait(2)
    clock.join(timeout=5)
    for companion in companions:
        companion.join(timeout=LEAVING_SECONDS)


def _keep_time(app, stop):
    due = {}
    while not stop.wait(0.25):
        for name, (seconds, function) in list(_periodic.items()):
            if time.monotonic() < due.get(name, 0):
                continue
            due[name] = time.monotonic() + seconds
            try:
                with app.app_context():
                    function()
            except Exception:  # the next turn tries again, and the others have theirs
                log.exception("%s failed", name)


def _accompany(app, stop, name, function):
    while not stop.is_set():
        try:
            with app.app_context():
                function(stop)
        except Exception as error:  # its text may hold personal values; the kind says enough to look
            log.error("%s failed (%s); it begins again in a moment", name, type(error).__name__)
            stop.wait(5)
