"""The memorandum on paper: one block model for PDF and DOCX, drawn once when the text is issued."""

from flask import current_app

from workshop.edges.pdf import count_pages
from workshop.mou import texts, wording
from workshop.mou.models import EDITABLE
from workshop.paper import blocks
from workshop.paper.codes import grouped
from workshop.paper.headers import CONTRACT
from workshop.paper.render import document_docx, document_pdf
from workshop.vietnamese.dates import long_date
from workshop.vietnamese.phones import format_phone

DRAFT = "BẢN DỰ THẢO"
_KEPT_TOGETHER = "thương mại điện tử"
_CAPACITY = {"owner": "ĐẠI DIỆN BÊN A", "operator": "ĐẠI DIỆN BÊN B", "witness": "ĐƠN VỊ CHỨNG KIẾN"}
_NUMBER = blocks.Column("STT", 0.7, "center")
_PRODUCT_COLUMNS = {
    "name": blocks.Column("Tên sản phẩm", 3.2), "rank": blocks.Column("Hạng sao", 1.5, "center"),
    "packaging": blocks.Column("Quy cách", 2), "price": blocks.Column("Giá dự kiến", 1.6, "right"),
    "monthly_output": blocks.Column("Sản lượng/tháng", 1.7, "right"),
}  # fmt: skip


def memorandum_document(memorandum, *, is_issued=None):
    """The document of ``memorandum``; a draft says so on every page unless ``is_issued``."""
    issued = memorandum.status not in EDITABLE if is_issued is None else is_issued
    return blocks.Document(
        title=f"{memorandum.title.capitalize()} {wording.number_of(memorandum)}".strip(),
        profile=CONTRACT,
        blocks=(*_opening(memorandum), *_parties(memorandum), *articles_shown(memorandum), _signatures(memorandum),
                *_annex(memorandum), _verification(memorandum)),
        mark=_mark(memorandum, issued),
        font_pt=13,
    )  # fmt: skip


def issued_text(memorandum):
    """(bytes, pages) of the PDF that is to be signed, drawn now."""
    data = document_pdf(memorandum_document(memorandum, is_issued=True))
    return data, count_pages(data)


def draft_pdf(memorandum):
    """The PDF of a text that is not issued."""
    return document_pdf(memorandum_document(memorandum))


def memorandum_docx(memorandum):
    """The DOCX for a party that edits the text in its own office."""
    return document_docx(memorandum_document(memorandum))


def file_name(memorandum, ending):
    """The name under which a file of ``memorandum`` is kept and sent."""
    return f"bien-ban-ghi-nho-{memorandum.id}.{ending}"


def verification_url(memorandum):
    """What the QR code holds: capitals only, so that it stays small."""
    return f"{current_app.config['WORKSHOP_BASE_URL']}/V/{memorandum.code}".upper()


def _opening(memorandum):
    place = memorandum.place or wording.BLANK
    day = long_date(memorandum.dated_on) if memorandum.dated_on else "ngày …… tháng …… năm ………"
    demonstration = (blocks.Mark(blocks.DEMONSTRATION),) if memorandum.is_demonstration else ()
    return (
        *demonstration,
        blocks.Title(memorandum.title),
        blocks.Subtitle(memorandum.subject.replace(_KEPT_TOGETHER, _KEPT_TOGETHER.replace(" ", "\u00a0"))),
        blocks.NumberLine(number=memorandum.number or wording.SUFFIX),
        blocks.Basis(texts.bases_of(memorandum)),
        blocks.Paragraph(f"Hôm nay, {day}, tại {place}, chúng tôi gồm:"),
    )


def _parties(memorandum):
    drawn = [blocks.PartyBlock(wording.PARTY_LABELS[party.role], _particulars(party)) for party in memorandum.parties]
    agreed = "Sau khi trao đổi, các bên thống nhất lập Biên bản ghi nhớ với các nội dung sau đây:"
    return (*drawn, blocks.Paragraph(agreed))


def _particulars(party):
    signatory = party.signatories[0] if party.signatories else None
    person = f"{signatory.honorific or 'Ông/Bà'} {signatory.full_name}" if signatory else ""
    rows = [
        ("Tên đơn vị", party.name),
        ("Địa chỉ", party.address),
        ("Điện thoại", _joined(format_phone(party.phone), "email", party.email)),
        ("Mã số thuế", _joined(party.tax_code, "số đăng ký kinh doanh", party.business_licence)),
        ("Tài khoản", party.bank_account),
        ("Người đại diện", _joined(person, "chức vụ", signatory.position if signatory else "")),
        ("Căn cứ đại diện", signatory.authority if signatory else ""),
    ]
    # a blank stays where a pen can fill it; what a party need not have is left out
    needed = {"Tên đơn vị", "Người đại diện"} | ({"Địa chỉ", "Điện thoại"} if party.role != "witness" else set())
    return tuple((name, value) for name, value in rows if value or name in needed)


def _joined(first, label, second):
    return f"{first or wording.BLANK}; {label}: {second}" if second else first


def articles_shown(memorandum):
    """The articles as they are printed: numbered, term and copies filled in."""
    return [
        blocks.Article(each.number, each.heading, tuple(wording.filled(clause, memorandum) for clause in each.clauses))
        for each in texts.articles_of(memorandum)
    ]


def _signatures(memorandum):
    is_narrow = len(memorandum.parties) > 2
    return blocks.Signatures(tuple(_place_to_sign(party, is_narrow) for party in memorandum.parties))


def _place_to_sign(party, is_narrow):
    signatory = party.signatories[0] if party.signatories else None
    with_seal = "(Ký, đóng dấu)" if is_narrow else blocks.SIGN_AND_SEAL
    position = (signatory.position.upper(),) if signatory and signatory.position else ()
    return blocks.Signatory(
        (_CAPACITY[party.role], *position), name=signatory.full_name if signatory else "",
        instruction=with_seal if party.has_seal else blocks.SIGN,
    )  # fmt: skip


def _annex(memorandum):
    if not memorandum.product_lines:
        return ()
    lines = memorandum.product_lines
    # a column that no product fills would print as an empty one
    shown = [name for name in _PRODUCT_COLUMNS if any(getattr(line, name) for line in lines)]
    columns = (_NUMBER, *(_PRODUCT_COLUMNS[name] for name in shown))
    rows = [(str(number), *(getattr(line, name) for name in shown)) for number, line in enumerate(lines, 1)]
    reference = f"Kèm theo {memorandum.title.capitalize()} {wording.number_of(memorandum)}".strip()
    if memorandum.dated_on:
        reference += f" {long_date(memorandum.dated_on)}"
    return (
        blocks.Annex("Phụ lục", "DANH MỤC SẢN PHẨM HỢP TÁC", reference),
        blocks.Table(columns, rows, footer=f"Tổng số: {len(rows):02} sản phẩm."),
    )


def _verification(memorandum):
    return blocks.Verification(
        verification_url(memorandum),
        ("Tra cứu biên bản này", f"Mã: {grouped(memorandum.code)}", f"{current_app.config['WORKSHOP_BASE_URL']}/v"),
    )


def _mark(memorandum, issued):
    if not issued:
        return DRAFT
    if current_app.config["WORKSHOP_IS_PREVIEW"]:
        return blocks.PREVIEW
    return blocks.DEMONSTRATION if memorandum.is_demonstration else ""
