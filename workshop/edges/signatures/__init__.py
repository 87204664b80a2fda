"""Digital signatures in PDFs: read from files that came signed, and put into files by a PKCS#12 key.

What reads files of others runs apart with little time and memory. pyHanko takes half a second and 30 MB to import, so
the web process never does: the child imports it, and the command line.
"""

from workshop.edges.signatures.reading import SignedPdf, read_signed
from workshop.edges.signatures.refusals import (
    KeyUnreadable,
    SignatureBroken,
    SignatureMissing,
    SignatureUndated,
    SignatureWeak,
    SignedContentChanged,
    SignerExpired,
)

__all__ = [
    "KeyUnreadable", "SignatureBroken", "SignatureMissing", "SignatureUndated", "SignatureWeak",
    "SignedContentChanged", "SignedPdf", "SignerExpired", "read_signed", "signer_of",
]  # fmt: skip


def signer_of(key, passphrase):
    """``sign(data)``, which gives a PDF an invisible PAdES B-B signature by the PKCS#12 ``key``.

    :raises KeyUnreadable: if the passphrase is wrong or the file is none.
    """
    from workshop.edges.signatures.signing import signer_of

    return signer_of(key, passphrase)
