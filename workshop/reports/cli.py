"""flask reports: the report of a workshop as a file."""

from pathlib import Path

import click
from flask.cli import AppGroup

from workshop.events.queries import event_by_slug
from workshop.paper.render import document_docx, document_pdf
from workshop.paper.services import read_file
from workshop.reports import queries
from workshop.reports.documents import report_document, report_xlsx
from workshop.reports.refusals import FormatUnknown
from workshop.web.command_line import json_option, print_json, refusing

group = AppGroup("reports", help="Reports of workshops.")


@group.command("render")
@click.argument("slug")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="FILE.pdf, .docx or .xlsx"
)
@click.option("--draft", is_flag=True, help="Draw the PDF anew even where one was issued.")
@json_option
@refusing
def render(slug, out, draft, as_json):
    """Write the report of the workshop SLUG: the issued PDF as it was kept, otherwise a draft drawn now."""
    event = event_by_slug(slug)
    issue = None if draft or out.suffix.lower() != ".pdf" else next(iter(queries.issues(event)), None)
    data = read_file(issue.file) if issue else _drawn(event, out.suffix.lower())
    out.write_bytes(data)
    figures = queries.figures_of(event, queries.rows_of(event))
    answer = {
        "event": event.slug, "file": str(out), "bytes": len(data), "issue": issue.number if issue else None,
        "as_of": (issue.issued_at if issue else figures.as_of).isoformat(),
        "figures": issue.figures if issue else figures.plain(),
    }  # fmt: skip
    if as_json:
        print_json(answer)
    else:
        click.echo(f"{out}: {len(data)} bytes")


def _drawn(event, ending):
    if ending == ".xlsx":
        return report_xlsx(event)
    if ending not in (".pdf", ".docx"):
        raise FormatUnknown
    document = report_document(event)
    return document_pdf(document) if ending == ".pdf" else document_docx(document)
