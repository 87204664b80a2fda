"""flask registrations import | badges | sort-names."""

import re
import time
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from workshop.events.queries import event_by_slug
from workshop.imports import services as imports
from workshop.imports.queries import accounting
from workshop.imports.rejected import rejected_table
from workshop.registrations import documents, printed, services
from workshop.registrations.importing import Delegates
from workshop.web.command_line import json_option, print_json, refusing

HEADS = ("Trang tính", "Dòng", "Lý do")
group = AppGroup("registrations", help="Delegates: read lists in, print badges, sort names and ranks.")


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
@click.option("--size", default="85x54", show_default=True, help="85x54, a7, a6, or own millimetres as 90x60.")
@click.option("--layout", type=click.Choice(["sheet", "single"]), default="sheet", show_default=True)
@click.option("--order", type=click.Choice(printed.ORDERS), default="name", show_default=True)
@click.option("--double", is_flag=True, help="The same on the back.")
@json_option
@refusing
def badges(slug, out, size, layout, order, double, as_json):
    """Write the badges of all confirmed delegates of SLUG, on A4 sheets or one a page."""
    began = time.perf_counter()
    event = event_by_slug(slug)
    choice = documents.badge_choice({**_size(size), "layout": layout, "is_double": double})
    people = printed.people_to_print(event, order=order)
    if not people:
        raise services.NobodyConfirmed
    out.write_bytes(documents.badge_pdf(people, choice))
    services.record_export(event, "badges", len(people))
    answer = {"badges": len(people), "file": str(out), "seconds": round(time.perf_counter() - began, 2)}
    if as_json:
        print_json(answer)
    else:
        click.echo(f"{len(people)} badges in {out}")


@group.command("sort-names")
@json_option
@refusing
def sort_names(as_json):
    """Give all names the order of tones that is set now, and read all ranks anew from the titles.

    Run it once after WORKSHOP_TONE_ORDER was changed, or after an upgrade that reads titles better.
    """
    order = current_app.config["WORKSHOP_TONE_ORDER"]
    answer = {"tone_order": order, "changed": services.sort_names(), "ranks": services.read_ranks()}
    if as_json:
        print_json(answer)
    else:
        click.echo(f"{answer['changed']} names placed anew, tones in the order: {order}")
        click.echo(f"{answer['ranks']} delegates ranked anew by their titles")


def _size(text):
    """A size's name, or two numbers with an x between them."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)", text)
    if text in documents.STANDARD or not found:
        return {"size": text}
    return {"size": "own", "width": float(found[1]), "height": float(found[2])}
