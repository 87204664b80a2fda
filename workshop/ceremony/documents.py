"""The run sheet on paper (kịch bản ký kết, trao thưởng), for the conductor and the folders' table."""

from workshop.ceremony import queries
from workshop.paper import blocks
from workshop.paper.headers import CONTRACT, profile_of
from workshop.vietnamese.dates import local_day, short_date

TITLES = {"signing": "KỊCH BẢN KÝ KẾT BIÊN BẢN GHI NHỚ", "award": "KỊCH BẢN TRAO THƯỞNG"}
_COLUMNS = {
    "signing": ("Chủ thể – Sàn thương mại điện tử", "Người ký"),
    "award": ("Tập thể, cá nhân", "Người nhận"),
}
_DONE = {"done": "Đã xong", "absent": "Vắng", "waiting": ""}


def run_sheet_document(event, part):
    """The order of ``part`` at ``event``, a heading for each group, with room to note what happened."""
    left, right = _COLUMNS[part]
    rows, group = [], None
    for number, (turn, entry) in enumerate(queries.run_sheet(event, part), 1):
        if turn.group != group:
            group = turn.group
            rows.append((f"Đợt {group}",))
        rows.append((str(number), turn.label, entry.people if entry else "", entry.folder if entry else "",
                     _DONE[turn.status]))  # fmt: skip
    columns = (
        blocks.Column("TT", 0.6, "center"), blocks.Column(left, 4), blocks.Column(right, 3.4),
        blocks.Column("Bìa số", 1.1, "center"), blocks.Column("Ghi chú", 1.3),
    )  # fmt: skip
    marked = (blocks.Mark(blocks.DEMONSTRATION),) if event.is_demonstration else ()
    total = sum(1 for row in rows if len(row) > 1)
    return blocks.Document(
        title=TITLES[part].capitalize(),
        profile=_profile(event),
        blocks=(
            *marked,
            blocks.Title(TITLES[part]),
            blocks.Subtitle(f"{event.title}, ngày {short_date(local_day(event.starts_at))}"),
            blocks.Table(columns, rows, footer=f"Tổng số: {total:02} lượt.", row_mm=9),
        ),
        orientation="landscape",
        mark=blocks.DEMONSTRATION if event.is_demonstration else "",
    )  # fmt: skip


def _profile(event):
    lead = next((host.organization for host in event.hosts if host.role == "lead"), None)
    return profile_of(lead) if lead else CONTRACT
