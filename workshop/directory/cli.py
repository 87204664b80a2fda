"""flask directory: administrative units."""

import click
from flask.cli import AppGroup

from workshop.directory import services
from workshop.web.command_line import refusing

group = AppGroup("directory", help="Administrative units and organisations.")


@group.command("load-units")
@refusing
def load_units():
    """Load the administrative units that come with the product; what is there already stays."""
    click.echo(f"{services.load_admin_units()} units added.")
