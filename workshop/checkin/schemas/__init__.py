"""What the API of check-in takes and gives."""

from workshop.checkin.schemas.answered import Found, Results, UndoAnswer, WalkInAnswer
from workshop.checkin.schemas.asked import Page, Scans, Search, Undo, WalkIn
from workshop.checkin.schemas.listed import Bundle, EventAnswer, PointAnswer, Stats

__all__ = [
    "Bundle", "EventAnswer", "Found", "Page", "PointAnswer", "Results", "Scans", "Search", "Stats", "Undo",
    "UndoAnswer", "WalkIn", "WalkInAnswer",
]  # fmt: skip
