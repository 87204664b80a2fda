"""flask privacy: retention."""

import click
from flask.cli import AppGroup

from workshop.privacy import services
from workshop.web.command_line import json_option, print_json, refusing

group = AppGroup("privacy", help="Personal data whose time is over.")


@group.command("purge")
@click.option("--dry-run", is_flag=True, help="Count, and erase nothing.")
@json_option
@refusing
def purge(dry_run, as_json):
    """Erase what each workshop's retention says; demonstration rows stay."""
    counts = services.purge(dry_run=dry_run)
    if as_json:
        print_json({"dry_run": dry_run, "counts": counts})
        return
    for name, count in counts.items():
        click.echo(f"{name}: {count}{' due' if dry_run else ' erased'}")
