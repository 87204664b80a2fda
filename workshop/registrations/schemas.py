"""What the API takes and gives about registrations."""

from marshmallow import fields, validate

from workshop.web.schemas import Answer, Asked, Text, page_of

HONORIFICS = ("", "ông", "bà", "đồng chí")
STATUSES = ("pending", "confirmed", "waiting", "cancelled")


class RegistrationIn(Asked):
    """A delegate to register; at least the full name."""

    full_name = Text(120, shortest=1, required=True)
    honorific = Text(validate=[validate.OneOf(HONORIFICS)])
    position = Text(400, metadata={"description": "all titles in one line, or else `titles`"})
    titles = fields.List(Text(200, shortest=1), metadata={"description": "one by one, the highest first"})
    organization = Text(200)
    kind = Text(20, metadata={"description": "a code of the workshop's kinds; its last one unless said"})
    phone = Text(40, allow_none=True)
    email = Text(254, allow_none=True)
    status = Text(validate=[validate.OneOf(("confirmed", "pending"))],
                  metadata={"description": "the rules of the workshop decide unless said"})  # fmt: skip
    example = {
        "full_name": "Nguyễn Thị Minh Họa", "honorific": "bà", "position": "Giám đốc",
        "organization": "HTX Bún gạo Minh Họa", "phone": "0912345678", "status": "confirmed",
    }  # fmt: skip


class RegistrationChange(RegistrationIn):
    """What is to be changed, and the version that was seen (or If-Match)."""

    full_name = Text(120, shortest=1)
    status = Text(validate=[validate.OneOf(("confirmed", "cancelled"))])
    version = fields.Integer(strict=True, metadata={"description": "that was seen, unless If-Match says it"})
    example = {"position": "Phó Giám đốc", "version": 1}


class RegistrationOut(Answer):
    """A registration; ``ticket_code`` only with ``registrations:read``."""

    at_times = ("ticket_code",)
    id = fields.Integer()
    full_name = fields.String()
    honorific = fields.String()
    position = fields.String()
    organization = fields.String()
    kind = fields.String()
    status = fields.String(validate=validate.OneOf(STATUSES))
    phone = fields.String(allow_none=True, metadata={"description": "null in lists where its owner asked so"})
    email = fields.String(allow_none=True, metadata={"description": "null in lists where its owner asked so"})
    ticket_code = fields.String(metadata={"description": "with the scope registrations:read alone"})
    version = fields.Integer()
    example = {
        "id": 41, "full_name": "Nguyễn Thị Minh Họa", "honorific": "bà", "position": "Giám đốc",
        "organization": "HTX Bún gạo Minh Họa", "kind": "owner", "status": "confirmed", "phone": "0912345678",
        "email": None, "ticket_code": "0123456789BCFGHJ", "version": 1,
    }  # fmt: skip


RegistrationPage = page_of(RegistrationOut)
