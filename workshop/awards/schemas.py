"""What the API gives of awards."""

from marshmallow import fields

from workshop.web.schemas import Answer, one_of


class DecisionAnswer(Answer):
    """The decision (quyết định) by which an award is given."""

    id = fields.Integer()
    number = fields.String(allow_none=True)
    decided_on = fields.Date(allow_none=True)
    event_id = fields.Integer(allow_none=True)


class CertificateAnswer(Answer):
    """The latest paper of an award."""

    code = fields.String(metadata={"description": "of the public address /v/<code>"})
    status = one_of("valid", "preview", "replaced", "revoked")
    issue = fields.Integer(allow_none=True, metadata={"description": "counted from 1; a preview is no issue"})
    issued_at = fields.DateTime()


class AwardAnswer(Answer):
    """An award (khen thưởng) with the state of its certificate."""

    id = fields.Integer()
    kind = fields.String()
    printed_name = fields.String()
    printed_address = fields.String()
    recipient_kind = one_of("collective", "individual", "household")
    register_number = fields.String(allow_none=True)
    stage_order = fields.Integer(allow_none=True)
    decision = fields.Nested(DecisionAnswer)
    certificate = fields.Nested(CertificateAnswer, allow_none=True)
    demonstration = fields.Boolean()
    example = {
        "id": 7, "kind": "bang_khen", "printed_name": "Hợp tác xã Bún gạo Minh Họa",
        "printed_address": "Xã Minh Họa", "recipient_kind": "collective", "register_number": "12",
        "stage_order": 1,
        "decision": {"id": 1, "number": "812/QĐ-UBND", "decided_on": "2023-05-12", "event_id": 1},
        "certificate": {"code": "0123456789BCFGHJ", "status": "valid", "issue": 1,
                        "issued_at": "2023-05-19T01:00:00+00:00"},
        "demonstration": True,
    }  # fmt: skip
