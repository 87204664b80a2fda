"""Which certificate a file belongs to: the stored copy whose very bytes it continues."""

import hashlib
import re
from dataclasses import dataclass

from workshop.awards.signed import queries, refusals
from workshop.edges.uploads import UploadEmpty, UploadTooLarge
from workshop.paper import codes

MOST_MEGABYTES = 10
_CODE = re.compile(r"[0-9A-Za-z]{4}(?:-?[0-9A-Za-z]{4}){3}")


@dataclass(frozen=True)
class Match:
    """One file with the certificate it belongs to and the stored file, of ``size`` bytes, that it continues."""

    filename: str
    data: bytes
    sha256: str
    certificate_id: int
    original_id: int
    size: int


def match(decision, files):
    """For each (filename, data) its ``Match``, or the refusal that says why it has none."""
    known, seen = queries.originals(decision), {}
    return [_matched(decision, known, seen, filename, data) for filename, data in files]


def _matched(decision, known, seen, filename, data):
    if not data:
        return UploadEmpty(filename=filename)
    if len(data) > MOST_MEGABYTES * 1024 * 1024:
        return UploadTooLarge(filename=filename, megabytes=MOST_MEGABYTES)
    if b"%PDF-" not in data[:1024]:
        return refusals.NotAPdf(filename=filename)
    sha256, found = _continued(known, data)
    if sha256 in seen:
        return refusals.SentTwice(filename=filename, other=seen[sha256])
    seen[sha256] = filename
    if found is None:
        return _unknown(decision, filename)
    return Match(filename, data, sha256, *found)


def _continued(known, data):
    """(SHA-256 of all, (certificate, stored file, size) of the longest original that ``data`` begins with or None)."""
    digest, at, found = hashlib.sha256(), 0, None
    for size in sorted(size for size in known if size <= len(data)):
        digest.update(memoryview(data)[at:size])
        at = size
        if behind := known[size].get(digest.hexdigest()):
            found = (*behind, size)
    digest.update(memoryview(data)[at:])
    return digest.hexdigest(), found


def _unknown(decision, filename):
    """What to say of bytes that nobody knows, by the code in the name of their file."""
    for text in _CODE.findall(filename):
        certificate = queries.certificate_under(codes.read_code(text).code)
        if certificate is None:
            continue
        award = certificate.award
        if award.decision_id == decision.id:
            return refusals.BytesChanged(filename=filename, name=certificate.printed_name)
        return refusals.OfAnotherDecision(filename=filename, number=award.decision.full_number or award.decision_id)
    return refusals.CertificateUnknown(filename=filename)
