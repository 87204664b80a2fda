"""Cells that name people: one, several, or places without a name; and addresses that fingers slipped on."""

import pytest

from workshop.imports.emails import ReadEmails, read_emails
from workshop.imports.people import People


def _named(*lines):
    people = People(list(lines))
    return [person.name for person in people.names], people.unnamed


@pytest.mark.parametrize(("lines", "names"), [
    (("Nguyễn Văn A",), ["Nguyễn Văn A"]),
    (("Kim Rương và Thạch Sa",), ["Kim Rương", "Thạch Sa"]),
    (("Nguyễn Văn A / Trần Thị B",), ["Nguyễn Văn A", "Trần Thị B"]),
    (("Nguyễn Văn A/Trần Thị B",), ["Nguyễn Văn A", "Trần Thị B"]),
    (("Nguyễn Văn A; Trần Thị B; Lê C",), ["Nguyễn Văn A", "Trần Thị B", "Lê C"]),
    (("Nguyễn Văn A, Trần Thị B",), ["Nguyễn Văn A", "Trần Thị B"]),
    (("Nguyễn Văn A", "Trần Thị B"), ["Nguyễn Văn A", "Trần Thị B"]),
    (("Ông Nguyễn Văn A", "Bà Ya B"), ["Nguyễn Văn A", "Ya B"]),
    (("Nguyễn Thị", "Hường Mai"), ["Nguyễn Thị Hường Mai"]),  # one name over two lines
    (("Nguyễn Văn A", "Phó Giám đốc"), ["Nguyễn Văn A"]),
    (("Nguyễn Văn A, Phó Chủ tịch UBND tỉnh",), ["Nguyễn Văn A"]),
    (("Nguyễn Văn A - Giám đốc",), ["Nguyễn Văn A"]),
    (("Ông/Bà Nguyễn Văn A",), ["Nguyễn Văn A"]),
    (("Đ/c Nguyễn Văn A",), ["Nguyễn Văn A"]),
    (("H'Hen Niê",), ["H'Hen Niê"]),
    (("NGUYỄN VĂN A VÀ TRẦN THỊ B",), ["NGUYỄN VĂN A", "TRẦN THỊ B"]),
])  # fmt: skip
def test_people_of_a_cell(lines, names):
    assert _named(*lines) == (names, 0)


@pytest.mark.parametrize(("line", "expected"), [
    ("Nguyễn Văn A + 01 chuyên viên", (["Nguyễn Văn A"], 1)),
    ("Nguyễn Văn A và 02 đại biểu", (["Nguyễn Văn A"], 2)),
    ("Nguyễn Văn A (+ 1 lái xe)", (["Nguyễn Văn A"], 1)),
    ("Nguyễn Văn A + 3", (["Nguyễn Văn A"], 3)),
    ("01 lãnh đạo + 01 chuyên viên", ([], 2)),
    ("02 đại biểu", ([], 2)),
])  # fmt: skip
def test_places_without_a_name(line, expected):
    assert _named(line) == expected


@pytest.mark.parametrize(("name", "is_odd"), [
    ("Nguyễn Văn A", False), ("Nguyễn Văn A1", True), ("Nguyễn Văn A (thay Lê B)", True), ("=1+1", True), ("???", True),
    ("Nguyễn Văn A (Chủ tịch)", False), ("Y-Bih Aliô", False),
])  # fmt: skip
def test_what_no_name_holds(name, is_odd):
    assert People([name]).is_odd is is_odd


@pytest.mark.parametrize(("cell", "address"), [
    ("LAN@Vi-Du.vn", "lan@vi-du.vn"), ("mailto:lan@gmail.com", "lan@gmail.com"), ("lan @ gmail. com", "lan@gmail.com"),
    ("Email: lan@gmail.com.", "lan@gmail.com"), ("<lan@gmail.com>;", "lan@gmail.com"),
    ("lan@yahoo.com.vn", "lan@yahoo.com.vn"), ("lan@travinh.gov.vn", "lan@travinh.gov.vn"),
    ("lan@vnn.vn", "lan@vnn.vn"),
])  # fmt: skip
def test_addresses(cell, address):
    assert read_emails(cell) == ReadEmails((address,))


@pytest.mark.parametrize(("cell", "suggestion"), [
    ("lan@gmail.con", "lan@gmail.com"), ("lan@gmial.com", "lan@gmail.com"), ("lan@gmai.com", "lan@gmail.com"),
    ("lan@gmail,com", "lan@gmail.com"), ("lan@gmail", "lan@gmail.com"), ("lan tt@gmail.com", "lantt@gmail.com"),
    ("lan@yaho.com", "lan@yahoo.com"), ("lan@congty.con", "lan@congty.com"), ("lan@so.gov.vnn", "lan@so.gov.vn"),
    ("lanthị@gmail.com", "lanthi@gmail.com"), ("không nhớ", ""), ("a@b@c.vn", ""),
])  # fmt: skip
def test_slips_are_asked_about(cell, suggestion):
    assert read_emails(cell) == ReadEmails(suggestion=suggestion)


def test_two_addresses_of_one_person():
    assert read_emails("a@vi-du.vn; b@vi-du.vn") == ReadEmails(("a@vi-du.vn", "b@vi-du.vn"))
