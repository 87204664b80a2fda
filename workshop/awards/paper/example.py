"""An example of a kind's certificate, for looking at its pattern; every name is invented."""

from workshop.awards.paper.faces import Face
from workshop.vietnamese.names import clean_name

NAME = "Hợp tác xã Nông nghiệp Dịch vụ Tổng hợp Ví Dụ"
CODE = "0000000000000000"


def example_face(kind, pattern, emblem=b""):
    """A preview of ``kind`` printed by ``pattern``, with the longest words that are usual."""
    line, title = kind.capacities[0] if kind.capacities else ("", "CHỦ TỊCH")
    place = clean_name(kind.organization.place) or "Trà Vinh"
    return Face(
        template=kind.template, issuer_line=kind.issuer_line, title=kind.name.upper(), name=NAME,
        address=f"Xã Ví Dụ, huyện Ví Dụ, tỉnh {place}",
        achievement="Đã có thành tích tiêu biểu trong phát triển sản phẩm OCOP và tham gia sàn thương mại điện tử",
        decision_line=f"{pattern.decision_label}: 1234/{kind.number_symbol}, ngày 18 tháng 5 năm 2023",
        register_line=f"{kind.register_label}: 125" if kind.register_label else "",
        place_and_date=f"{place}, ngày 18 tháng 5 năm 2023", capacity=tuple(filter(None, (line, title))),
        signer="Nguyễn Văn Ví Dụ", order=1, qr=kind.qr, base_url="https://example.invalid", is_valid=False,
        is_preview=True, is_demonstration=False, code=CODE, is_state=kind.is_state, gives=pattern.gives,
        own_pattern=pattern, emblem=emblem,
    )  # fmt: skip
