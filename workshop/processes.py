"""The web server and the worker, each in a process forked from one that has made the application.

Making it takes seconds; a forked process has it at once and shares its memory.
"""

import gc
import multiprocessing
import signal
from pathlib import Path

from gunicorn.app.base import BaseApplication

from workshop.edges.jobs import stopping
from workshop.extensions import db
from workshop.web import logs

STOP_SECONDS = 20
_forking = multiprocessing.get_context("fork")


class WebServer(BaseApplication):
    """gunicorn around an application that is made already, as its settings ask."""

    def __init__(self, app):
        self.app = app
        super().__init__()

    def load_config(self):
        """Bind where HOST and PORT say, with the processes and threads that the database bears."""
        settings = self.app.config
        workers = settings["WORKSHOP_WORKERS"]
        if settings["DATABASE_URL"].startswith("sqlite"):
            workers = 1  # a second process only lengthens the wait for SQLite's one writer
        values = {
            "bind": f"{settings['HOST']}:{settings['PORT']}", "workers": workers,
            "threads": settings["WORKSHOP_THREADS"], "worker_class": "gthread", "graceful_timeout": STOP_SECONDS,
            "timeout": 120, "backlog": 512, "keepalive": 30, "loglevel": "warning",
        }  # fmt: skip
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self):
        """The application."""
        return self.app


def _serve(app):
    WebServer(app).run()  # which forks once more


def _work(app):
    with app.app_context():
        stopping.work()


KINDS = {"web": _serve, "worker": _work}


def run(name, app):
    """Be the process ``name`` ("web" or "worker") until SIGTERM or Ctrl-C."""
    _make_ready(app)
    KINDS[name](app)


def start(name, app):
    """Fork the process ``name``, which writes its log to a file of its own, and give it."""
    folder = Path(app.instance_path) / "logs"
    folder.mkdir(exist_ok=True)
    _make_ready(app)
    child = _forking.Process(target=_run, args=(name, app, folder / f"{name}.log"), name=name)
    child.start()
    return child


def _run(name, app, log_file):
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    logs.write_to(app, log_file)
    KINDS[name](app)


def _make_ready(app):
    """Close every connection, since none may be open in two processes, and settle what is loaded.

    The collector need not look again at what stays until the end: a full pass over it held a request up for 0.2 s.
    """
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    gc.freeze()
