"""What the API takes and gives about memoranda."""

from marshmallow import fields, validate

from workshop.mou.models import STATUSES
from workshop.web.schemas import Answer, ListQuery, one_of

STANDINGS = (*STATUSES, "replaced", "expired")


class MemorandumQuery(ListQuery):
    """Which memoranda are wanted."""

    status = one_of(*STANDINGS, metadata={"description": "as of today; all of them unless said"})


class PartyAnswer(Answer):
    """A party (bên), without contacts."""

    role = one_of("owner", "operator", "witness")
    name = fields.String()
    signatories = fields.List(fields.String())


class MemorandumAnswer(Answer):
    """A memorandum (biên bản ghi nhớ)."""

    id = fields.Integer()
    code = fields.String(metadata={"description": "of the public address /v/<code>"})
    number = fields.String()
    title = fields.String()
    subject = fields.String()
    status = one_of(*STANDINGS)
    event = fields.String(allow_none=True, metadata={"description": "the slug of its workshop"})
    platform = fields.String(allow_none=True)
    parties = fields.List(fields.Nested(PartyAnswer))
    products = fields.List(fields.String())
    signed_on = fields.Date(allow_none=True)
    confirmed = fields.Boolean(metadata={"description": "whether a second person compared scan and text"})
    text_sha256 = fields.String(
        allow_none=True, validate=validate.Regexp(r"^[0-9a-f]{64}$"), metadata={"description": "of the issued PDF"}
    )
    demonstration = fields.Boolean()
    version = fields.Integer()
    example = {
        "id": 5, "code": "0123456789BCFGHJ", "number": "05/2023/BBGN", "title": "Biên bản ghi nhớ",
        "subject": "Tiêu thụ bún gạo", "status": "signed", "event": "hoi-thao-19-5-2023", "platform": "Sàn Minh Họa",
        "parties": [{"role": "owner", "name": "HTX Bún gạo Minh Họa", "signatories": ["Nguyễn Thị Minh Họa"]}],
        "products": ["Bún gạo"], "signed_on": "2023-05-19", "confirmed": True,
        "text_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "demonstration": True,
        "version": 3,
    }  # fmt: skip
