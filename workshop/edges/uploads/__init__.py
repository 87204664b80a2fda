"""Files that people send: told apart by content, made harmless, or refused in plain words."""

from workshop.edges.uploads.accepting import AcceptedUpload, accept_scan
from workshop.edges.uploads.archives import MOST_FILES, is_archive, plain_name, unpacked
from workshop.edges.uploads.pictures import as_picture
from workshop.edges.uploads.refusals import (
    ActivePdf,
    ArchiveTooHeavy,
    ArchiveTooMany,
    ArchiveUnreadable,
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
    "MOST_FILES", "AcceptedUpload", "ActivePdf", "ArchiveTooHeavy", "ArchiveTooMany", "ArchiveUnreadable",
    "HeicNotAccepted", "PdfProtected", "PdfTooHeavy", "PdfUnreadable", "PictureTooLarge", "PictureUnreadable",
    "UnknownKind", "UploadEmpty", "UploadTooLarge", "accept_scan", "as_picture", "is_archive", "plain_name", "unpacked",
]  # fmt: skip
