"""flask mou: memoranda from the command line."""

from pathlib import Path

import click
from flask.cli import AppGroup

from workshop.errors import N_, WorkshopError
from workshop.mou import documents, queries
from workshop.paper.services import read_file
from workshop.web.command_line import json_option, print_json, refusing

group = AppGroup("mou", help="Memoranda of understanding.")


class KindUnknown(WorkshopError):
    """The name of the file says neither PDF nor DOCX."""

    message = N_("The file must end in .pdf or .docx.")


@group.command("render")
@click.argument("memorandum_id", type=int, metavar="ID")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="FILE.pdf or FILE.docx")
@json_option
@refusing
def render(memorandum_id, out, as_json):
    """Write one memorandum: the issued PDF as it was kept, a draft drawn now, or the DOCX."""
    memorandum = queries.memorandum(memorandum_id)
    data = _bytes_of(memorandum, out.suffix.lower())
    out.write_bytes(data)
    answer = {"memorandum": memorandum.id, "status": memorandum.status, "file": str(out), "bytes": len(data)}
    if as_json:
        print_json(answer)
    else:
        click.echo(f"{out}: {len(data)} bytes")


def _bytes_of(memorandum, ending):
    if ending == ".docx":
        return documents.memorandum_docx(memorandum)
    if ending != ".pdf":
        raise KindUnknown
    issued = memorandum.issued_text
    return read_file(issued.file) if issued else documents.draft_pdf(memorandum)
