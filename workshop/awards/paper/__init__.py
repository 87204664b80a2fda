"""Certificates on paper: what stands on a face, how names fit it, and the files made of faces."""

from workshop.awards.paper.faces import Face, face_of
from workshop.awards.paper.files import merged_pdf, overlay_pdf, single_pdf
from workshop.awards.paper.naming import readable_name
from workshop.awards.paper.present import present_face, standing_faces

__all__ = [
    "Face", "face_of", "merged_pdf", "overlay_pdf", "present_face", "readable_name", "single_pdf", "standing_faces",
]  # fmt: skip
