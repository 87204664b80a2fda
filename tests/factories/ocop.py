"""Owners, products and provincial lists for tests; everything in them is invented."""

import datetime as dt
from io import BytesIO
from itertools import count

from openpyxl import Workbook

from workshop.ocop import services

_numbers = count(1)
DECIDED_ON = dt.date(2022, 8, 22)


def owner(**values):
    """A household with a name of its own."""
    number = next(_numbers)
    return services.create_owner(**{"name": f"Hộ kinh doanh Thử {number}", "kind": "hkd", **values})


def product(of=None, stars=3, is_potential=False, decided_on=DECIDED_ON, **values):
    """A product ranked by one decision; ``stars=None`` leaves it without."""
    number = next(_numbers)
    made = services.create_product(of or owner(), **{"name": f"Bánh thử {number}", "group": "Thực phẩm", **values})
    if stars:
        rank = {"stars": stars, "is_potential": is_potential}
        services.certify(made, **rank, decided_on=decided_on, decision_number="7/QĐ-UBND")
    return made


def platform(legal_name="Công ty Cổ phần Sàn Thử", **values):
    """A platform with an operator."""
    operator = services.create_operator(legal_name=legal_name)
    return services.create_platform(operator=operator, **{"name": f"Sàn thử {next(_numbers)}", **values})


def workbook(*rows, merges=(), title="Sheet1", more=None):
    """An XLSX of ``rows``; ``more`` are further sheets by name."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for name, lines in {title: rows, **(more or {})}.items():
        target = sheet if name == title else book.create_sheet(name)
        for line in lines:
            target.append(list(line))
    for merge in merges:
        sheet.merge_cells(merge)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
