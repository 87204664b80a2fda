"""What the API's description says of its bodies; scans are read by hand in items.py."""

from marshmallow import EXCLUDE, Schema, fields, validate

UUID = validate.Regexp(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
CLEAN = validate.Regexp("^[^\x00\ud800-\udfff]*\\Z")
REASONS = (
    "already_in", "not_confirmed", "cancelled", "wrong_event", "kind_not_admitted", "point_closed", "outside_hours",
    "revoked_ticket", "malformed", "id_reused",
)  # fmt: skip
WHY_NOT_ADMITTED = "`kind_not_admitted`: the point has a list `admits` of kinds, and this delegate's is not in it"


def _text(longest, **more):
    return fields.String(validate=[validate.Length(max=longest), CLEAN], **more)


class Lenient(Schema):
    """Unknown fields are left for versions to come."""

    class Meta:
        """Leave out what is not known."""

        unknown = EXCLUDE


class Page(Lenient):
    """Where a list goes on."""

    cursor = fields.String(validate=validate.Length(max=400))
    page_size = fields.Integer(load_default=500, validate=validate.Range(1, 1000))


class Search(Lenient):
    """What a desk looks for."""

    q = fields.String(required=True, validate=[validate.Length(max=120), CLEAN])
    page_size = fields.Integer(load_default=20, validate=validate.Range(1, 50))


class Scan(Lenient):
    """One scan; a malformed one is answered on its own."""

    id = fields.UUID(required=True)
    point = fields.String(required=True)
    code = fields.String(metadata={"description": "what was scanned, or else `registration`"})
    registration = fields.Integer()
    direction = fields.String(validate=validate.OneOf(["in", "out"]), load_default="in")
    scanned_at = fields.DateTime(required=True)
    offline = fields.Boolean(load_default=False, metadata={"description": "it already happened"})
    shown = fields.String(validate=validate.OneOf(["admitted", "refused"]), allow_none=True)


class Scans(Lenient):
    """A request of up to 500 scans."""

    sent_at = fields.DateTime(metadata={"description": "the desk's clock at sending"})
    queue = fields.Integer(
        metadata={"description": "what waits on the device, the scans of this request included"}
    )
    list_age = fields.Integer(metadata={"description": "seconds since its list was brought up to date"})
    scans = fields.List(fields.Nested(Scan), required=True, validate=validate.Length(max=500))


class PersonAnswer(Lenient):
    """Whom a scan names."""

    id = fields.Integer()
    full_name = fields.String()
    position = fields.String()
    organization = fields.String()
    kind = fields.String()


class First(Lenient):
    """The scan that was first."""

    at = fields.DateTime()
    desk = fields.String()
    point = fields.String()


class Result(Lenient):
    """The answer to one scan."""

    id = fields.String()
    outcome = fields.String(validate=validate.OneOf(["accepted", "duplicate", "refused", "unknown"]))
    replayed = fields.Boolean()
    reason = fields.String(
        allow_none=True, validate=validate.OneOf(REASONS), metadata={"description": WHY_NOT_ADMITTED}
    )
    flags = fields.List(fields.String())
    standing = fields.String(validate=validate.OneOf(["entry", "reentry", "exit", "duplicate", "none"]))
    registration = fields.Nested(PersonAnswer, allow_none=True)
    first = fields.Nested(First, allow_none=True)


class Results(Lenient):
    """One answer a scan, in their order."""

    results = fields.List(fields.Nested(Result))


class Person(Lenient):
    """Who stands at the desk."""

    full_name = _text(120, required=True)
    honorific = _text(8, load_default="")
    position = _text(200, load_default="")
    organization = _text(200, load_default="")
    kind = _text(20, load_default="")
    phone = _text(40, load_default="", allow_none=True)
    email = _text(254, load_default="", allow_none=True)


class WalkIn(Lenient):
    """Somebody who is on no list."""

    id = fields.String(required=True, validate=UUID)
    point = _text(40, required=True)
    person = fields.Nested(Person, required=True)
    ticket_code = _text(40, load_default=None, allow_none=True)
    group_code = _text(40, load_default=None, allow_none=True)
    offline = fields.Boolean(load_default=False, metadata={"description": "the person was let in already"})
    in_place_of = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, 2**31 - 1))
    scanned_at = fields.AwareDateTime(load_default=None, allow_none=True)
    sent_at = fields.AwareDateTime(load_default=None, allow_none=True)


class Undo(Lenient):
    """An admission taken back."""

    id = fields.String(required=True, validate=UUID)
    scan = fields.String(required=True, validate=UUID)
    reason = fields.String(required=True, validate=[validate.Length(1, 200), CLEAN])
