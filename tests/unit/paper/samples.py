"""Documents with one of every block, and names as long as they come."""

from datetime import date

from workshop.paper import blocks as b
from workshop.paper.headers import CONTRACT, peoples_committee, womens_union

LONG_NAMES = [
    "Nguyễn Hoàng Phương Nghi",
    "Kim Rương",
    "Công Tằng Tôn Nữ Thị Huyền Trân Phương Quỳnh",
    "Thạch Ễn Ộp Ữu",
]
CLAUSES = [
    "Bảo đảm chất lượng hàng hóa:\na) Hồ sơ đầy đủ;\nb) Hình ảnh trung thực.",
    "Báo trước 07 ngày khi đổi giá.",
]


def memorandum(articles=3, **changes):
    """A memorandum of two parties with an annex."""
    parts = [
        b.Title("BIÊN BẢN GHI NHỚ"),
        b.Subtitle("Về việc hợp tác tiêu thụ sản phẩm OCOP"),
        b.NumberLine("/BBGN"),
        b.Basis(["Căn cứ Bộ luật Dân sự năm 2015;", "Căn cứ nhu cầu của các bên"]),
        b.Paragraph("Hôm nay, tại Trà Vinh, chúng tôi gồm:"),
        b.PartyBlock(
            "BÊN A (CHỦ THỂ OCOP): HỢP TÁC XÃ MINH HỌA", [("Đại diện", "Bà Phương Nghi"), ("Mã số thuế", "")]
        ),
        *(b.Article(number, "Trách nhiệm", CLAUSES) for number in range(1, articles + 1)),
        b.Signatures(
            [b.Signatory(["ĐẠI DIỆN BÊN A"], LONG_NAMES[0], b.SIGN), b.Signatory(["ĐẠI DIỆN BÊN B"], LONG_NAMES[1])]
        ),
        b.Annex("Phụ lục 1", "DANH MỤC SẢN PHẨM", "Kèm theo Biên bản ghi nhớ"),
        b.Table([b.Column("TT", 1, "center"), b.Column("Tên sản phẩm", 5)], [["I. Thực phẩm"], ["1", "Mật hoa dừa"]]),
    ]  # fmt: skip
    return b.Document(**({"title": "Biên bản ghi nhớ", "profile": CONTRACT, "blocks": parts} | changes))


def decision(**changes):
    """A decision of the provincial People's Committee."""
    parts = [
        b.NumberLine("05/QĐ-UBND", on=date(2023, 2, 9)),
        b.Title("QUYẾT ĐỊNH"),
        b.Subtitle("Về việc tặng Bằng khen"),
        b.Heading("I. NHẬN XÉT", 1),
        b.Mark(b.DEMONSTRATION),
        b.Article(1, "Tặng Bằng khen cho 16 tập thể."),
        b.PageBreak(),
        b.Paragraph("Trang sau."),
        b.Recipients(["Như Điều 3;", "Lưu: VT."]),
        b.Signatures([b.Signatory(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Nguyễn Minh Họa")]),
    ]
    return b.Document(
        **({"title": "Quyết định", "profile": peoples_committee("Trà Vinh"), "blocks": parts} | changes)
    )


def delegates(rows=45):
    """A list of delegates across the page."""
    columns = [
        b.Column("TT", 1, "center"),
        b.Column("Họ và tên", 5),
        b.Column("Điện thoại", 3, "center"),
        b.Column("Ký tên", 3),
    ]
    table = b.Table(
        columns,
        [[str(n), LONG_NAMES[n % 4], "0912345678", ""] for n in range(1, rows + 1)],
        footer=f"Tổng số: {rows}",
    )
    parts = [
        b.NumberLine("05/DS-BTV", on=date(2023, 5, 19)),
        b.Title("DANH SÁCH ĐẠI BIỂU"),
        table,
        b.Signatures([b.Signatory(["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "Nguyễn Minh Họa")]),
    ]
    return b.Document("Danh sách đại biểu", womens_union("Trà Vinh"), parts, orientation="landscape")
