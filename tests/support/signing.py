"""Keys and signatures for tests: ``signed(pdf)`` as an office's program would, ``pkcs12()`` as its key file."""

import datetime as dt
from functools import cache
from io import BytesIO

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

PASSPHRASE = "mật khẩu thử"
SIGNER, OFFICE, PERSONAL_NUMBER = "Người Ký Thử", "Hội Thử nghiệm", "084123456789"


def small_pdf(text="original", *, is_tagged=False):
    """A PDF of one page that differs by ``text``, without fonts; ``is_tagged`` gives it a tree of tags."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        pdf.pages[0].Contents = pdf.make_stream(f"% {text}\n10 10 50 50 re f".encode())
        if is_tagged:
            tag = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document))
            root = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array([tag]), ParentTreeNextKey=1)
            pdf.Root.StructTreeRoot = pdf.make_indirect(root)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


@cache
def pkcs12_key(name=SIGNER, *, days=(-1, 365)):
    """A PKCS#12 file under ``PASSPHRASE`` whose certificate is in force from ``days[0]`` to ``days[1]`` from now."""
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    subject = x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, f"{name} {PERSONAL_NUMBER}"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, OFFICE),
        x509.NameAttribute(NameOID.USER_ID, f"CCCD:{PERSONAL_NUMBER}"),
    ])  # fmt: skip
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA Thử")])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False)  # fmt: skip
    certificate = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(days[0])).not_valid_after(now + dt.timedelta(days[1]))
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    return pkcs12.serialize_key_and_certificates(
        b"thu", key, certificate, None, BestAvailableEncryption(PASSPHRASE.encode())
    )


def signed(data, *, name=SIGNER, days=(-1, 365), digest="sha256", field="ChuKySo", box=None):
    """``data`` continued by a signature; ``box`` makes it one that shows itself on the first page."""
    signer = signers.SimpleSigner.load_pkcs12_data(
        pkcs12_key(name, days=days), other_certs=[], passphrase=PASSPHRASE.encode()
    )
    writer = IncrementalPdfFileWriter(BytesIO(data))
    if box:
        fields.append_signature_field(writer, fields.SigFieldSpec(sig_field_name=field, box=box))
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm=digest, subfilter=fields.SigSeedSubFilter.PADES)
    return signers.sign_pdf(writer, meta, signer=signer).getvalue()


def continued(data, change):
    """``data`` with an incremental update in which ``change(writer)`` alters what it wants."""
    writer, out = IncrementalPdfFileWriter(BytesIO(data)), BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()
