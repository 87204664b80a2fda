"""Whatever stands in the cells: never an exception, and always the four counts add up."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import events
from workshop.edges.spreadsheets import Cell, ReadSheet, ReadTable, Row
from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.imports import queries, services
from workshop.imports.services import reading
from workshop.registrations.models import Registration

HEAD = ("STT", "Họ và tên", "Ông/Bà", "Chức vụ", "Đơn vị", "Điện thoại", "Email", "Nhóm", "CCCD", "Ghi chú")
WORDS = (
    "", "nt", "-", "Tổng cộng: 3", "I", "Ông", "Bà Trần Thị Thử", "Trần Thị Thử", "Trần Thị Thư", "Lê An và Kim Bé",
    "Sở Công Thương", "0912000345", "09.12E+8", "0912000345/0987000342", "a@b.vn", "NguyÔn ThÞ H\xadêng", "#REF!",
    "=1+1", "x" * 500, "%(name)s %s {0}", "\u202e\u200b", "Người lập biểu", "1", "1,5", "STT",
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=12), st.none(), st.integers(), st.booleans(), st.floats(), st.dates(),
    st.datetimes(),
)  # fmt: skip
CELLS = st.builds(
    Cell, VALUES, st.one_of(st.none(), st.tuples(st.integers(1, 6), st.integers(1, 10))),
    st.sampled_from(("", ".VnTime", "VNI-Times", "Arial")), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
PLAIN = st.builds(Cell, VALUES)
GRIDS = st.lists(st.lists(st.one_of(PLAIN, CELLS), max_size=len(HEAD) + 1), max_size=6)
HEADS = st.sampled_from([HEAD, HEAD[:2], ("Họ", "Tên", "Đơn vị"), (), ("a", "b")])


def table_of(sheets):
    """A table as a reader gives it: rows of one width, those that hold nothing left out."""
    made = []
    for number, (head, grid) in enumerate(sheets):
        rows = [tuple(Cell(text) for text in head)] + [tuple(line) for line in grid]
        width = max(map(len, rows))
        kept = tuple(Row(at + 1, line + (Cell(),) * (width - len(line))) for at, line in enumerate(rows)
                     if any(str(cell.value or "").strip() for cell in line))  # fmt: skip
        made.append(ReadSheet(f"Trang {number}", kept))
    return ReadTable("xlsx", tuple(made))


def counted(batch):
    """Rows read; they must be the sum of what became of them, row by row."""
    found = queries.counts([batch.id])[batch.id]
    said = queries.accounting(batch)
    assert found["read"] == sum(found[name] for name in queries.OUTCOMES) == len(said["rows"])
    return found["read"]


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(sheets=st.lists(st.tuples(HEADS, GRIDS), min_size=1, max_size=2))
def test_any_table_is_read_applied_and_undone_or_refused_in_words(app, monkeypatch, sheets):
    event = events.event(kinds=("guest", "owner"))
    table = table_of(sheets)
    monkeypatch.setattr(reading, "read_table", lambda _data, _name: table)
    expected = sum(len(sheet.rows) for sheet in table.sheets)
    try:
        batch = services.read_batch("registrations", b"bytes", "ds.xlsx", event)
    except WorkshopError:
        return
    assert counted(batch) == expected
    for row in list(queries.counts_by_sheet(batch)):
        services.map_sheet(batch, row, None)
    assert counted(batch) == expected
    services.apply_batch(batch)
    assert counted(batch) == expected
    assert services.undo_batch(batch) == 0
    assert counted(batch) == expected
    assert db.session.query(Registration).filter_by(event_id=event.id).count() == 0
