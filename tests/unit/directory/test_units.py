"""Administrative units: loaded once, and found in the addresses that people write."""

import csv
import datetime as dt

import pytest
from sqlalchemy import func, select

from workshop.directory.models import AdminUnit
from workshop.directory.queries import admin_unit_named, admin_units
from workshop.directory.services import UNITS, load_admin_units
from workshop.extensions import db

THEN, NOW = dt.date(2023, 5, 19), dt.date(2025, 11, 1)


@pytest.fixture
def units(app):
    return load_admin_units()


def test_loads_every_row_once(units):
    with UNITS.open(encoding="utf-8", newline="") as file:
        rows = len(list(csv.DictReader(file)))
    assert (units, load_admin_units()) == (rows, 0)
    assert db.session.scalar(select(func.count()).select_from(AdminUnit)) == rows


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        ("xã Phú Cần, huyện Tiểu Cần", THEN, ("29347", "846")),
        ("ấp Cây Hẹ, xã Phú Cần, huyện Tiểu Cần", THEN, ("29347", "846")),
        ("Phu Can, Tieu Can, Tra Vinh", THEN, ("29347", "846")),
        ("XÃ PHÚ CẦN - H. TIỂU CẦN - TỈNH TRÀ VINH", THEN, ("29347", "846")),
        ("xã Phú Cần, huyện Tiểu Cần", None, ("29347", "846")),
        ("xã Phú Cần, huyện Tiểu Cần", NOW, None),
        ("P.1, TP. Trà Vinh", THEN, ("29239", "842")),
        ("phường 1, TX Duyên Hải", THEN, ("29512", "851")),
        ("Phường 1", THEN, None),
        ("Duyên Hải", THEN, None),
        ("huyện Duyên Hải", THEN, ("850", "84")),
        ("Châu Thành", THEN, None),
        ("huyện Châu Thành, tỉnh Trà Vinh", THEN, ("847", "84")),
        ("xã Châu Thành, tỉnh Vĩnh Long", NOW, ("29374", "86")),
        ("thị trấn Châu Thành, huyện Châu Thành", THEN, ("29374", "847")),
        ("xã Không Có, huyện Tiểu Cần", THEN, None),
        ("khóm 4, phường Trà Vinh, tỉnh Vĩnh Long", NOW, ("29242", "86")),
        ("Hòa Thuận", NOW, ("29398", "86")),
        ("", THEN, None),
        (None, None, None),
    ],
)
def test_reads_an_address(text, on, code):
    found = admin_unit_named(text, on)
    assert (found and (found.code, found.parent.code)) == code


@pytest.mark.usefixtures("units")
def test_lists_units_of_a_time():
    names = [unit.full_name for unit in db.session.scalars(admin_units("duyen hai", "before"))]
    assert names == ["Huyện Duyên Hải", "Thị xã Duyên Hải"]
    assert [unit.full_name for unit in db.session.scalars(admin_units("duyen hai", "after"))] == ["Phường Duyên Hải"]
