"""flask backup: the archive and the way back."""

import os
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from workshop.backup import services
from workshop.web.command_line import json_option, print_json, refusing

group = AppGroup("backup", help="Every row and stored file in one archive; also the way to another database.")


@group.command("create")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@json_option
@refusing
def create(file, as_json):
    """Write FILE, also while the server runs. It holds personal data: keep it like the paper files."""
    counts = services.create_backup(file, secret=services.kept_secret(current_app.instance_path))
    answer = {"file": str(file), "rows": sum(counts.values()), "tables": len(counts), "bytes": file.stat().st_size}
    if as_json:
        print_json(answer)
    else:
        click.echo("{file}: {rows} rows in {tables} tables, {bytes} bytes.".format(**answer))


@group.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace what the database holds.")
@json_option
@refusing
def restore(file, force, as_json):
    """Make this installation what FILE says; refuses to overwrite data without --force."""
    manifest = services.restore_backup(file, force=force)
    _keep_secret(Path(current_app.instance_path) / "secret.key", manifest.get("secret"))
    answer = {"file": str(file), "rows": sum(manifest["counts"].values()), "created_at": manifest["created_at"]}
    if as_json:
        print_json(answer)
    else:
        click.echo(f"Restored {answer['rows']} rows of {answer['created_at'][:16]}. Restart the server.")


def _keep_secret(path, secret):
    """Put the key of the archive back, so that personal links that people hold still open."""
    if not secret:
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secret)
