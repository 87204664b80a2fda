"""Certificates on paper: what stands on a face, how names fit it, and the files made of faces."""

from workshop.awards.paper.faces import Face, face_of
from workshop.awards.paper.files import merged_pdf, overlay_pdf, single_pdf

__all__ = ["Face", "face_of", "merged_pdf", "overlay_pdf", "single_pdf"]
