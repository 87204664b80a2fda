"""What the API takes and gives about registrations."""

from marshmallow import EXCLUDE, Schema, fields, validate

from workshop.vietnamese.names import nfc

HONORIFICS = ("", "ông", "bà", "đồng chí")


class Text(fields.String):
    """Text in NFC without space around it."""

    def _deserialize(self, value, attr, data, **kwargs):
        return nfc(super()._deserialize(value, attr, data, **kwargs)).strip()


class RegistrationIn(Schema):
    """A delegate to register; at least the full name."""

    class Meta:
        """Unknown fields are ignored, so that an older server takes a newer client."""

        unknown = EXCLUDE

    full_name = Text(required=True, validate=validate.Length(1, 120))
    honorific = Text(validate=validate.OneOf(HONORIFICS))
    position = Text(validate=validate.Length(max=400))
    titles = fields.List(Text(validate=validate.Length(1, 200)))
    organization = Text(validate=validate.Length(max=200))
    kind = Text(validate=validate.Length(max=20))
    phone = Text(allow_none=True, validate=validate.Length(max=40))
    email = Text(allow_none=True, validate=validate.Length(max=254))
    status = Text(validate=validate.OneOf(("confirmed", "pending")))


class RegistrationChange(RegistrationIn):
    """What is to be changed, and the version that was seen (or If-Match)."""

    full_name = Text(validate=validate.Length(1, 120))
    status = Text(validate=validate.OneOf(("confirmed", "cancelled")))
    version = fields.Integer(strict=True)


class RegistrationOut(Schema):
    """A registration; ``ticket_code`` only with ``registrations:read``."""

    id = fields.Integer()
    full_name = fields.String()
    honorific = fields.String()
    position = fields.String()
    organization = fields.String()
    kind = fields.String()
    status = fields.String()
    phone = fields.String(allow_none=True)
    email = fields.String(allow_none=True)
    ticket_code = fields.String()
    version = fields.Integer()


class RegistrationPage(Schema):
    """A page of registrations and the cursor of the next."""

    items = fields.List(fields.Nested(RegistrationOut))
    next_cursor = fields.String(allow_none=True)
