"""Why a signed file is not taken, and what to do about it."""

from workshop.errors import N_, WorkshopError


class SignatureMissing(WorkshopError):
    """The file holds no signature."""

    status = 422
    message = N_("“%(filename)s” holds no digital signature. Sign it in your signing program, then send it again.")


class SignatureBroken(WorkshopError):
    """The signature does not fit the bytes, or something was changed after it."""

    status = 422
    message = N_("The signature in “%(filename)s” is not right: the file was changed after it was signed, or the "
                 "signature is damaged. Sign the unsigned file again.")  # fmt: skip


class SignatureWeak(WorkshopError):
    """The signature stands on a digest that can be forged."""

    status = 422
    message = N_("The signature in “%(filename)s” uses an outdated digest (SHA-1 or MD5). Set the signing program to "
                 "SHA-256 and sign again.")  # fmt: skip


class SignatureUndated(WorkshopError):
    """The signature names no time."""

    status = 422
    message = N_("The signature in “%(filename)s” gives no time of signing. Set the signing program to PAdES and sign "
                 "again.")  # fmt: skip


class SignerExpired(WorkshopError):
    """The signer's certificate was not in force at the time that the signature names."""

    status = 422
    message = N_("“%(filename)s” was signed with a key whose certificate was not in force at that time. Look at the "
                 "computer's clock and at the term of the certificate.")  # fmt: skip


class SignedContentChanged(WorkshopError):
    """More than a signature was added to the original."""

    status = 422
    message = N_("“%(filename)s” holds more than a signature: a page, a text or a note was added or changed before it "
                 "was signed. Sign the unsigned file as it was downloaded.")  # fmt: skip


class KeyUnreadable(WorkshopError):
    """The PKCS#12 file cannot be opened."""

    status = 422
    message = N_("The key cannot be opened: the passphrase is wrong, or the file is no PKCS#12 (.p12, .pfx) with a "
                 "key and its certificate.")  # fmt: skip
