"""What every paper of the ceremony has: its head, its title with the workshop, the mark of a demonstration."""

from workshop.paper import blocks
from workshop.paper.headers import CONTRACT, profile_of
from workshop.vietnamese.dates import LOCAL_ZONE, local_day, short_date

STATES = {"done": "Đã xong", "absent": "Vắng", "waiting": ""}
GROUP = "Đợt {number}"


def framed(event, title, content, *, orientation="landscape"):
    """A document of ``content`` under the lead host's head."""
    marked = (blocks.Mark(blocks.DEMONSTRATION),) if event.is_demonstration else ()
    lead = next((host.organization for host in event.hosts if host.role == "lead"), None)
    subtitle = f"{event.title}, ngày {short_date(local_day(event.starts_at))}"
    return blocks.Document(
        title=title.capitalize(),
        profile=profile_of(lead) if lead else CONTRACT,
        blocks=(*marked, blocks.Title(title), blocks.Subtitle(subtitle), *content),
        orientation=orientation,
        mark=blocks.DEMONSTRATION if event.is_demonstration else "",
    )


def group_line(row):
    """``Đợt 2. Bằng khen. Người trao: …``, as it stands above the rows of a group."""
    parts = [GROUP.format(number=row.turn.group), row.turn.section]
    if row.presenter:
        parts.append(f"Người trao: {row.presenter}" if row.turn.part == "award" else f"Chứng kiến: {row.presenter}")
    return ". ".join(part for part in parts if part)


def status_line(order):
    """Whether the paper follows a locked order."""
    if order.locked_at is None:
        return "Thứ tự CHƯA KHÓA: có thể còn thay đổi."
    by = f" bởi {order.locked_by.full_name}" if order.locked_by else ""
    local = order.locked_at.astimezone(LOCAL_ZONE)
    return f"Thứ tự đã khóa lúc {local:%H:%M}, ngày {short_date(local.date())}{by}."
