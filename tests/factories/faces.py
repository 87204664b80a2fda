"""Faces of certificates for tests: plain data, every name invented."""

from dataclasses import replace

from workshop.awards.paper import Face
from workshop.paper.codes import new_code

LONG = "Công ty Trách nhiệm hữu hạn Một thành viên Sản xuất, Thương mại và Dịch vụ Xuất nhập khẩu Nông sản Huyền Ễ Ộ ữ"
STATE = Face(
    template="bang_khen", issuer_line="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TRÀ VINH", title="BẰNG KHEN",
    name="HỢP TÁC XÃ DỊCH VỤ NÔNG NGHIỆP TỔNG HỢP HUYỀN HỘI", address="Xã Huyền Hội, huyện Càng Long",
    achievement="Đã có thành tích tiêu biểu trong phát triển sản phẩm OCOP",
    decision_line="Quyết định số: 12/QĐ-UBND, ngày 18 tháng 5 năm 2023", register_line="Vào sổ vàng số: 125",
    place_and_date="Trà Vinh, ngày 18 tháng 5 năm 2023", capacity=("CHỦ TỊCH",), signer="Nguyễn Văn Thử", order=1,
    qr="back", base_url="https://ocop.example", is_valid=True, is_preview=False, is_demonstration=False,
    code=new_code(), is_state=True,
)  # fmt: skip
UNION = replace(
    STATE, template="giay_khen", title="GIẤY KHEN", qr="face", is_state=False,
    issuer_line="BAN THƯỜNG VỤ HỘI LIÊN HIỆP PHỤ NỮ TỈNH TRÀ VINH", capacity=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    register_line="Vào sổ khen thưởng số: 7",
)  # fmt: skip


def many(face, names):
    """``face`` once a name, each with its own place and code."""
    return [replace(face, order=place, name=name, code=new_code()) for place, name in enumerate(names, 1)]
