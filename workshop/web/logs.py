"""Where log lines go: under `make run` into a rotating file of the instance, failures also to the terminal."""

import logging
import os
from logging.handlers import RotatingFileHandler

from flask.logging import default_handler

BYTES, KEPT = 10_000_000, 5
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def bind(app):
    """Let ``app`` and its rooms say what the environment asks for; lines go to standard error."""
    app.logger.setLevel(os.environ.get("LOG_LEVEL", logging.INFO))


def write_to(app, path):
    """Send the lines of ``app`` and its rooms to the file ``path``, failures also to standard error."""
    app.logger.removeHandler(default_handler)  # Flask's own says every line on standard error
    root = logging.getLogger()
    kept = RotatingFileHandler(path, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.ERROR)
    for handler in (kept, terminal):
        handler.setFormatter(logging.Formatter(FORM))
        root.addHandler(handler)
    root.setLevel(logging.INFO)
