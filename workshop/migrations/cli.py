"""flask db: the schema."""

import click
from flask.cli import AppGroup

from workshop.errors import WorkshopError
from workshop.migrations import schema

group = AppGroup("db", help="The schema of the database.")


@group.command("upgrade")
def upgrade():
    """Migrate the database to the version of the code."""
    try:
        schema.upgrade()
    except WorkshopError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The database has version {schema.current_revision()}.")
