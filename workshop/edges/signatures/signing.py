"""PAdES B-B by a PKCS#12 key: an incremental update behind the very bytes, without a picture of anything."""

from io import BytesIO

from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from workshop.edges.signatures.refusals import KeyUnreadable

FIELD = "ChuKySo"


def signer_of(key, passphrase):
    """What ``edges.signatures.signer_of`` promises."""
    try:
        private, own, _others = pkcs12.load_key_and_certificates(key, passphrase.encode() or None)
    except ValueError as error:
        raise KeyUnreadable from error
    if private is None or own is None:
        raise KeyUnreadable
    signer = signers.SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=passphrase.encode() or None)
    if signer is None:
        raise KeyUnreadable
    meant = signers.PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)

    def sign(data):
        writer = IncrementalPdfFileWriter(BytesIO(data), strict=False)
        return signers.sign_pdf(writer, meant, signer=signer).getvalue()

    return sign
