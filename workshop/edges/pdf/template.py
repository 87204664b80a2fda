"""What many documents share, written once; each of them is a short tail behind the very same bytes.

A tail is an incremental update (ISO 32000-1, 7.5.6): the pages anew with one more stream, the title, and
a table of what changed. The shared part holds nobody's data, or the first person would stand hidden in
the file of every other one.
"""

import hashlib
import re
import zlib
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

import pikepdf

from workshop.edges.pdf.pieces import glyphs_in
from workshop.errors import N_, WorkshopError

_TITLE = re.compile(rb'(<rdf:li xml:lang="x-default">).*?(</rdf:li>)', re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


class GlyphsMissing(WorkshopError):
    """A text draws letters that the fonts of the shared part do not hold."""

    status = 422
    message = N_("A letter of this text was not foreseen for this set of papers.")


class Turn(NamedTuple):
    """How what is drawn on a page is moved: the operands of ``cm``, and whether the sheet then lies the other way."""

    operands: bytes
    lies_across: bool = False


class Template:
    """The pages that every copy shares, with fonts that hold the letters of all of them."""

    def __init__(self, data, *, pages, turn=None):
        """``data`` is a PDF whose pages after the first ``pages`` only make the fonts whole; they are dropped.

        ``turn`` moves what is drawn on its pages.
        """
        self.glyphs = _glyphs(data, pages)
        self.data = _prepared(data, pages, turn)
        with pikepdf.open(BytesIO(self.data)) as pdf:
            self.size = int(pdf.trailer.Size)
            self.root = pdf.Root.objgen[0]
            self.identity = bytes(pdf.trailer.ID[0])
            self.tree = pdf.Root.Pages.objgen[0]
            self.pages = [_Page(page) for page in pdf.pages]
            self.metadata = (pdf.Root.Metadata.objgen[0], pdf.Root.Metadata.read_bytes())
            self.info = (pdf.trailer.Info.objgen[0], {key: str(value) for key, value in pdf.docinfo.items()})
        self.previous = int(_START.search(self.data)[1])

    def copy(self, contents, *, title):
        """The template with ``contents`` (operators, one a page) drawn over its pages, as a whole file.

        :raises GlyphsMissing: if they draw a letter that its fonts do not hold.
        """
        self._check(contents)
        tail = _Tail(len(self.data), self.size)
        for page, drawn in zip(self.pages, contents, strict=True):
            tail.replace(page.number, page.with_content(tail.add(_stream(drawn))))
        return self._ended(tail, title, hashlib.sha256(b"".join(contents)))

    def merged(self, copies, *, title):
        """(one PDF of many copies, its pages); ``copies`` are lists of (index of a page of the template, operators).

        What they share is stored once, and no more than the new lines is held in memory.

        :raises GlyphsMissing: as ``copy``.
        """
        tail, kids, digest = _Tail(len(self.data), self.size), [], hashlib.sha256()
        for copy in copies:
            self._check(drawn for _index, drawn in copy)
            for index, drawn in copy:
                digest.update(drawn)
                kids.append(tail.add(self.pages[index].with_content(tail.add(_stream(drawn)))))
        named = b" ".join(b"%d 0 R" % kid for kid in kids)
        tail.replace(self.tree, b"<< /Type /Pages /Kids [ %b ] /Count %d >>" % (named, len(kids)))
        return self._ended(tail, title, digest), len(kids)

    def _ended(self, tail, title, digest):
        """The shared part and the tail, with title, table and identity."""
        number, text = self.metadata
        words = escape(title).encode().replace(b"\\", rb"\\")
        text = _TITLE.sub(rb"\g<1>" + words + rb"\g<2>", text)
        head = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(text)
        tail.replace(number, head + b"\nstream\n" + text + b"\nendstream")
        number, values = self.info
        tail.replace(number, _dictionary({**values, "/Title": title}))
        digest.update(title.encode())
        trailer = b"/Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>] /Prev %d" % (
            tail.next, self.root, number, self.identity.hex().encode(), digest.hexdigest()[:32].encode(), self.previous,
        )  # fmt: skip
        return tail.behind(self.data, trailer)

    def _check(self, contents):
        for drawn in contents:
            for font, glyphs in glyphs_in(drawn).items():
                if glyphs - self.glyphs.get(font, set()):
                    raise GlyphsMissing


class _Page:
    """One page of the template: its number and its dictionary around the place of one more stream."""

    def __init__(self, page):
        self.number = page.obj.objgen[0]
        values = {key: value for key, value in page.obj.items() if key != "/Contents"}
        written = b" ".join(key.encode() + b" " + _reference(value) for key, value in values.items())
        streams = b" ".join(b"%d 0 R" % stream.objgen[0] for stream in _streams(page.obj))
        self.parts = b"<< %b /Contents [ %b " % (written, streams), b" 0 R ] >>"

    def with_content(self, number):
        return self.parts[0] + str(number).encode() + self.parts[1]


class _Tail:
    """The objects behind the shared part, and the table that names their places."""

    def __init__(self, start, size):
        self.start, self.next, self.parts, self.places = start, size, [b"\n"], {}
        self.length = 1

    def add(self, body):
        """A new object; its number."""
        self.next += 1
        self.replace(self.next - 1, body)
        return self.next - 1

    def replace(self, number, body):
        """Another body for an object of the shared part."""
        self.places[number] = self.start + self.length
        written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self.parts.append(written)
        self.length += len(written)

    def behind(self, shared, trailer):
        """The whole file: the shared bytes, then the tail, put together once."""
        table = [b"%d 1\n%010d 00000 n \n" % (number, self.places[number]) for number in sorted(self.places)]
        end = b"trailer\n<< %b >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, self.start + self.length)
        return b"".join([shared, *self.parts, b"xref\n", *table, end])


def _prepared(data, pages, turn):
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = pdf.make_indirect(pdf.pages[pages].Resources.Font)
        del pdf.pages[pages:]
        for page in pdf.pages:
            page.Resources.Font = fonts
            # the layout engine leaves its coordinates turned over
            page.contents_add(b"q " + (turn.operands + b" cm" if turn else b""), prepend=True)
            page.contents_add(b"Q")
            if turn and turn.lies_across:
                lay_across(page)
        if "/Names" in pdf.Root:
            del pdf.Root["/Names"]
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
        return out.getvalue()


def lay_across(page):
    """Give a page its width for its height."""
    for name in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            left, bottom, right, top = page.obj[name]
            page.obj[name] = pikepdf.Array([bottom, left, top, right])


def _glyphs(data, pages):
    """The glyphs of each font that the last page of ``data`` draws, which are those its fonts hold."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return glyphs_in(pdf.pages[pages].Contents.read_bytes())


def _streams(page):
    contents = page.Contents
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _reference(value):
    """``value`` as it stands in a dictionary, an object of its own by its number."""
    if getattr(value, "is_indirect", False):
        return b"%d 0 R" % value.objgen[0]
    return value.unparse(resolved=False) if isinstance(value, pikepdf.Object) else pikepdf.Object.parse(
        str(value).encode()).unparse()  # fmt: skip


def _stream(drawn):
    packed = zlib.compress(drawn, 6)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)


def _dictionary(values):
    written = (key.encode() + b" " + pikepdf.String(value).unparse() for key, value in values.items())
    return b"<< " + b" ".join(written) + b" >>"
