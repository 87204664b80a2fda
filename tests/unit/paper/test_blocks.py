"""The document model: settled values, and a way to plain data and back."""

import json
import unicodedata
from datetime import date

import pytest

from tests.unit.paper import samples
from workshop.paper import blocks as b
from workshop.paper import headers, render_layout
from workshop.paper.blocks_json import DocumentUnreadable, from_json, to_json


@pytest.mark.parametrize("make", [samples.memorandum, samples.decision, samples.delegates])
def test_a_document_comes_back_from_json_as_it_was(make):
    document = make()
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_text_is_nfc_and_lists_are_settled():
    nfd = unicodedata.normalize("NFD", "Nguyễn")
    assert b.Basis([nfd]) == b.Basis(("Nguyễn",))
    assert b.Table([b.Column(nfd)], [[nfd]]).rows == (("Nguyễn",),)


@pytest.mark.parametrize(
    "data",
    [None, [], {"block": "title", "text": "a"}, {"block": "nothing"}, {"block": "document"}, {"date": "x"}],
)
def test_data_that_is_no_document_is_refused(data):
    with pytest.raises(DocumentUnreadable):
        from_json(data)


def test_an_unknown_field_is_refused():
    data = to_json(samples.memorandum()) | {"colour": "red"}
    with pytest.raises(DocumentUnreadable):
        from_json(data)


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (date(2023, 2, 9), "Trà Vinh, ngày 09 tháng 02 năm 2023"),
        (date(2023, 5, 19), "Trà Vinh, ngày 19 tháng 5 năm 2023"),
        (date(2023, 12, 1), "Trà Vinh, ngày 01 tháng 12 năm 2023"),
    ],
)
def test_dates_take_their_zeros_as_the_decree_says(on, text):
    assert render_layout.date_text(b.NumberLine(on=on), "Trà Vinh") == text


def test_room_is_left_for_a_number_that_is_not_known():
    assert render_layout.number_text(b.NumberLine("/QĐ-UBND")) == "Số: " + "\u00a0" * 8 + "/QĐ-UBND"
    assert render_layout.number_text(b.NumberLine("05/BC-BTV")) == "Số: 05/BC-BTV"


def test_bases_are_closed_each_with_its_sign():
    assert render_layout.basis_lines(b.Basis(["Căn cứ A;", "Căn cứ B", "Căn cứ C;"])) == [
        "Căn cứ A;",
        "Căn cứ B;",
        "Căn cứ C.",
    ]


def test_one_clause_has_no_number_and_points_follow_theirs():
    assert render_layout.clause_lines(b.Article(1, "a", ["Một."])) == [("Một.", False)]
    assert render_layout.clause_lines(b.Article(1, "a", ["Một:\na) x", "Hai."])) == [
        ("1. Một:", False),
        ("a) x", True),
        ("2. Hai.", False),
    ]


def test_recipients_stand_beside_the_signature_in_either_order():
    recipients, signatures = b.Recipients(["Lưu: VT."]), b.Signatures([b.Signatory(["CHỦ TỊCH"])])
    pair = [render_layout.Closing(signatures, recipients)]
    for parts in ([recipients, signatures], [signatures, recipients]):
        assert render_layout.body(b.Document("a", headers.CONTRACT, parts)) == pair


def test_the_number_stands_in_the_head_of_an_agency_and_under_the_title_of_a_contract():
    line = b.NumberLine("05/QĐ-UBND", on=date(2023, 2, 9))
    agency = b.Document("a", headers.peoples_committee("Trà Vinh"), [line])
    contract = b.Document("a", headers.CONTRACT, [line])
    assert (render_layout.head(agency).number, render_layout.body(agency)) == ("Số: 05/QĐ-UBND", [])
    assert (render_layout.head(contract).number, render_layout.body(contract)) == ("", [line])


def test_header_profiles():
    union = headers.womens_union("Trà Vinh")
    assert (union.kind, union.parent, union.body, union.symbol) == (
        "mass",
        ("HỘI LHPN VIỆT NAM",),
        ("BAN THƯỜNG VỤ TỈNH TRÀ VINH",),
        "BTV",
    )
    assert headers.department("Sở Công Thương", "Trà Vinh", "SCT").parent == (
        "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH",
    )
