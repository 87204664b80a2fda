"""Owners with certified products, platforms with operators, and their memoranda for tests."""

import datetime as dt
from io import BytesIO
from itertools import count

from PIL import Image

from workshop.edges.uploads import accept_scan
from workshop.mou import services
from workshop.ocop.models import Certification, Operator, Owner, Platform, Product
from workshop.transactions import transaction
from workshop.vietnamese.names import fold

_numbers = count(1)
DECIDED_ON = dt.date(2022, 8, 22)
EXPIRES_ON = dt.date(2025, 8, 22)
SIGNED_ON = dt.date(2023, 5, 19)


def owner(products=2, expires_on=EXPIRES_ON, **values):
    """An owner with a representative and ``products`` certified with four stars."""
    number = next(_numbers)
    defaults = {
        "name": f"Hợp tác xã Thử Nghiệm {number}", "kind": "htx", "representative": "Nguyễn Thị Thử",
        "representative_title": "Giám đốc", "representative_honorific": "Bà", "address": "Xã Thử, huyện Mẫu",
    }  # fmt: skip
    made = Owner(**{**defaults, **values})
    made.name_folded = fold(made.name)
    for at in range(products):
        name = f"Sản phẩm {number}.{at + 1}"
        made.products.append(
            Product(name=name, name_folded=fold(name), packaging="Hộp 500 g", certifications=[
                Certification(stars=4, decided_on=DECIDED_ON, expires_on=expires_on, decision_number="1693/QĐ-UBND")
            ])
        )  # fmt: skip
    with transaction() as session:
        session.add(made)
    return made


def platform(**operator):
    """A platform whose operator can sign."""
    number = next(_numbers)
    defaults = {
        "legal_name": f"Công ty Cổ phần Sàn {number}", "address": "Số 1 đường Mẫu", "representative": "Trần Văn Mẫu",
        "representative_title": "Giám đốc", "representative_honorific": "Ông",
    }  # fmt: skip
    made = Platform(name=f"Sàn {number}", operator=Operator(**{**defaults, **operator}))
    with transaction() as session:
        session.add(made)
    return made


def draft(event=None, **values):
    """A draft that nothing keeps from being ready."""
    values.setdefault("dated_on", SIGNED_ON)
    return services.draft_memorandum(event, values.pop("owner", None) or owner(), platform(), **values)


def scan(pages=1, shade=200):
    """An accepted picture of a signed page; another ``shade`` is another file."""
    out = BytesIO()
    Image.new("L", (40, 60), shade).save(out, "PNG")
    accepted = accept_scan(out.getvalue(), "ban-quet.png")
    return type(accepted)(accepted.media_type, accepted.data, pages)


def signed(event=None, **values):
    """A memorandum that is marked signed with a scan of all its pages."""
    memorandum = services.mark_ready(draft(event, **values))
    services.attach_scan(memorandum, scan(pages=memorandum.issued_text.file.pages))
    return services.sign_memorandum(memorandum, SIGNED_ON)
