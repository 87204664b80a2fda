"""flask ocop: provincial lists from the command line."""

from pathlib import Path

import click
from flask.cli import AppGroup

from workshop.imports import queries, services
from workshop.web.command_line import json_option, print_json, refusing

group = AppGroup("ocop", help="The OCOP registry.")


@group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and save nothing.")
@json_option
@refusing
def import_list(file, dry_run, as_json):
    """Bring owners, products and certifications of a provincial list (XLSX or CSV) in."""
    batch = services.read_batch("ocop", file.read_bytes(), file.name)
    if dry_run:
        counted = queries.accounting(batch)
        services.drop_batch(batch)
    else:
        counted = queries.accounting(services.apply_batch(batch))
    if as_json:
        print_json(counted)
        return
    for line in counted["rows"]:
        if line["outcome"] == "needs_person":
            click.echo(f"{line['sheet']} {line['row']}: {line['reason_text']}")
    click.echo(", ".join(f"{name} {counted[name]}" for name in ("read", *queries.OUTCOMES)))
