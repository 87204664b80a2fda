"""Documents as files: PDF to read and print, DOCX to edit."""

from workshop.paper.render_pdf import document_pdf

__all__ = ["document_docx", "document_pdf"]


def document_docx(document):
    """The ``document`` as DOCX; python-docx is imported with the first one, a fifth of a second of every start."""
    from workshop.paper.render_docx import document_docx as render

    return render(document)
