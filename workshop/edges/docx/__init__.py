"""DOCX that an office edits further, by python-docx."""

from workshop.edges.docx.writer import DocxWriter

__all__ = ["DocxWriter"]
