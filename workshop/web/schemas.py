"""What the schemas of the API share: the bases of what is taken and given, problems, and text that can be stored."""

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from workshop.vietnamese.names import nfc

LARGEST_PAGE = 200
LONGEST_CURSOR = 400


class Whole(validate.Regexp):
    """A pattern of a whole text, written so that JavaScript, which reads descriptions, and Python agree on it."""

    def __call__(self, value):
        """Refuse ``value`` unless all of it fits; Python's own ``$`` would let a line break follow."""
        if not self.regex.fullmatch(value):
            raise ValidationError(self._format_error(value))
        return value


class Storable(Whole):
    """Text that both databases hold: no NUL, and no half of a surrogate pair, which is no character."""

    def __init__(self):
        super().__init__(r"^[^\x00]*$")

    def __call__(self, value):
        """Refuse what cannot be written as UTF-8 too."""
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise ValidationError(self._format_error(value)) from error
        return super().__call__(value)


STORABLE = Storable()
UUID = Whole(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")


class Text(fields.String):
    """Text in NFC without space around it, of at most ``longest`` characters."""

    def __init__(self, longest=None, *, shortest=None, **more):
        length = [validate.Length(shortest, longest)] if longest or shortest else []
        super().__init__(validate=[*length, STORABLE, *more.pop("validate", [])], **more)

    def _deserialize(self, value, attr, data, **kwargs):
        return nfc(super()._deserialize(value, attr, data, **kwargs)).strip()


class Flag(fields.Boolean):
    """true or false and nothing that is read as one of them."""

    def _deserialize(self, value, attr, data, **kwargs):
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def one_of(*values, **more):
    """A field for one of a few words."""
    return fields.String(validate=validate.OneOf(values), **more)


class Asked(Schema):
    """What the API takes; fields that are not known are left for versions to come."""

    example = None

    class Meta:
        """Leave out what is not known."""

        unknown = EXCLUDE


class Answer(Schema):
    """What the API gives: every field is always there, except ``at_times``; later versions may add fields."""

    example = None
    at_times = ()

    class Meta:
        """Let the description say nothing against further fields."""

        unknown = EXCLUDE

    def on_bind_field(self, field_name, field_obj):
        """Describe a field as one that is always there."""
        field_obj.required = field_name not in self.at_times


class Problem(Answer):
    """A refusal or a failure (RFC 9457)."""

    at_times = ("errors",)
    type = fields.String()
    status = fields.Integer()
    title = fields.String()
    code = fields.String(metadata={"description": "the name of the refusal, stable for programs"})
    detail = fields.String(metadata={"description": "for a reader, in the language of `Accept-Language`"})
    instance = fields.String(metadata={"description": "the reference of this answer in the server's log"})
    errors = fields.Dict(metadata={"description": "what is wrong, by field"})


class ListQuery(Asked):
    """Which page of a list is wanted."""

    search = fields.String(load_default="", validate=[validate.Length(max=200), STORABLE],
                           metadata={"description": "words that its names hold"})  # fmt: skip
    cursor = fields.String(validate=[validate.Length(max=LONGEST_CURSOR), Whole(r"^[A-Za-z0-9_-]*$")],
                           metadata={"description": "`next_cursor` of the page before"})  # fmt: skip
    page_size = fields.Integer(validate=validate.Range(1, LARGEST_PAGE), metadata={"description": "50 unless said"})


def page_of(item):
    """The schema of a page of ``item`` and the cursor of the next."""
    return type(f"{item.__name__}Page", (Answer,), {
        "__doc__": f"A page of a list of {item.__name__}.",
        "items": fields.List(fields.Nested(item)),
        "next_cursor": fields.String(allow_none=True, metadata={"description": "null on the last page"}),
        "example": {"items": [item.example], "next_cursor": None},
    })  # fmt: skip
