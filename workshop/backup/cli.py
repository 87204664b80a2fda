"""flask backup: the archive and the way back."""

import os
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from workshop.backup import services
from workshop.errors import WorkshopError

group = AppGroup("backup", help="Every row and stored file in one archive; also the way to another database.")


@group.command("create")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def create(file):
    """Write FILE, also while the server runs. It holds personal data: keep it like the paper files."""
    counts = services.create_backup(file, secret=services.kept_secret(current_app.instance_path))
    click.echo(f"{file}: {sum(counts.values())} rows in {len(counts)} tables, {file.stat().st_size} bytes.")


@group.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace what the database holds.")
def restore(file, force):
    """Make this installation what FILE says; refuses to overwrite data without --force."""
    try:
        manifest = services.restore_backup(file, force=force)
    except WorkshopError as error:
        raise click.ClickException(str(error)) from error
    _keep_secret(Path(current_app.instance_path) / "secret.key", manifest.get("secret"))
    rows = sum(manifest["counts"].values())
    click.echo(f"Restored {rows} rows of {manifest['created_at'][:16]}. Restart the server.")


def _keep_secret(path, secret):
    """Put the key of the archive back, so that personal links that people hold still open."""
    if not secret:
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secret)
