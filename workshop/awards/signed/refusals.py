"""Why a signed copy is not taken, by the name of its file."""

from workshop.errors import N_, WorkshopError


class NothingToSign(WorkshopError):
    """No certificate of the decision stands as a valid one."""

    message = N_("No certificate of this decision is valid yet: it needs its number, its date, the approved list and, "
                 "for a state award, the scan of the signed decision.")  # fmt: skip


class AllSigned(WorkshopError):
    """Every certificate that stands has its signed copy."""

    message = N_("Every certificate of this decision has its signed copy.")


class CopiesArePreviews(WorkshopError):
    """Every copy that waits for a signature is marked as a preview."""

    message = N_("The electronic copies of this decision still say that they are previews, so none is given out to be "
                 "signed. Make them anew on the page of the decision once the server has its public "
                 "address.")  # fmt: skip


class TooManySent(WorkshopError):
    """More files than are taken at once."""

    status = 413
    message = N_("These are %(found)s files. At most %(most)s are taken at once; send them in several parts.")


class NotAPdf(WorkshopError):
    """The file is no PDF."""

    status = 415
    message = N_("“%(filename)s” is no PDF. Send the signed PDF files, or one ZIP of them.")


class CertificateUnknown(WorkshopError):
    """The file continues no copy of the decision."""

    status = 422
    message = N_("“%(filename)s” continues none of the copies of this decision: it is another file, or its program "
                 "wrote it anew while signing. Sign the unsigned file as it was downloaded; the program must add the "
                 "signature at its end.")  # fmt: skip


class BytesChanged(WorkshopError):
    """The name of the file holds the code of a certificate, but its bytes are others."""

    status = 422
    message = N_("“%(filename)s” bears the code of “%(name)s”, but its bytes are not those that were downloaded: the "
                 "file was changed, or its program wrote it anew while signing. Sign the unsigned file again; the "
                 "program must add the signature at its end.")  # fmt: skip


class OfAnotherDecision(WorkshopError):
    """The name of the file holds a code of another decision."""

    status = 422
    message = N_("“%(filename)s” bears a code of another decision (%(number)s). Send it on the page of that decision.")


class RevokedMeanwhile(WorkshopError):
    """The certificate was revoked after its copy was downloaded."""

    message = N_("“%(filename)s”: the certificate of “%(name)s” was revoked meanwhile, so its signed copy "
                 "is not taken.")  # fmt: skip


class ReplacedMeanwhile(WorkshopError):
    """The certificate was issued again after its copy was downloaded."""

    message = N_("“%(filename)s”: the certificate of “%(name)s” was issued again meanwhile. Download the new unsigned "
                 "copy and sign that one.")  # fmt: skip


class PreviewOnly(WorkshopError):
    """The file continues a preview."""

    message = N_("“%(filename)s” continues a preview of “%(name)s”. A preview is not signed.")


class SentTwice(WorkshopError):
    """The same bytes came twice."""

    message = N_("“%(filename)s” is the same file as “%(other)s”.")


class TwoForOne(WorkshopError):
    """Two files for one certificate."""

    message = N_("“%(filename)s” is a second file for “%(name)s”; “%(other)s” was taken. Send only the "
                 "one that counts.")  # fmt: skip


class KeptAlready(WorkshopError):
    """This very file is the signed copy that stands."""

    message = N_("“%(filename)s” is here already: it is the signed copy of “%(name)s”.")


class SignedAlready(WorkshopError):
    """Another signed copy stands."""

    message = N_("“%(name)s” has a signed copy already. To put “%(filename)s” in its place, tick “Replace signed "
                 "copies that are here” and send it again.")  # fmt: skip


class SignedCopyEnded(WorkshopError):
    """The signed copy was replaced or taken back before."""

    message = N_("This signed copy was already replaced or taken back.")
