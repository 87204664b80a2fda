"""Documents as files: PDF to read and print, DOCX to edit."""

from workshop.paper.render_docx import document_docx
from workshop.paper.render_pdf import document_pdf

__all__ = ["document_docx", "document_pdf"]
