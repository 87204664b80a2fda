"""flask registrations import | badges."""

import time
from pathlib import Path

import click
from flask.cli import AppGroup

from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.imports import services as imports
from workshop.imports.queries import accounting
from workshop.imports.rejected import rejected_table
from workshop.registrations import documents, queries, services
from workshop.registrations.importing import Delegates
from workshop.web.command_line import json_option, print_json, refusing

HEADS = ("Trang tính", "Dòng", "Lý do")
group = AppGroup("registrations", help="Delegates: read lists in, print badges.")


@group.command("import")
@click.argument("slug")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--rejected", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the rows that need a person to this XLSX, to correct and import again.")
@json_option
@refusing
def import_list(slug, file, dry_run, rejected, as_json):
    """Read the delegates of FILE (XLSX, XLS or CSV) into the workshop SLUG; every row is accounted for."""
    event = event_by_slug(slug)
    batch = imports.read_batch("registrations", file.read_bytes(), file.name, event)
    if rejected:
        rejected.write_bytes(rejected_table(batch, Delegates(event), HEADS, lambda row: row.reason % row.reason_params))
    account = accounting(batch)
    if dry_run:
        imports.drop_batch(batch)
    else:
        account = accounting(imports.apply_batch(batch))
    if as_json:
        print_json(account)
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
@json_option
@refusing
def badges(slug, out, size, as_json):
    """Write the badges of all confirmed delegates of SLUG on A4 sheets."""
    began = time.perf_counter()
    event = event_by_slug(slug)
    people = list(db.session.scalars(queries.roster(event, status="confirmed")))
    if not people:
        raise services.NobodyConfirmed
    out.write_bytes(documents.badge_pdf(people, size))
    services.record_export(event, "badges", len(people))
    answer = {"badges": len(people), "file": str(out), "seconds": round(time.perf_counter() - began, 2)}
    if as_json:
        print_json(answer)
    else:
        click.echo(f"{len(people)} badges in {out}")
