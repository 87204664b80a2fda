"""The provincial list of 184 certified products of 118 owners, as an XLSX like those that provinces send.

The figures are the province's of May 2023; the firms and products that were announced publicly stand in
it with what was announced; the rest is invented to make up the numbers.
"""

import csv
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from workshop.demo.names import PRODUCTS, Inventor

DATA = Path(__file__).parent / "data"
OWNER_KINDS = {"hộ kinh doanh": 72, "công ty": 20, "doanh nghiệp": 5, "hợp tác xã": 19, "tổ hợp tác": 2}
STARS = {"4 sao (tiềm năng 5 sao)": 9, "4 sao": 38, "3 sao": 137}
WOMEN_LED_PRODUCTS = 61
# "5" and "potential 5" of the public list: on the day of the workshop both were potential
POTENTIAL, FOUR, THREE = STARS
DISTRICTS = (
    ("Huyện Càng Long", ("xã Huyền Hội", "xã Nhị Long", "xã An Trường", "xã Bình Phú")),
    ("Huyện Cầu Kè", ("xã Hòa Tân", "xã Phong Phú", "xã An Phú Tân", "xã Tam Ngãi")),
    ("Huyện Tiểu Cần", ("xã Phú Cần", "xã Tập Ngãi", "xã Hùng Hòa", "xã Tân Hòa")),
    ("Huyện Châu Thành", ("xã Long Hòa", "xã Hòa Minh", "xã Song Lộc", "xã Hưng Mỹ")),
    ("Huyện Cầu Ngang", ("xã Vinh Kim", "xã Mỹ Hòa", "xã Nhị Trường", "xã Hiệp Mỹ Đông")),
    ("Huyện Trà Cú", ("xã Hàm Giang", "xã Đại An", "xã Tập Sơn", "xã Lưu Nghiệp Anh")),
    ("Huyện Duyên Hải", ("xã Ngũ Lạc", "xã Long Vĩnh", "xã Đông Hải", "xã Long Khánh")),
    ("Thị xã Duyên Hải", ("xã Trường Long Hòa", "xã Long Hữu", "phường 1", "phường 2")),
    ("Thành phố Trà Vinh", ("phường 7", "phường 8", "phường 9", "xã Long Đức")),
)
FORMS = {
    "công ty": "Công ty Trách nhiệm hữu hạn {}", "doanh nghiệp": "Doanh nghiệp tư nhân {}",
    "hợp tác xã": "Hợp tác xã {}", "tổ hợp tác": "Tổ hợp tác {}", "hộ kinh doanh": "Hộ kinh doanh {}",
}  # fmt: skip
TITLES = {"công ty": "Giám đốc", "doanh nghiệp": "Chủ doanh nghiệp", "hợp tác xã": "Giám đốc",
          "tổ hợp tác": "Tổ trưởng", "hộ kinh doanh": "Chủ hộ"}  # fmt: skip
COLUMNS = ("TT", "Tên sản phẩm", "Chủ thể sản xuất", "Loại hình", "Người đại diện", "Chức vụ", "Địa chỉ", "Điện thoại",
           "Nhóm sản phẩm", "Quy cách", "Xếp hạng", "Số Quyết định", "Ngày QĐ", "Cơ quan công nhận",
           "Phụ nữ làm chủ", "Ghi chú")  # fmt: skip


@dataclass
class ListedOwner:
    """An owner of the list with its products as (name, group, packaging, rank, decision, date)."""

    name: str
    kind: str
    district: str
    address: str
    invented: bool
    representative: str = ""
    title: str = ""
    phone: str = ""
    women_led: bool | None = None
    products: list = field(default_factory=list)


def owners():
    """The 118 owners: those of the public announcements first, then invented ones."""
    inventor = Inventor()
    announced = _announced()
    kinds = [kind for kind, wanted in OWNER_KINDS.items()
             for _ in range(wanted - sum(owner.kind == kind for owner in announced))]  # fmt: skip
    inventor.random.shuffle(kinds)
    invented = [_invent_owner(inventor, kind) for kind in kinds]
    _share_out(inventor, announced, invented)
    _choose_women_led(invented)
    return announced + invented


def workbook_bytes():
    """The list as the bytes of an XLSX: letterhead, district rows, merged owners, a signature block."""
    book = Workbook()
    sheet = book.active
    sheet.title = "DS sản phẩm OCOP"
    _letterhead(sheet)
    row, number = 7, 0
    listed = owners()
    for district, _communes in DISTRICTS:
        here = [owner for owner in listed if owner.district == district]
        sheet.cell(row, 1, district.upper()).font = Font(name="Times New Roman", bold=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(COLUMNS))
        row += 1
        for owner in here:
            number, row = _write_owner(sheet, owner, number, row)
    sheet.cell(row, 2, f"Tổng cộng: {number} sản phẩm, {len(listed)} chủ thể").font = Font(bold=True)
    sheet.cell(row + 2, 12, "Người lập biểu")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _announced():
    found = {}
    with (DATA / "ocop-products-public.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if not line["owner"] or not line["stars"]:
                continue  # announced without its owner or its rank
            district = next((d for d, _ in DISTRICTS if d.lower() in line["address"].lower()), DISTRICTS[-1][0])
            address = line["address"] or "tỉnh Trà Vinh"
            made = ListedOwner(line["owner"], line["owner_kind"], district, address, invented=False)
            owner = found.setdefault(line["owner"], made)
            rank = {"5": POTENTIAL, "tiềm năng 5": POTENTIAL, "4": FOUR, "3": THREE}[line["stars"]]
            owner.products.append((line["product"], line["group"], "", rank, line["decision_no"], line["decision_on"]))
    return list(found.values())


def _invent_owner(inventor, kind):
    person, woman = inventor.person()
    district, communes = inventor.random.choice(DISTRICTS)
    has_own_name = kind == "hộ kinh doanh" and inventor.random.random() < 0.5
    name = FORMS[kind].format(person if has_own_name else inventor.brand())
    commune = inventor.random.choice(communes)
    address = f"ấp {inventor.random.randint(1, 8)}, {commune}, {district[0].lower()}{district[1:]}, tỉnh Trà Vinh"
    return ListedOwner(
        name, kind, district, address, invented=True, representative=person, title=TITLES[kind],
        phone=inventor.phone(), women_led=woman,
    )  # fmt: skip


def _share_out(inventor, announced, invented):
    """Give every invented owner one product and share the rest out, so that the ranks add up."""
    left = {rank: wanted - sum(p[3] == rank for owner in announced for p in owner.products)
            for rank, wanted in STARS.items()}  # fmt: skip
    ranks = [rank for rank, count in left.items() for _ in range(count)]
    inventor.random.shuffle(ranks)
    makers = invented + [inventor.random.choice(invented) for _ in range(len(ranks) - len(invented))]
    for owner, rank in zip(makers, ranks, strict=True):
        taken = {product[0] for product in owner.products}
        name, group, packaging = inventor.random.choice([p for p in PRODUCTS if p[0] not in taken])
        decided = f"30/12/{2021 if rank == THREE and inventor.random.random() < 0.3 else 2022}"
        owner.products.append((name, group, packaging, rank, f"{inventor.random.randint(900, 2900)}/QĐ-UBND", decided))


def _choose_women_led(invented):
    """Keep just so many owners women-led that their products are 61, the figure of the article."""
    left = WOMEN_LED_PRODUCTS
    for owner in sorted(invented, key=lambda owner: -len(owner.products)):
        owner.women_led = bool(owner.women_led) and len(owner.products) <= left
        left -= len(owner.products) if owner.women_led else 0
    for owner in invented:
        if left and not owner.women_led and len(owner.products) <= left:
            owner.women_led = True
            left -= len(owner.products)


def _letterhead(sheet):
    sheet["A1"] = "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH"
    sheet["A3"] = "DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN"
    sheet["A4"] = "DỮ LIỆU MINH HỌA - (Số liệu đến ngày 19/5/2023)"
    for column, title in enumerate(COLUMNS, 1):
        cell = sheet.cell(6, column, title)
        cell.font = Font(name="Times New Roman", bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _write_owner(sheet, owner, number, row):
    first = row
    for name, group, packaging, rank, decision, decided in owner.products:
        number += 1
        once = row == first
        values = (
            number, name, owner.name if once else None, owner.kind if once else None,
            owner.representative if once else None, owner.title if once else None, owner.address if once else None,
            owner.phone if once else None, group, packaging, rank, decision, _as_printed(decided),
            "UBND tỉnh Trà Vinh" if decision else "",
            {True: "x", False: "", None: ""}[owner.women_led] if once else None,
            "Minh họa" if owner.invented else "Đã công bố",
        )  # fmt: skip
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
        row += 1
    if row - first > 1:
        for column in (3, 4, 5, 6, 7, 8, 15):
            sheet.merge_cells(start_row=first, start_column=column, end_row=row - 1, end_column=column)
    return number, row


def _as_printed(day):
    """22/8/2022 of 2022-08-22; what is printed so already stays."""
    if "-" not in day:
        return day
    year, month, date = day.split("-")
    return f"{int(date)}/{int(month)}/{year}"
