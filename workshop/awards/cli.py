"""flask awards: certificates as files."""

import time
from dataclasses import replace
from pathlib import Path

import click
from flask.cli import AppGroup

from workshop.awards import queries, services
from workshop.awards.paper import (
    batch_copies,
    merged_pdf,
    overlay_pdf,
    present_face,
    readable_name,
    standing_faces,
)
from workshop.awards.signed.services import sign_copies
from workshop.edges.signatures import signer_of
from workshop.web.command_line import json_option, print_json, refusing

group = AppGroup("awards", help="Awards and their certificates.")


@group.command("kinds")
@refusing
def kinds():
    """Make the usual kinds of awards where they are missing."""
    for code, kind in sorted(services.ensure_kinds().items()):
        click.echo(f"{code}\t{kind.name}\t{kind.issuer_line}")


@group.command("render")
@click.argument("decision", type=int)
@click.option("--out", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Where to.")
@click.option("--merged", is_flag=True, help="All faces in one file, in the order of the stage, to print.")
@click.option("--overlay", is_flag=True, help="The text alone in one file, for pre-printed blanks.")
@json_option
@refusing
def render(decision, folder, merged, overlay, as_json):
    """Write the certificates of one DECISION into a folder; issues nothing.

    What was issued carries its code; a recipient without a certificate gets a preview without one.
    """
    began = time.perf_counter()
    found = queries.decision_with_recipients(decision)
    faces = _faces(found)
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    if merged:
        files["merged.pdf"] = merged_pdf(faces)[0]
    if overlay:
        files["overlay.pdf"] = overlay_pdf(faces)[0]
    if not files:
        files = {readable_name(face.order, face.name): data for face, data in batch_copies(faces)}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    seconds = round(time.perf_counter() - began, 3)
    if as_json:
        print_json({"certificates": len(faces), "files": [str(folder / name) for name in files], "seconds": seconds})
    else:
        click.echo(f"{len(faces)} certificates, {len(files)} files in {folder}, {seconds} s")


@group.command("sign")
@click.argument("decision", type=int)
@click.option("--key", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The PKCS#12 file (.p12, .pfx) of the signer.")
@click.option("--passphrase-file", type=click.File("r"), help="Read the passphrase from here (- for standard input).")
@click.option("--replace", is_flag=True, help="Sign those too that have a signed copy; the new one takes its place.")
@json_option
@refusing
def sign(decision, key, passphrase_file, replace, as_json):
    """Sign the electronic copies of one DECISION with a PKCS#12 key: PAdES, invisible, behind the stored bytes.

    The passphrase is asked for once and kept nowhere; neither is the key.
    """
    passphrase = passphrase_file.readline().rstrip("\r\n") if passphrase_file else _asked()
    found = queries.decision_by_id(decision)
    outcomes = sign_copies(found, signer_of(key.read_bytes(), passphrase), is_replacing=replace)
    kept, refused = [each for each in outcomes if each.copy], [each for each in outcomes if each.refusal]
    if as_json:
        print_json({"signed": len(kept), "refused": [str(each.refusal) for each in refused],
                    "copies": [{"file": each.filename, "sha256": each.copy.file.sha256} for each in kept]})  # fmt: skip
    else:
        click.echo(f"{len(kept)} copies signed")
        for each in refused:
            click.echo(str(each.refusal), err=True)
    if refused:
        raise SystemExit(1)


def _asked():
    return click.prompt("Passphrase of the key", hide_input=True, default="", show_default=False, err=True)


def _faces(decision):
    """One face a recipient; without a code of its own it is a preview whatever the decision says."""
    issued = {face.order: face for face in standing_faces(decision)}
    recipients = queries.standing_awards(decision)
    if not recipients:
        raise services.NoRecipients
    return [
        issued.get(award.stage_order) or replace(present_face(award), is_preview=True, is_valid=False, qr="none")
        for award in recipients
    ]
