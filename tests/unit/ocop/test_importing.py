"""Provincial lists through the importer: preview, apply, again, corrected, undone."""

import datetime as dt
import json

from tests.factories import ocop
from workshop.extensions import db
from workshop.imports import queries as imports
from workshop.imports import services
from workshop.ocop import queries
from workshop.ocop.models import Certification, Listing, Owner, Product

HEAD = ("TT", "Tên sản phẩm", "Chủ thể sản xuất", "Loại hình", "Người đại diện", "Giới tính", "Địa chỉ", "Điện thoại",
        "Nhóm sản phẩm", "Xếp hạng", "Số Quyết định", "Phụ nữ làm chủ", "Sàn TMĐT đang bán", "Ghi chú")  # fmt: skip
DECISION = "1693/QĐ-UBND ngày 22/8/2022"
ROWS = (
    ("DANH SÁCH SẢN PHẨM OCOP",),
    HEAD,
    ("HUYỆN CẦU KÈ",),
    (1, "Kẹo thử", "HTX Rặng Sương", "HTX", "Trần Thị Mẫu", "Nữ", "xã Thử", "0912000345", "Thực phẩm", "3 sao",
     DECISION, "x", "Sàn Thử"),
    (2, "Mứt thử", *[None] * 6, "Thực phẩm", "4 sao (TN 5 sao)", DECISION),
    (3, "Nước thử", "Công ty TNHH Giồng Cát", "Công ty", "Lê Văn Mẫu", "Nam", "xã Khác", "0912000346", "Đồ uống",
     "****", DECISION),
    (4, "Dầu thử", "Nguyễn Thị Ai", *[None] * 5, "Đồ uống", "3 sao", DECISION),
    (5, "Trà thử", "Cơ sở Thử", *[None] * 5, "Đồ uống", "hạng nhất", DECISION),
    (None, "Tổng cộng: 5 sản phẩm"),
)  # fmt: skip
MERGES = ("A3:M3", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "G4:G5", "H4:H5", "L4:L5")


def _batch(rows=ROWS, merges=MERGES):
    return services.read_batch("ocop", ocop.workbook(*rows, merges=merges), "ds.xlsx")


def _counts(batch):
    counted = imports.accounting(batch)
    assert counted["read"] == len(counted["rows"]) == sum(counted[name] for name in imports.OUTCOMES)
    return tuple(counted[name] for name in ("read", *imports.OUTCOMES))


def test_a_preview_touches_nothing_and_says_what_it_would_do(app):
    batch = _batch()
    assert _counts(batch) == (9, 3, 0, 2, 4)
    rows = imports.accounting(batch)["rows"]
    reasons = [row["reason"] for row in rows]
    assert reasons == ["above_header", "header_row", "section_row", None, None, None, "kind_unreadable",
                       "rank_unreadable", "total_row"]  # fmt: skip
    assert rows[3]["product"] == {"id": None, "name": "Kẹo thử"}
    assert (db.session.query(Owner).count(), db.session.query(Product).count()) == (0, 0)


def test_applied_it_enters_owners_products_decisions_and_shops(app):
    ocop.platform(name="Sàn Thử")
    services.apply_batch(_batch())
    owner = db.session.query(Owner).filter_by(name="HTX Rặng Sương").one()
    assert (owner.kind, owner.representative_honorific, owner.representative) == ("htx", "Bà", "Trần Thị Mẫu")
    assert (owner.address, owner.phone, owner.is_women_led) == ("xã Thử, huyện Cầu Kè", "0912000345", True)
    first, second = owner.products
    held = first.standing
    assert (held.rank, held.decision_number, held.decided_on, held.expires_on) == (
        "3", "1693/QĐ-UBND", dt.date(2022, 8, 22), dt.date(2025, 8, 22))  # fmt: skip
    assert second.standing.rank == "potential"
    assert [listing.platform.name for listing in first.listings] == ["Sàn Thử"]
    figures = queries.figures()
    assert (figures["products"], figures["women_led_products"], figures["owners"]) == (3, 2, 2)
    assert figures["stars"] == {"5": 0, "potential": 1, "4": 1, "3": 1, "2": 0, "1": 0}


def test_the_same_file_again_doubles_nothing_and_a_corrected_one_updates(app):
    services.apply_batch(_batch())
    assert _counts(_batch()) == (9, 0, 0, 2, 7)  # what is so already is skipped, and says so
    corrected = [list(row) for row in ROWS]
    corrected[3][9], corrected[3][10] = "4 sao", "1639/QĐ-UBND ngày 22/8/2022"
    corrected[5][7] = "0912000999"
    services.apply_batch(_batch(corrected))
    assert (db.session.query(Product).count(), db.session.query(Certification).count()) == (3, 3)
    held = db.session.query(Product).filter_by(name="Kẹo thử").one().standing
    assert (held.stars, held.decision_number) == (4, "1639/QĐ-UBND")
    assert db.session.query(Owner).filter_by(name="Công ty TNHH Giồng Cát").one().phone == "0912000999"


def test_undone_it_leaves_what_stood_before(app):
    known = ocop.owner(name="Hợp tác xã Rặng Sương", kind="htx", phone="0912000345")
    before = json.dumps([known.address, known.representative, known.is_women_led])
    batch = services.apply_batch(_batch())
    assert db.session.query(Owner).count() == 2
    assert services.undo_batch(batch) == 0
    known = db.session.query(Owner).one()
    assert json.dumps([known.address, known.representative, known.is_women_led]) == before
    assert (db.session.query(Product).count(), db.session.query(Listing).count()) == (0, 0)


def test_what_a_person_changed_since_is_not_undone(app):
    from workshop.ocop.services import edit_product

    batch = services.apply_batch(_batch())
    edit_product(db.session.query(Product).filter_by(name="Nước thử").one(), packaging="Chai thử")
    assert services.undo_batch(batch) == 1
    assert [product.name for product in db.session.query(Product)] == ["Nước thử"]


def test_dropped_it_forgets_what_the_file_held(app):
    batch = services.drop_batch(_batch())
    assert {(len(row.source), len(row.reading)) for row in batch.rows} == {(0, 0)}
    assert imports.counts([batch.id])[batch.id]["read"] == 9


def test_two_households_of_one_name_are_not_merged(app):
    ocop.owner(name="Hộ kinh doanh Trần Thị Mẫu", address="xã Một", phone="0912000001")
    row = (1, "Khô thử", "HKD Trần Thị Mẫu", "HKD", None, None, "xã Hai", None, "Thực phẩm", "3 sao", DECISION)
    assert _counts(_batch((HEAD, row), ())) == (2, 0, 0, 1, 1)
    other = (*row[:7], "0912000002", *row[8:])
    assert _counts(_batch((HEAD, other), ())) == (2, 1, 0, 0, 1)


def test_the_command_answers_in_one_json_object(app, tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(ocop.workbook(*ROWS, merges=MERGES))
    run = app.test_cli_runner().invoke
    tried = json.loads(run(args=["ocop", "import", str(path), "--dry-run", "--json"]).stdout)
    assert (tried["read"], tried["imported"], db.session.query(Product).count()) == (9, 3, 0)
    done = json.loads(run(args=["ocop", "import", str(path), "--json"]).stdout)
    assert (done["imported"], db.session.query(Product).count()) == (3, 3)
    path.write_bytes(b"%PDF-1.7")
    refused = run(args=["ocop", "import", str(path), "--json"])
    assert (refused.exit_code, refused.stdout) == (1, "")
