"""flask worker: background jobs."""

import click
from flask.cli import with_appcontext

from workshop.edges.jobs import stopping


@click.command("worker")
@with_appcontext
def worker():
    """Do background jobs until SIGTERM or Ctrl-C."""
    stopping.work()


groups = (worker,)
