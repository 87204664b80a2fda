"""What documents are refused for."""

from workshop.errors import N_, WorkshopError


class AssetRefused(WorkshopError):
    """A document asked for a file that is not one of ours."""

    status = 422
    message = N_("The document refers to “%(address)s”. Documents may only use the files of this program.")


class PictureUnable(WorkshopError):
    """This machine cannot make a picture of a page."""

    status = 503
    message = N_("The picture cannot be made on this server now. Download the PDF instead.")
