"""The kinds of awards that the province's workshops give, as data."""

import re

from sqlalchemy import select

from workshop.audit.services import record
from workshop.awards.decision_numbers import read_symbol
from workshop.awards.models import AwardDecision, AwardKind
from workshop.awards.refusals import CapacityMissing, KindInUse
from workshop.directory.services import find_or_create_organization
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name, fold

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
        "legal_bases": "Luật Tổ chức chính quyền địa phương\nLuật Thi đua, khen thưởng",
    },
    # a collective body signs with TM. whoever signs; KT. belongs to heads of agencies
    "giay_khen": {
        "name": "Giấy khen", "name_en": "Certificate of commendation", "template": "giay_khen",
        "issuer_line": "BAN THƯỜNG VỤ HỘI LIÊN HIỆP PHỤ NỮ TỈNH TRÀ VINH", "register_label": "Vào sổ khen thưởng số",
        "number_symbol": "QĐ-BTV", "is_state": False, "is_external_book": False, "qr": "face",
        "carried": CARRIED,
        "capacities": [["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"]],
        "legal_bases": "Luật Thi đua, khen thưởng\nĐiều lệ Hội Liên hiệp Phụ nữ Việt Nam",
    },
}  # fmt: skip

FIELDS = (
    "name", "name_en", "template", "issuer_line", "register_label", "number_symbol", "capacities", "qr", "is_state",
    "is_external_book", "legal_bases",
)  # fmt: skip
_OF_NUMBERS = ("organization_id", "number_symbol", "is_external_book")


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


def create_kind(organization, **fields):
    """Add a kind of award of ``organization``; its code follows from its name.

    :raises SymbolUnknown: if what follows its numbers is not of the form QĐ-...
    :raises CapacityMissing: if nobody signs it.
    """
    with transaction() as session:
        values = _settled(fields)
        made = AwardKind(organization_id=organization.id, code=_free_code(session, values["name"]), **values)
        session.add(made)
        record("awards.kind_created", made, code=made.code)
    return made


def edit_kind(kind, organization, **fields):
    """Change a kind of award; certificates that are out keep what they say.

    :raises KindInUse: if its issuer, symbol or book would change while a decision of it is numbered.
    :raises SymbolUnknown: :raises CapacityMissing: as ``create_kind`` does.
    """
    with transaction() as session:
        found = session.get(AwardKind, kind.id)
        values = {**_settled(fields), "organization_id": organization.id}
        changed = sorted(name for name, value in values.items() if getattr(found, name) != value)
        if set(changed) & set(_OF_NUMBERS) and _has_numbers(session, found):
            raise KindInUse
        for name in changed:
            setattr(found, name, values[name])
        if changed:
            record("awards.kind_edited", found, fields=changed)
    return found


def _settled(fields):
    values = {name: fields[name] for name in FIELDS}
    values["number_symbol"] = read_symbol(values["number_symbol"])
    if not values["capacities"]:
        raise CapacityMissing("capacities")
    return values


def _has_numbers(session, kind):
    query = select(AwardDecision.id).where(AwardDecision.kind_id == kind.id, AwardDecision.number != "").limit(1)
    return session.scalar(query) is not None


def _free_code(session, name):
    stem = re.sub(r"[^a-z0-9]+", "_", fold(clean_name(name))).strip("_")[:16] or "award"
    taken = set(session.scalars(select(AwardKind.code)))
    return next(code for number in range(1, 999) if (code := stem if number == 1 else f"{stem}_{number}") not in taken)
