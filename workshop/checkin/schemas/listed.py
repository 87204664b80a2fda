"""What the API of check-in lists: workshops, points, counts, and the bundle of a desk."""

from marshmallow import fields

from workshop.checkin.schemas.answered import PERSON
from workshop.registrations.schemas import STATUSES
from workshop.web.schemas import Answer, one_of

POINT = {
    "code": "entry", "label": "Cửa vào", "label_en": "Entrance", "kind": "entry", "is_open": True, "is_per_day": True,
    "opens_at": None, "closes_at": None, "rehearsal": False, "admits": [], "wiped_at": None,
}  # fmt: skip


class PointAnswer(Answer):
    """Where people are admitted."""

    code = fields.String()
    label = fields.String()
    label_en = fields.String()
    kind = one_of("entry", "session", "kit", "meal")
    is_open = fields.Boolean()
    is_per_day = fields.Boolean(metadata={"description": "each day anew, otherwise once"})
    opens_at = fields.DateTime(allow_none=True)
    closes_at = fields.DateTime(allow_none=True)
    rehearsal = fields.Boolean()
    admits = fields.List(fields.String(), metadata={"description": "codes of kinds; empty lets everybody pass"})
    wiped_at = fields.DateTime(allow_none=True)
    example = POINT


class KindAnswer(Answer):
    """A kind of delegates and what the desk gives to them."""

    code = fields.String()
    label = fields.String()
    label_en = fields.String()
    hand_over = fields.String()
    colour = fields.String()


class BundleEvent(Answer):
    """The workshop of a desk."""

    slug = fields.String()
    title = fields.String()
    title_en = fields.String()
    starts_at = fields.DateTime()
    ends_at = fields.DateTime()
    salt = fields.String(metadata={"description": "of `lookup`, `card` and `tail`"})
    kinds = fields.List(fields.Nested(KindAnswer))


class BundlePerson(Answer):
    """A person: with a name, with a sealed card in the strict setting, or with neither where not confirmed."""

    at_times = ("full_name", "position", "organization", "kind", "tail", "group", "card")
    id = fields.Integer()
    status = one_of(*STATUSES)
    lookup = fields.String(metadata={"description": "HKDF-SHA256 of the ticket's code, in hex"})
    full_name = fields.String()
    position = fields.String()
    organization = fields.String()
    kind = fields.String()
    tail = fields.String(allow_none=True, metadata={"description": "hash of the phone's last four digits"})
    group = fields.String(metadata={"description": "lookup of the one code of the unit"})
    card = fields.String(metadata={"description": "AES-256-GCM, opened by the ticket's code alone; base64"})


class Arrival(Answer):
    """An admission that stands, or stood until it was undone."""

    registration = fields.Integer()
    point = fields.String()
    day = fields.String()
    passage = fields.Integer()
    at = fields.DateTime()
    left_at = fields.DateTime(allow_none=True)
    is_gone = fields.Boolean()


class Bundle(Answer):
    """What a desk needs without network."""

    event = fields.Nested(BundleEvent)
    epoch = fields.String(metadata={"description": "another one says: forget the list and begin anew"})
    setting = one_of("names", "strict")
    items = fields.List(fields.Nested(BundlePerson))
    arrivals = fields.List(fields.Nested(Arrival))
    revocations = fields.List(fields.String(), metadata={"description": "lookups of tickets that were replaced"})
    points = fields.List(fields.Nested(PointAnswer))
    is_complete = fields.Boolean(metadata={"description": "false where a device may hold no more people"})
    next_cursor = fields.String(allow_none=True, metadata={"description": "there is more at once"})
    cursor = fields.String(metadata={"description": "where the next question begins"})
    example = {
        "event": {"slug": "hoi-thao-19-5-2023", "title": "Hội thảo", "title_en": "Workshop",
                  "starts_at": "2023-05-19T00:30:00Z", "ends_at": "2023-05-19T04:30:00Z", "salt": "b7d1",
                  "kinds": [{"code": "owner", "label": "Chủ thể OCOP", "label_en": "OCOP owner",
                             "hand_over": "túi tài liệu", "colour": "leaf"}]},
        "epoch": "5e1f0c3a9b7e", "setting": "names",
        "items": [{**PERSON, "status": "confirmed", "lookup": "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                   "tail": "91aa02bc77de01f3"}],
        "arrivals": [{"registration": 41, "point": "entry", "day": "2023-05-19", "passage": 1,
                      "at": "2023-05-19T00:31:00Z", "left_at": None, "is_gone": False}],
        "revocations": [], "points": [POINT], "is_complete": True, "next_cursor": None, "cursor": "WyI1ZTFmMGMz",
    }  # fmt: skip


class EventAnswer(Answer):
    """A workshop."""

    id = fields.Integer()
    slug = fields.String()
    title = fields.String()
    title_en = fields.String()
    starts_at = fields.DateTime()
    ends_at = fields.DateTime()
    venue = fields.String()
    status = one_of("draft", "published", "closed", "cancelled")
    example = {
        "id": 1, "slug": "hoi-thao-19-5-2023", "title": "Hội thảo", "title_en": "Workshop",
        "starts_at": "2023-05-19T00:30:00Z", "ends_at": "2023-05-19T04:30:00Z", "venue": "Hội trường tỉnh",
        "status": "published",
    }  # fmt: skip


class KindCount(Answer):
    """How many of one kind."""

    kind = fields.String()
    label = fields.String()
    label_en = fields.String()
    expected = fields.Integer()
    arrived = fields.Integer()


class UnitCount(Answer):
    """How many of one unit."""

    unit = fields.String()
    expected = fields.Integer()
    arrived = fields.Integer()


class SliceCount(Answer):
    """How many came first within ten minutes."""

    at = fields.DateTime()
    arrived = fields.Integer()


class PointCount(Answer):
    """How many at one point."""

    code = fields.String()
    label = fields.String()
    label_en = fields.String()
    admitted = fields.Integer()
    inside = fields.Integer()


class Stats(Answer):
    """The counts of a workshop at this moment."""

    expected = fields.Integer()
    arrived = fields.Integer()
    by_kind = fields.List(fields.Nested(KindCount))
    by_unit = fields.List(fields.Nested(UnitCount))
    by_ten_minutes = fields.List(fields.Nested(SliceCount))
    by_point = fields.List(fields.Nested(PointCount))
    example = {
        "expected": 200, "arrived": 1,
        "by_kind": [{"kind": "owner", "label": "Chủ thể OCOP", "label_en": "OCOP owner", "expected": 200,
                     "arrived": 1}],
        "by_unit": [{"unit": "HTX Bún gạo Minh Họa", "expected": 2, "arrived": 1}],
        "by_ten_minutes": [{"at": "2023-05-19T00:30:00Z", "arrived": 1}],
        "by_point": [{"code": "entry", "label": "Cửa vào", "label_en": "Entrance", "admitted": 1, "inside": 1}],
    }  # fmt: skip
