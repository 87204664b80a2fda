"""The log of what was handed over, and the list of who has not collected."""

from workshop.ceremony import queries
from workshop.ceremony.documents.framing import framed
from workshop.ceremony.documents.run_sheets import CALLED
from workshop.paper import blocks
from workshop.vietnamese.dates import LOCAL_ZONE, short_date

TITLES = {"signing": "SỔ THEO DÕI KÝ KẾT TẠI LỄ", "award": "SỔ THEO DÕI TRAO THƯỞNG"}
WAY_WORDS = {"stage": "Tại lễ", "office": "Tại cơ quan", "post": "Qua bưu điện"}


def hand_over_document(event, part):
    """Who gave what to whom and when, then who has not collected yet."""
    rows = queries.run_sheet(event, part)
    given = [row for row in rows if row.turn.hand_over is not None]
    counted = sum(row.is_given for row in given)
    missing = [row for row in rows if row.turn.hand_over is None and not row.is_withdrawn]
    columns = (
        blocks.Column("STT", 0.5, "center"), blocks.Column(CALLED[part][0], 3.4),
        blocks.Column("Thời gian, hình thức", 1.6),
        blocks.Column("Người trao" if part == "award" else "Chứng kiến", 2), blocks.Column(CALLED[part][1], 2.4),
        blocks.Column("Số ảnh", 0.9, "center"),
    )  # fmt: skip
    waiting = (
        blocks.Column("STT", 0.5, "center"), blocks.Column(CALLED[part][0], 4), blocks.Column("Lý do", 1),
        blocks.Column("Hình thức, ngày nhận", 2), blocks.Column("Người nhận ký, ghi rõ họ tên", 2.6),
    )  # fmt: skip
    heading = "CHƯA NHẬN" if part == "award" else "CHƯA KÝ TẠI LỄ"
    return framed(event, TITLES[part], (
        blocks.Table(columns, tuple(_given(row) for row in given), footer=f"Tổng số: {counted:02} lượt."),
        blocks.Heading(heading),
        blocks.Table(waiting, tuple(
            (str(row.number), row.label, "Vắng" if row.turn.status == "absent" else "", "", "") for row in missing
        ), footer=f"Tổng số: {len(missing):02} lượt.", row_mm=11),
    ))  # fmt: skip


def _given(row):
    given = row.turn.hand_over
    local = given.handed_at.astimezone(LOCAL_ZONE)
    when = f"{local:%H:%M}, {short_date(local.date())}\n{WAY_WORDS[given.way]}"
    who = f"{given.received_by} (thay)" if given.is_proxy else given.received_by
    label = f"{row.label}\n(đã thu hồi, không tính)" if row.is_withdrawn else row.label
    return (str(row.number), label, when, given.presented_by, who, given.photo_number)
