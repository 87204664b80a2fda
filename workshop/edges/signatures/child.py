"""Runs apart, with little time and memory: reads PDFs that claim to be signed and prints a JSON line for each.

Standard input holds, file after file: the length of the stored original (8 bytes), the length of what came (8 bytes),
and what came, whose first bytes are that original. It imports nothing of the application and asks no network.
"""

import datetime as dt
import json
import re
import resource
import sys
from io import BytesIO
from pathlib import Path

_SUBFILTERS = ("/ETSI.CAdES.detached", "/adbe.pkcs7.detached")
_WEAK = ("md2", "md5", "sha1")
_MAX_OBJECTS = 200_000
# what a signature adds to the catalogue; anything else could change what a reader sees or does
_CATALOGUE = {"/AcroForm", "/DSS", "/Extensions", "/Perms", "/Metadata", "/Version"}
_OF_PAGES = {"/Annots", "/Tabs"}  # notes, and the order in which the keyboard goes through them
# in a tagged file a program hangs a visible signature into the tree of tags, which shows nothing
_TAGS = {"/StructTreeRoot": {"/K", "/ParentTree", "/ParentTreeNextKey"}, "/StructElem": {"/K"}}
_FORM = {"/Fields", "/SigFlags", "/DA", "/DR"}
_VIETNAM = dt.timezone(dt.timedelta(hours=7))
_DIGITS = re.compile(r"\d(?:[\s.\-]?\d){5,}")


def main(memory_bytes, seconds):
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while head := sys.stdin.buffer.read(16):
        original, length = int.from_bytes(head[:8]), int.from_bytes(head[8:])
        data = sys.stdin.buffer.read(length)
        used = resource.getrusage(resource.RUSAGE_SELF)
        # counted anew for each file: the system ends a process that passes it, and the parent goes on behind the file
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, -1))
        sys.stdout.write(json.dumps(inspect(data, original)) + "\n")
        sys.stdout.flush()


def inspect(data, original):
    """``{"state": "fine", "signatures": [...], "is_whole": bool, "is_visible": bool}``, or another state alone.

    States: fine, unsigned, broken, weak, undated, expired, changed, active, protected, heavy, unreadable.
    """
    try:
        state = _page_state(data, original)
        return {"state": state} if state != "fine" else _signatures(data)
    except MemoryError:
        return {"state": "heavy"}
    except Exception:  # a hostile file may fail in any way; all of them mean the same here
        return {"state": "unreadable"}


def _signatures(data):
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    # signing programs are not all strict about numbering; what matters is asked of the digest and the objects
    reader = PdfFileReader(BytesIO(data), strict=False)
    if reader.xrefs.hybrid_xrefs_present:  # two readers could see two documents
        return {"state": "unreadable"}
    embedded = reader.embedded_regular_signatures
    if not embedded:
        return {"state": "unsigned"}
    found = [_signature(each) for each in embedded]
    bad = next((each["state"] for each in found if each["state"] != "fine"), None)
    if bad:
        return {"state": bad}
    covers = [each.coverage == SignatureCoverageLevel.ENTIRE_FILE for each in embedded]
    return {"state": "fine", "signatures": [each["said"] for each in found], "is_whole": any(covers),
            "is_visible": any(_is_visible(each.sig_field) for each in embedded)}  # fmt: skip


def _signature(each):
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
    from pyhanko.sign.validation import errors
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    if each.sig_object.get("/SubFilter") not in _SUBFILTERS:
        return {"state": "broken"}
    if each.md_algorithm in _WEAK:
        return {"state": "weak"}
    try:
        each.compute_integrity_info()
        # the digest of the file, and the signature under it; who vouches for the signer is not asked
        intact, valid = validate_sig_integrity(each.signer_info, each.signer_cert, "data", each.compute_digest())
    except errors.SignatureValidationError:
        return {"state": "broken"}
    later = each.diff_result
    untouched = isinstance(later, DiffResult) and later.modification_level <= ModificationLevel.FORM_FILLING
    if not (intact and valid and untouched and each.summarise_integrity_info()["docmdp_ok"]):
        return {"state": "broken"}
    certificate, said_at = each.signer_cert, each.self_reported_timestamp
    if said_at is None:
        return {"state": "undated"}
    said_at = said_at if said_at.tzinfo else said_at.replace(tzinfo=_VIETNAM)  # some programs leave the zone out
    if not certificate.not_valid_before <= said_at <= certificate.not_valid_after:
        return {"state": "expired"}
    return {"state": "fine", "said": _said(each, certificate, said_at)}


def _said(each, certificate, said_at):
    """What is kept of a signature: the names that it gives, without any number of a person."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    subject, issuer = certificate.subject.native, certificate.issuer.native
    return {
        "name": _named(subject, "common_name"), "organization": _named(subject, "organization_name"),
        "issuer": _named(issuer, "common_name") or _named(issuer, "organization_name"),
        "signed_at": said_at.isoformat(timespec="seconds"),
        "has_timestamp": any(True for _ in extract_tst_data_iter(each.signer_info, signed=False)),
    }  # fmt: skip


def _named(name, part):
    value = name.get(part) or ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return " ".join(_DIGITS.sub("…", text).split())[:200]


def _is_visible(field):
    box = field.get("/Rect")
    return bool(box) and float(box[0]) != float(box[2]) and float(box[1]) != float(box[3])


def _page_state(data, original):
    """Whether the file shows what its original shows, but for fields of signatures."""
    import pikepdf
    from pdf_child import is_active

    try:
        with pikepdf.open(BytesIO(data[:original])) as before, pikepdf.open(BytesIO(data)) as after:
            if len(after.objects) > _MAX_OBJECTS:
                return "heavy"
            if is_active(after):
                return "active"
            return "fine" if _looks_alike(before, after) else "changed"
    except pikepdf.PasswordError:
        return "protected"


def _looks_alike(before, after):
    """Whether ``after`` keeps every object of ``before`` but those by which a signature hangs on catalogue and page."""
    if before.Root.objgen != after.Root.objgen or not _is_form_of_signatures(after):
        return False
    pages = [(one.obj, other.obj) for one, other in zip(before.pages, after.pages, strict=False)]
    if len(pages) != len(after.pages) or any(one.objgen != other.objgen for one, other in pages):
        return False
    if _differing(before.Root, after.Root) - _CATALOGUE:
        return False
    if not all(_differing(one, other) <= _OF_PAGES and _adds_signatures(one, other) for one, other in pages):
        return False
    free = [before.Root, before.Root.get("/Metadata"), before.trailer.get("/Info")]
    free += [value for one, _other in pages for value in (one, one.get("/Annots"))]
    if (tags := before.Root.get("/StructTreeRoot")) is not None:
        free += [tags.get("/ParentTree"), tags.get("/ParentTree", {}).get("/Nums")]
    may_change = {each.objgen for each in free if each is not None}
    return all(
        each.objgen in may_change or _is_kept(each, after.get_object(each.objgen))
        for each in before.objects
        if each.objgen != (0, 0) and str(_type(each)) not in ("/XRef", "/ObjStm")  # they hold the file together
    )


def _is_kept(before, after):
    if _content(before) == _content(after):
        return True
    kind = str(_type(before))
    if kind not in _TAGS or kind != str(_type(after)) or _differing(before, after) - _TAGS[kind]:
        return False
    kept = _kids(before)
    return _kids(after)[: len(kept)] == kept


def _kids(tag):
    import pikepdf

    kids = tag.get("/K", [])
    return [each.unparse() if hasattr(each, "unparse") else repr(each)
            for each in (kids if isinstance(kids, pikepdf.Array | list) else [kids])]  # fmt: skip


def _differing(before, after):
    """The keys under which two dictionaries say something else; what lies behind a reference is compared by itself."""
    return {key for key in {*before.keys(), *after.keys()} if _written(before, key) != _written(after, key)}


def _written(holder, key):
    return holder[key].unparse() if key in holder and hasattr(holder[key], "unparse") else repr(holder.get(key))


def _adds_signatures(before, after):
    kept = [each.unparse() for each in before.get("/Annots", [])]
    notes = list(after.get("/Annots", []))
    new = [each for each in notes if each.unparse() not in kept]
    return len(notes) - len(new) == len(kept) and all(_is_signature(each) for each in new)


def _is_form_of_signatures(pdf):
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return True
    return not set(form.keys()) - _FORM and all(_is_signature(each) for each in form.get("/Fields", []))


def _is_signature(field):
    kind = field.get("/FT") or field.get("/Parent", {}).get("/FT")
    acts = "/A" in field or "/AA" in field
    return str(kind) == "/Sig" and not acts and str(field.get("/Subtype", "/Widget")) == "/Widget"


def _content(value):
    import pikepdf

    if isinstance(value, pikepdf.Stream):
        return value.stream_dict.unparse(resolved=True), value.read_raw_bytes()
    return value.unparse(resolved=True) if isinstance(value, pikepdf.Object) else repr(value)


def _type(value):
    import pikepdf

    return value.get("/Type", "") if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else ""


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).resolve().parents[1] / "uploads"))  # where pdf_child lies
    main(int(sys.argv[1]), int(sys.argv[2]))
