"""flask worker: background jobs."""

import os
import signal
import threading

import click
from flask import current_app
from flask.cli import with_appcontext

from workshop.edges import jobs
from workshop.edges.jobs.running import new_worker_name

# an item still running this long after SIGTERM is left to the next worker (a lease must be back in 20 s)
PATIENCE_SECONDS = 15


@click.command("worker")
@with_appcontext
def worker():
    """Do background jobs until SIGTERM or Ctrl-C."""
    name, stop = new_worker_name(), threading.Event()
    app = current_app._get_current_object()

    def leave():
        with app.app_context():
            jobs.give_back(name)
        os._exit(0)

    def on_signal(_number, _frame):
        if not stop.is_set():
            stop.set()
            timer = threading.Timer(PATIENCE_SECONDS, leave)
            timer.daemon = True
            timer.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    jobs.run_worker(stop, worker=name)


groups = (worker,)
