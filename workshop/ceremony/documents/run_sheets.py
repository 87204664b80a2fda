"""Run sheets (kịch bản): one that the conductor reads from, one for the table with the folders."""

from itertools import groupby

from workshop.ceremony import queries
from workshop.ceremony.documents.framing import STATES, framed, group_line, status_line
from workshop.paper import blocks

TITLES = {"signing": "KỊCH BẢN KÝ KẾT BIÊN BẢN GHI NHỚ", "award": "KỊCH BẢN TRAO THƯỞNG"}
STACKS = {"signing": "BẢNG XẾP BÌA KÝ KẾT", "award": "BẢNG XẾP BÌA TRAO THƯỞNG"}
CALLED = {"signing": ("Chủ thể – Sàn thương mại điện tử", "Người ký"), "award": ("Tập thể, cá nhân", "Người nhận")}
STACK_RULE = (
    "Xếp bìa từ dưới lên: đặt bìa gọi sau cùng xuống trước, bìa gọi đầu tiên nằm trên cùng. Chuyển cho người trao "
    "từng đợt, theo vị trí từ trái sang phải nhìn từ hội trường."
)


def run_sheet_document(event, part):
    """What is read out, in its order, a heading for each group, with room to note what happened."""
    left, right = CALLED[part]
    rows = []
    for _group, members in _groups(event, part):
        rows.append((group_line(members[0]),))
        rows += [
            (str(row.number), row.label, receivers(row), str(row.turn.place), folder(row), remark(row))
            for row in members
        ]
    columns = (
        blocks.Column("STT", 0.6, "center"), blocks.Column(left, 4), blocks.Column(right, 3.2),
        blocks.Column("Vị trí", 0.8, "center"), blocks.Column("Bìa số", 0.9, "center"), blocks.Column("Ghi chú", 1.6),
    )  # fmt: skip
    total = sum(1 for row in rows if len(row) > 1)
    order = queries.order_of(event, part)
    return framed(event, TITLES[part], (
        blocks.Paragraph(status_line(order), align="center", is_italic=True, is_indented=False),
        blocks.Table(columns, tuple(rows), footer=f"Tổng số: {total:02} lượt.", row_mm=9),
    ))  # fmt: skip


def assistants_document(event, part):
    """The stack of folders, the first called on top, and where each one goes."""
    columns = (
        blocks.Column("Bìa số", 0.9, "center"), blocks.Column("Số trên giấy", 1.2, "center"),
        blocks.Column(CALLED[part][0], 4.2), blocks.Column("Vị trí", 0.8, "center"),
        blocks.Column("Đã đưa", 0.9, "center"), blocks.Column("Ghi chú", 1.8),
    )  # fmt: skip
    rows = []
    for _group, members in _groups(event, part):
        rows.append((group_line(members[0]),))
        rows += [
            (folder(row), paper(row), row.label, str(row.turn.place), "", remark(row))
            for row in members
        ]
    return framed(event, STACKS[part], (
        blocks.Paragraph(status_line(queries.order_of(event, part)), align="center", is_italic=True, is_indented=False),
        blocks.Paragraph(STACK_RULE, is_indented=False),
        blocks.Table(columns, tuple(rows), row_mm=9),
    ))  # fmt: skip


def receivers(row):
    """Who stands there: the proxy where there is one, otherwise whom the paper names."""
    if row.turn.proxy_name:
        return f"{row.turn.proxy_name} (thay)"
    if row.entry is None:
        return ""
    return row.entry.people if row.turn.part == "signing" else row.entry.receiver


def remark(row):
    """What is to be known before it is called."""
    if row.is_withdrawn and row.turn.status == "waiting":
        return "Đã rút, không gọi"
    return STATES[row.turn.status]


def folder(row):
    """The number on the folder."""
    return str(row.turn.folder or "")


def paper(row):
    """The number of the paper that lies in the folder."""
    return (row.entry.paper if row.entry else "") or "–"


def _groups(event, part):
    found = groupby(queries.run_sheet(event, part), key=lambda row: row.turn.group)
    return [(group, list(members)) for group, members in found]
