"""Signed PDFs of others, read in a child that has little time and memory and knows no secret."""

import datetime as dt
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from workshop.edges.signatures import refusals
from workshop.edges.uploads import ActivePdf, PdfProtected, PdfTooHeavy, PdfUnreadable

SECONDS = 10  # of processor time for one file
ALTOGETHER = 120  # of the clock, for all files of one call
MEMORY = 768 * 1024 * 1024
_CHILD = Path(__file__).with_name("child.py")
_REFUSALS = {
    "unsigned": refusals.SignatureMissing, "broken": refusals.SignatureBroken, "weak": refusals.SignatureWeak,
    "undated": refusals.SignatureUndated, "expired": refusals.SignerExpired, "changed": refusals.SignedContentChanged,
    "active": ActivePdf, "protected": PdfProtected, "unreadable": PdfUnreadable,
}  # fmt: skip


@dataclass(frozen=True)
class SignedPdf:
    """What the signatures of one file say, each as plain data: name, organization, issuer, signed_at, has_timestamp.

    ``is_whole``: a signature covers every byte of the file; ``is_visible``: one shows itself on a page. The digests and
    signatures were checked, and that nothing but signatures was added; who vouches for the signers was not.
    """

    signatures: tuple
    is_whole: bool
    is_visible: bool


def read_signed(files):
    """For each ``(filename, data, original_length)`` a ``SignedPdf``, or the refusal that names what is wrong with it.

    The first ``original_length`` bytes are those that the file was signed upon.
    """
    found, until = [], time.monotonic() + ALTOGETHER
    while len(found) < len(files):
        # the first that has no answer has ended the child: it is the heavy one, and the others are read without it
        found += _answers(files[len(found) :], until - time.monotonic())
        found += [{"state": "heavy"}] if len(found) < len(files) else []
    return [_said(name, answer) for (name, _data, _original), answer in zip(files, found, strict=True)]


def _answers(files, seconds):
    """What the child says of ``files`` until it ends, in their order; fewer where one of them ended it."""
    if seconds <= 0:
        return []
    command = [sys.executable, "-I", str(_CHILD), str(MEMORY), str(SECONDS)]
    with TemporaryFile() as sent:
        for _name, data, original in files:
            sent.write(original.to_bytes(8) + len(data).to_bytes(8))
            sent.write(data)
        sent.seek(0)
        try:
            lines = subprocess.run(
                command, stdin=sent, capture_output=True, timeout=seconds, env={}, check=False
            ).stdout
        except subprocess.TimeoutExpired as error:
            lines = error.stdout or b""
    return [json.loads(line) for line in lines.split(b"\n")[:-1]]


def _said(filename, answer):
    if answer["state"] == "fine":
        signatures = tuple(
            {**each, "signed_at": dt.datetime.fromisoformat(each["signed_at"]).astimezone(dt.UTC).isoformat()}
            for each in answer["signatures"]
        )
        return SignedPdf(signatures, answer["is_whole"], answer["is_visible"])
    if answer["state"] == "heavy":
        return PdfTooHeavy(filename=filename, pages=500, seconds=SECONDS)
    return _REFUSALS[answer["state"]](filename=filename)
