"""Where log lines go: under `make run` into a rotating file of the instance, failures also to the terminal."""

import logging
import os
from logging.handlers import RotatingFileHandler

# set by serve.py for its children, a file each; elsewhere lines go to standard error
ENVIRONMENT_NAME = "WORKSHOP_LOG_FILE"
BYTES, KEPT = 10_000_000, 5
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def bind(app):
    """Send the lines of ``app`` and its rooms to the file that the environment names."""
    if path := os.environ.get(ENVIRONMENT_NAME):
        _write_to(path)
    # after the handlers stand: Flask adds one of its own where it finds none
    app.logger.setLevel(os.environ.get("LOG_LEVEL", logging.INFO))


def _write_to(path):
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    kept = RotatingFileHandler(path, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.ERROR)
    for handler in (kept, terminal):
        handler.setFormatter(logging.Formatter(FORM))
        root.addHandler(handler)
    root.setLevel(logging.INFO)
