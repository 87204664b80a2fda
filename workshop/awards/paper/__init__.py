"""Certificates on paper: what stands on a face, how names fit it, and the files made of faces.

The engine asks for plain data only: ``Face`` says the words and marks, its pattern the sizes. ``press`` prints
hundreds, ``single_pdf`` one that is read on a screen.
"""

from workshop.awards.paper.faces import Face, face_of, printed_lines
from workshop.awards.paper.files import batch_copies, merged_pdf, overlay_pdf, single_pdf
from workshop.awards.paper.naming import readable_name
from workshop.awards.paper.present import (
    issued_face,
    lines_of,
    look_of,
    pattern_on,
    present_face,
    standing_faces,
)
from workshop.awards.paper.press import hands

__all__ = [
    "Face", "batch_copies", "face_of", "hands", "issued_face", "lines_of", "look_of", "merged_pdf", "overlay_pdf",
    "pattern_on", "present_face", "printed_lines", "readable_name", "single_pdf", "standing_faces",
]  # fmt: skip
