"""What is scanned and sent: foreign, damaged and malformed things are answered and never admit."""

import pytest
from sqlalchemy import select

from tests.factories import checkin as make
from tests.support.checkin import answer, brief, one, standing_rows
from workshop.checkin.items import NotScans, TooManyScans, require_scans
from workshop.checkin.models import Scan
from workshop.extensions import db

CARD = "079123456789|123456789|Nguyễn Thị Thử|01011990|Nữ|Ấp 1, Trà Vinh|01012022"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (CARD, "identity_card"),
        ("https://example.test/x?y=1", "url"),
        ("xin chào", "text"),
        ("0000000000000001", "bad_check"),
    ],
)
def test_what_is_not_ours_is_never_stored_raw(event, code, kind):
    scan = make.scan(code=code)
    assert brief(one(event, scan)) == ("unknown", None, "none", [])
    db.session.expire_all()
    row = db.session.get(Scan, scan["id"])
    assert (row.code, row.foreign_class, row.foreign_length, len(row.foreign_hash)) == (
        None,
        kind,
        len(code),
        64,
    )
    dump = "\n".join(
        str(tuple(r)) for table in db.metadata.tables.values() for r in db.session.execute(select(table))
    )
    assert code not in dump
    assert one(event, scan)["replayed"] is True


def test_an_unknown_code_of_ours_is_kept_and_never_admits(event):
    code = make.new_code()
    scan = make.scan(code=code, offline=True, shown="admitted")
    assert brief(one(event, scan)) == ("unknown", None, "none", ["shown_admitted"])
    make.delegate(event, ticket_code=code)
    assert (brief(one(event, scan))[0], standing_rows()) == ("unknown", [])


def test_codes_are_read_as_people_and_scanners_write_them(event, person):
    code = person.ticket_code
    written = f"https://ocop.example/x/{code[:4]}-{code[4:8]} {code[8:].lower()}"
    assert one(event, make.scan(code=written))["outcome"] == "accepted"


@pytest.mark.parametrize(
    "broken",
    [
        {"scanned_at": "yesterday"}, {"scanned_at": "2023-05-19T07:30:00"}, {"scanned_at": None}, {"scanned_at": 5},
        {"direction": "up"}, {"direction": []}, {"point": None}, {"point": "nowhere"}, {"code": ""}, {"code": 5},
        {"code": None}, {"registration": 1}, {"code": None, "registration": True}, {"offline": "yes"},
        {"shown": "maybe"}, {"id": "not-a-uuid"}, {"scanned_at": "9999-12-31T23:59:59Z"},
        {"code": None, "registration": -1},
        {"scanned_at": "0001-01-01T00:00:00Z"}, {"point": {}},
    ],
)  # fmt: skip
def test_a_malformed_item_with_an_id_is_answered_stored_and_replayed(event, person, broken):
    scan, good = {**make.scan(person), **broken}, make.scan(person)
    results = answer(event, scan, good)
    assert [result["outcome"] for result in results] == ["refused", "accepted"]
    assert (results[0]["id"], results[0]["reason"]) == (scan["id"], "malformed")
    assert one(event, scan)["replayed"] is True


@pytest.mark.parametrize("identity", [7, ["x"], {"a": 1}, "x" * 37, "a\x00b", "ẫ", "\ud800", True, 1.5])
def test_an_id_that_cannot_be_kept_is_answered_and_not_stored(event, person, identity):
    result = one(event, {**make.scan(person), "id": identity})
    assert (result["id"], *brief(result)) == (identity, "refused", "malformed", "none", [])
    assert db.session.query(Scan).count() == 0


@pytest.mark.parametrize("code", ["\x00", "\ud800\udfff", "x" * 100_000, "|" * 50])
def test_strange_text_is_only_unknown(event, code):
    assert one(event, make.scan(code=code))["outcome"] == "unknown"


def test_a_huge_registration_number_is_malformed(event):
    assert one(event, make.scan(registration=2**31))["reason"] == "malformed"
    assert one(event, make.scan(registration=2**31 - 1))["outcome"] == "unknown"


@pytest.mark.parametrize("body", [None, [], "x", {}, {"scans": None}, {"scans": {}}, {"scans": [1]}, {"scans": [{}]},
                                  {"scans": [{"id": None}]}, {"scans": [{"id": ""}]}])  # fmt: skip
def test_a_body_that_is_no_list_of_objects_with_ids_is_refused_whole(body):
    with pytest.raises(NotScans):
        require_scans(body)


def test_five_hundred_scans_and_no_more():
    assert len(require_scans({"scans": [{"id": "x"}] * 500})) == 500
    with pytest.raises(TooManyScans):
        require_scans({"scans": [{"id": "x"}] * 501})
