"""flask registrations import | badges."""

import json
import sys
import time
from pathlib import Path

import click
from flask.cli import AppGroup

from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.imports import services as imports
from workshop.imports.queries import accounting
from workshop.registrations import documents, queries, services
from workshop.web.errors import words

group = AppGroup("registrations", help="Delegates: read lists in, print badges.")


@group.command("import")
@click.argument("slug")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
def import_list(slug, file, dry_run, as_json):
    """Read the delegates of FILE (XLSX or CSV) into the workshop SLUG; every row is accounted for."""
    with _refusals():
        batch = imports.read_batch("registrations", file.read_bytes(), file.name, event_by_slug(slug))
        account = accounting(batch)
        if dry_run:
            imports.drop_batch(batch)
        else:
            account = accounting(imports.apply_batch(batch))
    if as_json:
        click.echo(json.dumps(account, ensure_ascii=False))
        return
    for name in ("read", "imported", "updated", "needs_person", "skipped"):
        click.echo(f"{name}: {account[name]}")
    for row in account["rows"]:
        if row["outcome"] in ("needs_person", "skipped"):
            click.echo(f"{row['sheet']}:{row['row']} {row['outcome']}: {row['reason']}")


@group.command("badges")
@click.argument("slug")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.")
@click.option("--size", type=click.Choice(sorted(documents.SIZES)), default="85x54", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
def badges(slug, out, size, as_json):
    """Write the badges of all confirmed delegates of SLUG on A4 sheets."""
    began = time.perf_counter()
    with _refusals():
        event = event_by_slug(slug)
        people = list(db.session.scalars(queries.roster(event, status="confirmed")))
        if not people:
            raise services.NobodyConfirmed
        out.write_bytes(documents.badge_pdf(people, size))
        services.record_export(event, "badges", len(people))
    answer = {"badges": len(people), "file": str(out), "seconds": round(time.perf_counter() - began, 2)}
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else f"{len(people)} badges in {out}")


class _refusals:  # noqa: N801 (read as a word: with _refusals())
    """Turns a refusal into one line on stderr and exit status 1."""

    def __enter__(self):
        return self

    def __exit__(self, _kind, error, _traceback):
        if isinstance(error, WorkshopError):
            click.echo(words(error), err=True)
            sys.exit(1)
        return False
