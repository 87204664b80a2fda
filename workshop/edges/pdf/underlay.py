"""One page laid under many: a drawing that every page shares is parsed, written and stored once."""

from io import BytesIO

import pikepdf


def lay_under(data, below, pages):
    """``data`` with the first page of the PDF ``below`` under each of ``pages`` (indexes from 0).

    The drawing is marked as an artifact, so that a tagged document stays tagged throughout.
    """
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.open(BytesIO(below)) as source:
        shared = pdf.copy_foreign(source.pages[0].as_form_xobject())
        for index in pages:
            page = pdf.pages[index]
            name = page.add_resource(shared, pikepdf.Name.XObject)
            page.contents_add(f"/Artifact BMC q {name} Do Q EMC".encode(), prepend=True)
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()
