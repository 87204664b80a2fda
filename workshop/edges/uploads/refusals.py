"""Why a file is not taken, and what to do about it."""

from workshop.errors import N_, WorkshopError


class UploadEmpty(WorkshopError):
    """The file has no content."""

    status = 422
    message = N_("“%(filename)s” is empty. Please choose the file again.")


class UploadTooLarge(WorkshopError):
    """The file is larger than the limit."""

    status = 413
    message = N_("“%(filename)s” is too large. A file may have at most %(megabytes)s MB.")


class UnknownKind(WorkshopError):
    """The content is none of the kinds that are taken, whatever the name says."""

    status = 415
    message = N_("“%(filename)s” cannot be taken. Please send a PDF, or a picture in JPEG, PNG or WebP.")


class HeicNotAccepted(WorkshopError):
    """A picture in the format of iPhones."""

    status = 415
    message = N_(
        "“%(filename)s” is a HEIC picture, which most computers cannot open. On the iPhone choose Settings, "
        "Camera, Formats, Most Compatible, and take it again, or send it as JPEG."
    )


class PictureTooLarge(WorkshopError):
    """The picture has more pixels than the limit."""

    status = 422
    message = N_(
        "The picture “%(filename)s” has too many pixels. At most %(megapixels)s megapixels are taken."
    )


class PictureUnreadable(WorkshopError):
    """The picture is damaged."""

    status = 422
    message = N_("The picture “%(filename)s” is damaged and cannot be opened. Please send it again.")


class PdfUnreadable(WorkshopError):
    """The PDF is damaged."""

    status = 422
    message = N_("The PDF “%(filename)s” is damaged and cannot be opened. Please scan or export it again.")


class PdfProtected(WorkshopError):
    """The PDF asks for a password."""

    status = 422
    message = N_(
        "The PDF “%(filename)s” is protected by a password. Save it without the password and send it again."
    )


class ActivePdf(WorkshopError):
    """The PDF holds a program or other files."""

    status = 422
    message = N_(
        "The PDF “%(filename)s” holds a program or attached files. Print it to a new PDF and send that."
    )


class PdfTooHeavy(WorkshopError):
    """Reading the PDF took too long, too much memory, or it has too many pages."""

    status = 422
    message = N_(
        "The PDF “%(filename)s” is too complicated. "
        "At most %(pages)s pages that open within %(seconds)s seconds are taken."
    )


class ArchiveUnreadable(WorkshopError):
    """The ZIP is damaged or protected."""

    status = 422
    message = N_("The ZIP “%(filename)s” cannot be opened. Pack the files again, without a password.")


class ArchiveTooMany(WorkshopError):
    """The ZIP holds more files than are taken at once."""

    status = 413
    message = N_("“%(filename)s” holds too many files. Send at most %(most)s at once, in several ZIPs.")


class ArchiveTooHeavy(WorkshopError):
    """The ZIP grows beyond the limit when it is unpacked."""

    status = 413
    message = N_("“%(filename)s” grows beyond %(megabytes)s MB when it is unpacked. Nothing of it was taken.")
