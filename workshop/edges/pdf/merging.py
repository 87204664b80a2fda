"""Laying finished PDFs together."""

import hashlib
from io import BytesIO

import pikepdf


def merge_pdfs(parts, *, title=None):
    """One PDF of all pages in order; ``title``, or else the first part's, names it.

    Pictures and fonts that parts share are stored once. Tags are dropped: a batch is for printing.
    """
    merged = pikepdf.new()
    readers = [pikepdf.open(BytesIO(part)) for part in parts]
    for reader in readers:
        merged.pages.extend(reader.pages)
    if readers:
        _carry_over(merged, readers[0], title)
    _share_streams(merged)
    out = BytesIO()
    merged.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def count_pages(data):
    """The number of pages of a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def _carry_over(merged, first, title):
    for key in ("/Lang", "/ViewerPreferences"):
        if key in first.Root:
            merged.Root[key] = merged.copy_foreign(first.make_indirect(first.Root[key]))
    for key, value in first.docinfo.items():
        merged.docinfo[key] = str(value)
    if title is not None:
        merged.docinfo["/Title"] = title
    for page in merged.pages:
        for key in ("/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]


def _share_streams(pdf):
    """Point equal pictures and font files at one object; what nobody points at is not written."""
    seen = {}
    for page in pdf.pages:
        resources = page.obj.get("/Resources", {})
        _share_in(resources.get("/XObject", {}), seen)
        for font in resources.get("/Font", {}).values():
            for descendant in font.get("/DescendantFonts", []):
                _share_in(descendant.get("/FontDescriptor", {}), seen, only="/FontFile")


def _share_in(holder, seen, only="/"):
    for key in list(holder.keys()):
        value = holder[key]
        if key.startswith(only) and isinstance(value, pikepdf.Stream) and "/Resources" not in value:
            digest = hashlib.sha256(value.read_raw_bytes()).digest() + _shape(value)
            holder[key] = seen.setdefault(digest, value)


def _shape(stream):
    plain = {k: str(v) for k, v in stream.items() if not isinstance(v, pikepdf.Stream)}
    masks = [
        hashlib.sha256(v.read_raw_bytes()).hexdigest()
        for v in stream.values()
        if isinstance(v, pikepdf.Stream)
    ]
    return repr((sorted(plain.items()), masks)).encode()
