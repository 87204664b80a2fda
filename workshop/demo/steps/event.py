"""The workshop itself: hosts, programme, points, as the article tells it."""

import datetime as dt
import json

from sqlalchemy import select

from workshop.checkin import services as checkin
from workshop.checkin.models import Point
from workshop.demo.provincial_list import DATA
from workshop.directory.services import find_or_create_organization
from workshop.events import services as events
from workshop.events.models import Event
from workshop.events.services.kinds import DEFAULT_KINDS
from workshop.extensions import db
from workshop.vietnamese.dates import LOCAL_ZONE

SLUG = "hoi-thao-ocop-19-5-2023"
TITLE_EN = "Workshop on advising and connecting OCOP products to e-commerce platforms"
VENUE = "Hội trường tỉnh Trà Vinh"
# the article gives the order and "morning"; the clock times are ours
MINUTES = {"talk": 20, "dialogue": 35, "signing": 25, "address": 15, "award": 25}
HAND_OVER = {
    "leader": "Thẻ lãnh đạo + tài liệu", "agency": "Thẻ + tài liệu", "locality": "Thẻ + tài liệu",
    "owner": "Thẻ + tài liệu + phiếu ăn", "platform": "Thẻ + tài liệu + phiếu ăn", "press": "Thẻ báo chí + tài liệu",
    "guest": "Thẻ + tài liệu",
}  # fmt: skip
HEADERS = {
    "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh": {
        "kind": "mass", "header_profile": "mass", "header_parent": "HỘI LHPN VIỆT NAM",
        "header_body": "BAN THƯỜNG VỤ TỈNH TRÀ VINH", "document_symbol": "BTV", "place": "Trà Vinh",
    },
    "Dự án SME Trà Vinh": {"kind": "project"},
}  # fmt: skip


# in 2023 there were districts still
KINDS = [
    (code, "Huyện, xã", "Districts and communes", colour, is_public) if code == "locality"
    else (code, label, label_en, colour, is_public)
    for code, label, label_en, colour, is_public in DEFAULT_KINDS
]  # fmt: skip


def article():
    """What the article says, as data."""
    return json.loads((DATA / "workshop-2023-05-19.json").read_text(encoding="utf-8"))


def find():
    """The demonstration's event, or None."""
    return db.session.scalar(select(Event).where(Event.slug == SLUG))


def load():
    """Make the event with everything around it; returns it."""
    event = find()
    if event is None:
        event = _create()
    if not event.sessions:
        _add_programme(event)
    _add_points(event)
    if event.status == "draft":
        event = events.publish_event(event)
    return event


def _create():
    said = article()
    starts_at = dt.datetime(2023, 5, 19, 7, 30, tzinfo=LOCAL_ZONE)
    event = events.create_event(
        title=said["title"], title_en=TITLE_EN, slug=SLUG, starts_at=starts_at, is_demonstration=True, kinds=KINDS,
        ends_at=starts_at + dt.timedelta(hours=4), venue=VENUE, capacity=250,
        venue_address="Thành phố Trà Vinh, tỉnh Trà Vinh",
        registration_opens_at=starts_at - dt.timedelta(days=21),
        registration_closes_at=starts_at - dt.timedelta(hours=14),
    )  # fmt: skip
    for host in said["hosts"]:
        organization = find_or_create_organization(host["name"], **HEADERS.get(host["name"], {"kind": "state"}))
        events.add_host(event, organization, role="lead" if host["role"] == "chủ trì" else "partner")
    for kind in event.kinds:
        events.edit_kind(kind, label=kind.label, label_en=kind.label_en, colour=kind.colour,
                         is_public=kind.is_public, hand_over=HAND_OVER.get(kind.code, ""))  # fmt: skip
    return event


def _add_programme(event):
    starts_at = event.starts_at + dt.timedelta(minutes=30)
    for item in article()["programme"]:
        ends_at = starts_at + dt.timedelta(minutes=MINUTES[item["kind"]])
        events.add_session(event, item["kind"], item["title"], starts_at=starts_at, ends_at=ends_at)
        starts_at = ends_at


def _add_points(event):
    checkin.default_points(event)
    known = set(db.session.scalars(select(Point.code).where(Point.event_id == event.id)))
    if "tai-lieu" not in known:
        checkin.create_point(event, label="Nhận tài liệu", label_en="Documents", kind="kit", code="tai-lieu")
