"""What the API gives of the registry."""

from marshmallow import fields, validate

from workshop.ocop.ranks import FORMS, KINDS, RANKS
from workshop.web.schemas import Answer, one_of


class OwnerAnswer(Answer):
    """An owner (chủ thể OCOP)."""

    id = fields.Integer()
    name = fields.String()
    kind = one_of(*KINDS)
    representative = fields.String()
    representative_title = fields.String()
    address = fields.String()
    phone = fields.String(allow_none=True)
    email = fields.String(allow_none=True)
    website = fields.String()
    tax_code = fields.String(
        allow_none=True, metadata={"description": "a household's 12 digits are masked but for the last three"}
    )
    is_women_led = fields.Boolean(allow_none=True, metadata={"description": "null where nobody said"})
    demonstration = fields.Boolean()
    products = fields.List(fields.Integer(), metadata={"description": "ids of its products"})
    version = fields.Integer()
    example = {
        "id": 12, "name": "HTX Bún gạo Minh Họa", "kind": "htx", "representative": "Nguyễn Thị Minh Họa",
        "representative_title": "Giám đốc", "address": "Xã Minh Họa", "phone": "0912345678", "email": None,
        "website": "", "tax_code": "1900123456", "is_women_led": True, "demonstration": True, "products": [31],
        "version": 1,
    }  # fmt: skip


class Named(Answer):
    """A record that is named beside another."""

    id = fields.Integer()
    name = fields.String()


class CertificationAnswer(Answer):
    """A certification (giấy chứng nhận): one decision on one product."""

    id = fields.Integer()
    stars = fields.Integer(validate=validate.Range(1, 5))
    is_potential = fields.Boolean(metadata={"description": "potential 5 stars: scored, not yet recognised"})
    decision_number = fields.String()
    decided_on = fields.Date(allow_none=True)
    issuer = fields.String()
    expires_on = fields.Date(allow_none=True)
    form = one_of(*FORMS)


class ProductAnswer(Answer):
    """A product (sản phẩm) with every certification."""

    id = fields.Integer()
    name = fields.String()
    owner = fields.Nested(Named)
    group = fields.String()
    subgroup = fields.String()
    packaging = fields.String()
    is_women_led = fields.Boolean(allow_none=True, metadata={"description": "of its owner"})
    rank = one_of(*RANKS, allow_none=True, metadata={"description": "of the certification decided last"})
    certifications = fields.List(fields.Nested(CertificationAnswer))
    demonstration = fields.Boolean()
    version = fields.Integer()
    example = {
        "id": 31, "name": "Bún gạo", "owner": {"id": 12, "name": "HTX Bún gạo Minh Họa"}, "group": "Thực phẩm",
        "subgroup": "", "packaging": "500 g", "is_women_led": True, "rank": "4",
        "certifications": [{"id": 8, "stars": 4, "is_potential": False, "decision_number": "7/QĐ-UBND",
                            "decided_on": "2022-08-22", "issuer": "", "expires_on": "2025-08-22", "form": "new"}],
        "demonstration": True, "version": 1,
    }  # fmt: skip


class OperatorAnswer(Answer):
    """The legal person behind a platform."""

    id = fields.Integer()
    legal_name = fields.String()
    branch_name = fields.String()


class PlatformAnswer(Answer):
    """A platform (sàn thương mại điện tử)."""

    id = fields.Integer()
    name = fields.String()
    kind = fields.String()
    website = fields.String()
    operator = fields.Nested(OperatorAnswer, allow_none=True)
    can_sign = fields.Boolean(metadata={"description": "whether a legal person is known that can sign for it"})
    demonstration = fields.Boolean()
    version = fields.Integer()
    example = {
        "id": 2, "name": "Sàn Minh Họa", "kind": "", "website": "https://san.example",
        "operator": {"id": 2, "legal_name": "Công ty Cổ phần Sàn Minh Họa", "branch_name": ""}, "can_sign": True,
        "demonstration": True, "version": 1,
    }  # fmt: skip


class ListingAnswer(Answer):
    """Where a product is or was offered."""

    id = fields.Integer()
    product = fields.Nested(Named)
    owner = fields.Nested(Named)
    platform = fields.Nested(Named)
    url = fields.String()
    listed_on = fields.Date(allow_none=True)
    ended_on = fields.Date(allow_none=True)
    example = {
        "id": 4, "product": {"id": 31, "name": "Bún gạo"}, "owner": {"id": 12, "name": "HTX Bún gạo Minh Họa"},
        "platform": {"id": 2, "name": "Sàn Minh Họa"}, "url": "https://san.example/bun-gao",
        "listed_on": "2023-05-19", "ended_on": None,
    }  # fmt: skip
