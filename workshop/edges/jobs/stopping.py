"""A worker that has its process to itself and ends with it on SIGTERM."""

import os
import signal
import threading

from flask import current_app

from workshop.edges.jobs.leases import give_back
from workshop.edges.jobs.running import new_worker_name
from workshop.edges.jobs.worker import run_worker

# an item still running this long after SIGTERM is left to the next worker (a lease must be back in 20 s)
PATIENCE_SECONDS = 15


def work():
    """Do background jobs until SIGTERM or Ctrl-C."""
    name, stop = new_worker_name(), threading.Event()
    app = current_app._get_current_object()

    def leave():
        with app.app_context():
            give_back(name)
        os._exit(0)

    def on_signal(_number, _frame):
        if not stop.is_set():
            stop.set()
            timer = threading.Timer(PATIENCE_SECONDS, leave)
            timer.daemon = True
            timer.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    run_worker(stop, worker=name)
