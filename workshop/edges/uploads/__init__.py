"""Files that people send: told apart by content, made harmless, or refused in plain words."""

from workshop.edges.uploads.accepting import AcceptedUpload, accept_scan
from workshop.edges.uploads.refusals import (
    ActivePdf,
    HeicNotAccepted,
    PdfProtected,
    PdfTooHeavy,
    PdfUnreadable,
    PictureTooLarge,
    PictureUnreadable,
    UnknownKind,
    UploadEmpty,
    UploadTooLarge,
)

__all__ = [
    "AcceptedUpload", "ActivePdf", "HeicNotAccepted", "PdfProtected", "PdfTooHeavy", "PdfUnreadable",
    "PictureTooLarge", "PictureUnreadable", "UnknownKind", "UploadEmpty", "UploadTooLarge", "accept_scan",
]  # fmt: skip
