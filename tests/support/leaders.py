"""Three guests of the article, received as leaders."""

import uuid

from sqlalchemy import func, select

from workshop.checkin.queries import leaders as queries
from workshop.extensions import db

RUONG = {"full_name": "Kim Rương", "honorific": "đồng chí", "kind": "leader",
         "titles": ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"]}  # fmt: skip
THIEN = {"full_name": "Nguyễn Quỳnh Thiện", "honorific": "ông", "kind": "leader",
         "titles": ["Tỉnh ủy viên", "Phó Chủ tịch UBND tỉnh"]}  # fmt: skip
SUM = {"full_name": "Dương Hoàng Sum", "kind": "owner", "organization": "Sở Văn hóa, Thể thao và Du lịch",
       "titles": ["Tỉnh ủy viên", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"]}  # fmt: skip


def new_id():
    """A new id of a scan."""
    return str(uuid.uuid4())


def states(event):
    """[(name, state)] in the order of rank."""
    return [(each.registration.full_name, each.state) for each in queries.leaders(event)]


def count(model):
    """How many rows there are."""
    return db.session.scalar(select(func.count()).select_from(model))


def spoken(event):
    """The lines that the MC reads out."""
    found = queries.introduction(event)
    return [", ".join(part for part in (line.name, line.titles, line.behalf) if part) for line in found.lines]
