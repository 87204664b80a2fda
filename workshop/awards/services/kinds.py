"""The kinds of awards that the province's workshops give, as data."""

from sqlalchemy import select

from workshop.audit.services import record
from workshop.awards.models import AwardKind
from workshop.directory.services import find_or_create_organization
from workshop.transactions import transaction

PROVINCE = "Trà Vinh"
ISSUERS = {
    "bang_khen": {
        "name": "Ủy ban nhân dân tỉnh Trà Vinh", "kind": "state", "header_profile": "state",
        "header_body": "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH", "document_symbol": "UBND", "place": PROVINCE,
    },
    "giay_khen": {
        "name": "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh", "kind": "mass", "header_profile": "mass",
        "header_parent": "HỘI LHPN VIỆT NAM", "header_body": "BAN THƯỜNG VỤ TỈNH TRÀ VINH", "document_symbol": "BTV",
        "place": PROVINCE,
    },
}  # fmt: skip
# what blanks come with: the head of the page
CARRIED = ["national", "motto", "issuer", "gives", "title"]
KINDS = {
    "bang_khen": {
        "name": "Bằng khen", "name_en": "Certificate of merit", "template": "bang_khen",
        "issuer_line": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TRÀ VINH", "register_label": "Vào sổ vàng số",
        "number_symbol": "QĐ-UBND", "is_state": True, "is_external_book": True, "qr": "back",
        "carried": CARRIED,
        "capacities": [["", "CHỦ TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]],
    },
    # a collective body signs with TM. whoever signs; KT. belongs to heads of agencies
    "giay_khen": {
        "name": "Giấy khen", "name_en": "Certificate of commendation", "template": "giay_khen",
        "issuer_line": "BAN THƯỜNG VỤ HỘI LIÊN HIỆP PHỤ NỮ TỈNH TRÀ VINH", "register_label": "Vào sổ khen thưởng số",
        "number_symbol": "QĐ-BTV", "is_state": False, "is_external_book": False, "qr": "face",
        "carried": CARRIED,
        "capacities": [["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"]],
    },
}  # fmt: skip


def ensure_kinds():
    """Make the two kinds where they are missing; what an administrator changed stays. Returns {code: kind}."""
    with transaction() as session:
        known = {kind.code: kind for kind in session.scalars(select(AwardKind))}
        for code, values in KINDS.items():
            if code in known:
                continue
            issuer = find_or_create_organization(**ISSUERS[code])
            known[code] = AwardKind(code=code, organization=issuer, **values)
            session.add(known[code])
            record("awards.kind_created", known[code], code=code)
        return known
