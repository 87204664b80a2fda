"""What the API of check-in takes; scans are read by hand in items.py, and only described here."""

from marshmallow import fields, validate

from workshop.web.schemas import LONGEST_CURSOR, STORABLE, UUID, Asked, Flag, one_of

LARGEST_ID = 2**31 - 1
MOMENT = "2023-05-19T07:31:00+07:00"


def _text(longest, *, shortest=None, **more):
    return fields.String(validate=[validate.Length(shortest, longest), STORABLE], **more)


class Page(Asked):
    """Where a list goes on."""

    cursor = _text(LONGEST_CURSOR, metadata={"description": "`cursor` of the answer before; one of another epoch, "
                                                            "or none, begins anew"})  # fmt: skip
    page_size = fields.Integer(load_default=500, validate=validate.Range(1, 1000))


class Search(Asked):
    """What a desk looks for."""

    q = _text(120, required=True)
    page_size = fields.Integer(load_default=20, validate=validate.Range(1, 50))


class Scan(Asked):
    """One scan, which names a `code` or a `registration`; a malformed one is answered on its own."""

    id = fields.String(required=True, validate=UUID, metadata={"description": "made by the client, new for each scan"})
    point = fields.String(required=True)
    code = fields.String(metadata={"description": "what was scanned, or else `registration`"})
    registration = fields.Integer(validate=validate.Range(1, LARGEST_ID))
    direction = one_of("in", "out", load_default="in")
    scanned_at = fields.AwareDateTime(required=True)
    offline = Flag(load_default=False, metadata={"description": "it already happened"})
    shown = one_of("admitted", "refused", allow_none=True)


class Scans(Asked):
    """A request of up to 500 scans."""

    sent_at = fields.AwareDateTime(metadata={"description": "the desk's clock at sending"})
    queue = fields.Integer(
        metadata={"description": "what waits on the device, the scans of this request included"}
    )
    list_age = fields.Integer(metadata={"description": "seconds since its list was brought up to date"})
    scans = fields.List(fields.Nested(Scan), required=True, validate=validate.Length(max=500))
    example = {
        "sent_at": MOMENT, "queue": 1, "list_age": 12,
        "scans": [{"id": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "point": "entry", "code": "0123456789BCFGHJ",
                   "direction": "in", "scanned_at": MOMENT, "offline": False, "shown": "admitted"}],
    }  # fmt: skip


class Person(Asked):
    """Who stands at the desk."""

    full_name = _text(120, shortest=1, required=True)
    honorific = _text(8, load_default="")
    position = _text(200, load_default="")
    organization = _text(200, load_default="")
    kind = _text(20, load_default="", metadata={"description": "a code of the workshop's kinds"})
    phone = _text(40, load_default="", allow_none=True)
    email = _text(254, load_default="", allow_none=True)


class WalkIn(Asked):
    """Somebody who is on no list."""

    id = fields.String(required=True, validate=UUID)
    point = _text(40, shortest=1, required=True)
    person = fields.Nested(Person, required=True)
    ticket_code = _text(40, load_default=None, allow_none=True, metadata={"description": "of a spare ticket given"})
    group_code = _text(40, load_default=None, allow_none=True, metadata={"description": "the one code of a unit"})
    offline = Flag(load_default=False, metadata={"description": "the person was let in already"})
    in_place_of = fields.Integer(
        strict=True, load_default=None, allow_none=True, validate=validate.Range(1, LARGEST_ID)
    )
    scanned_at = fields.AwareDateTime(load_default=None, allow_none=True)
    sent_at = fields.AwareDateTime(load_default=None, allow_none=True)
    example = {
        "id": "6fa459ea-ee8a-4ca4-894e-db77e160355e", "point": "entry",
        "person": {"full_name": "Trần Văn Minh Họa", "organization": "Xã Minh Họa", "phone": "0912345679"},
        "scanned_at": MOMENT, "sent_at": MOMENT,
    }  # fmt: skip


class Undo(Asked):
    """An admission taken back."""

    id = fields.String(required=True, validate=UUID)
    scan = fields.String(required=True, validate=UUID)
    reason = _text(200, shortest=1, required=True)
    example = {
        "id": "16fd2706-8baf-433b-82eb-8c7fada847da", "scan": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "reason": "quét nhầm người",
    }  # fmt: skip
