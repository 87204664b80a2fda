"""Tables of check-in: what was answered and what stands, and the reception of leaders."""

from workshop.checkin.models.admissions import (
    TO_REVIEW,
    Admission,
    DeskSetting,
    Point,
    RevokedTicket,
    Scan,
    Undo,
    WalkIn,
)
from workshop.checkin.models.leaders import LeaderAbsence, LeaderFreeze, LeaderRule

__all__ = [
    "TO_REVIEW", "Admission", "DeskSetting", "LeaderAbsence", "LeaderFreeze", "LeaderRule", "Point",
    "RevokedTicket", "Scan", "Undo", "WalkIn",
]  # fmt: skip
