"""The words of an invitation: what an organizer may write anew, and what stands there otherwise."""

from workshop.events.queries import lead_of
from workshop.paper.headers import capacity_of
from workshop.vietnamese.dates import LOCAL_ZONE, long_date, short_date, weekday_name
from workshop.vietnamese.gatherings import noun_of

# the parts that an organizer writes; what is left empty is said by ``text_of``
TEXTS = ("opening", "chair", "participants", "content", "notes", "closing", "capacity", "signer", "recipients")
PLACES = "{{thành phần mời}}"  # in the opening, as placeholders of messages are written
_PLACES_BEFORE = "{quota}"  # in letters that were written with earlier versions
LINES = {"opening": 4, "chair": 2, "participants": 3, "content": 6, "notes": 4, "closing": 2, "capacity": 2,
         "signer": 1, "recipients": 4}  # fmt: skip


def number_text(typed, lead):
    """``05/GM-BTV``: what was typed, completed by the symbol of the organisation that leads."""
    symbol = f"/GM-{lead.document_symbol}" if lead and lead.document_symbol else "/GM"
    typed = typed.strip()
    return typed if "/" in typed else f"{typed.zfill(2) if typed else ''}{symbol}"


def text_of(event, letter, name):
    """The part ``name`` as it is printed, with the mark ``PLACES`` still in it."""
    return letter.texts.get(name) or usual_text(event, letter, name)


def with_places(text, quota):
    """``text`` with what a unit is invited with in the place of its mark."""
    return text.replace(PLACES, quota).replace(_PLACES_BEFORE, quota)


def usual_text(event, letter, name):
    """What stands there while nobody wrote the part ``name``."""
    return _USUAL[name](event, letter)


def time_line(event):
    """``07 giờ 30 phút, thứ Sáu, ngày 19 tháng 5 năm 2023``."""
    local = event.starts_at.astimezone(LOCAL_ZONE)
    return f"{local:%H} giờ {local:%M} phút, {weekday_name(local.date())}, {long_date(local.date())}"


def _opening(event, _letter):
    lead = lead_of(event)
    who = lead.name if lead else "Ban Tổ chức"
    return f"{who} trân trọng kính mời quý cơ quan, đơn vị cử {PLACES} tham dự {noun_of(event.title)}, cụ thể như sau:"


def _chair(event, _letter):
    lead = lead_of(event)
    others = [host.organization.name for host in event.hosts if lead is None or host.organization_id != lead.id]
    if lead is None:
        return "Ban Tổ chức"
    return f"{lead.name}" + (f"; phối hợp: {', '.join(others)}" if others else "")


def _participants(event, _letter):
    return "; ".join(kind.label for kind in event.kinds if kind.label)


def _content(event, _letter):
    lines = []
    for item in event.programme:
        local = item.starts_at and item.starts_at.astimezone(LOCAL_ZONE)
        clock = f"{local:%H} giờ {local:%M} phút: " if local else ""
        lines.append(f"- {clock}{item.title}")
    return "\n".join(lines)


def _notes(_event, letter):
    until = f" trước ngày {short_date(letter.reply_by)}" if letter.reply_by else ""
    return (
        f"Đề nghị quý cơ quan, đơn vị đăng ký người tham dự{until} bằng cách quét mã QR hoặc mở địa chỉ dưới đây; "
        "nếu thay người, đề nghị sửa tại chính địa chỉ đó."
    )


def _closing(_event, _letter):
    return "Rất mong quý cơ quan, đơn vị quan tâm tham dự./."


def _capacity(event, _letter):
    return "\n".join(capacity_of(lead_of(event)))


_USUAL = {
    "opening": _opening, "chair": _chair, "participants": _participants, "content": _content, "notes": _notes,
    "closing": _closing, "capacity": _capacity, "signer": lambda _event, _letter: "",
    "recipients": lambda _event, _letter: "Như trên\nLưu: VT",
}  # fmt: skip
