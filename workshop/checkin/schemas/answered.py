"""What the API of check-in answers to scans, searches, walk-ins and undos."""

from marshmallow import fields

from workshop.registrations.schemas import STATUSES
from workshop.web.schemas import Answer, one_of

REASONS = (
    "already_in", "not_confirmed", "cancelled", "wrong_event", "kind_not_admitted", "point_closed", "outside_hours",
    "revoked_ticket", "malformed", "id_reused",
)  # fmt: skip
FLAGS = (*REASONS, "shown_admitted", "shown_refused", "admitted_twice", "clock_skew", "quarantined", "not_in", "undone")
STANDINGS = ("entry", "reentry", "exit", "duplicate", "none")
WHY_NOT_ADMITTED = "`kind_not_admitted`: the point has a list `admits` of kinds, and this delegate's is not in it"
SCAN = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
PERSON = {
    "id": 41, "full_name": "Nguyễn Thị Minh Họa", "position": "Giám đốc", "organization": "HTX Bún gạo Minh Họa",
    "kind": "owner",
}  # fmt: skip


class PersonAnswer(Answer):
    """Whom an answer names."""

    id = fields.Integer()
    full_name = fields.String()
    position = fields.String()
    organization = fields.String()
    kind = fields.String()


class First(Answer):
    """The scan that was first."""

    at = fields.DateTime()
    desk = fields.String()
    point = fields.String()


class Result(Answer):
    """The answer to one scan."""

    id = fields.Raw(metadata={"description": "the id as it was sent: a text, in every scan that can be read"})
    outcome = one_of("accepted", "duplicate", "refused", "unknown")
    replayed = fields.Boolean(metadata={"description": "this id was answered before; `outcome` is that answer"})
    reason = one_of(*REASONS, allow_none=True, metadata={"description": WHY_NOT_ADMITTED})
    flags = fields.List(one_of(*FLAGS))
    standing = one_of(*STANDINGS, metadata={"description": "what stands now, whatever was answered"})
    registration = fields.Nested(PersonAnswer, allow_none=True)
    first = fields.Nested(First, allow_none=True, metadata={"description": "of a duplicate"})


class Results(Answer):
    """One answer a scan, in their order."""

    at_times = ("status",)
    results = fields.List(fields.Nested(Result))
    server_time = fields.DateTime()
    status = one_of("quarantined", metadata={"description": "with 202: kept aside until a person decides"})
    example = {
        "results": [{"id": SCAN, "outcome": "accepted", "replayed": False, "reason": None, "flags": [],
                     "standing": "entry", "registration": PERSON, "first": None}],
        "server_time": "2023-05-19T00:31:00Z",
    }  # fmt: skip


class Admitted(Answer):
    """Where somebody was let in."""

    point = fields.String()
    at = fields.DateTime()
    left_at = fields.DateTime(allow_none=True)
    scan = fields.String(metadata={"description": "which an undo names"})


class FoundPerson(PersonAnswer):
    """Somebody whom a search found."""

    status = one_of(*STATUSES)
    honorific = fields.String()
    replaced_by = fields.String(allow_none=True, metadata={"description": "the name of who comes instead"})
    admitted = fields.List(fields.Nested(Admitted))


class Group(Answer):
    """The unit whose one code was asked for."""

    unit = fields.String()
    kind = fields.String()


class Found(Answer):
    """Whom a search found."""

    items = fields.List(fields.Nested(FoundPerson))
    group = fields.Nested(Group, allow_none=True)
    next_cursor = fields.String(allow_none=True, metadata={"description": "always null: narrow the words instead"})
    example = {
        "items": [{**PERSON, "status": "confirmed", "honorific": "bà", "replaced_by": None,
                   "admitted": [{"point": "entry", "at": "2023-05-19T00:31:00Z", "left_at": None, "scan": SCAN}]}],
        "group": None, "next_cursor": None,
    }  # fmt: skip


class Newcomer(PersonAnswer):
    """Who was registered at the desk."""

    ticket_code = fields.String()


class WalkInAnswer(Answer):
    """What became of a walk-in."""

    id = fields.String()
    outcome = one_of("accepted", "quarantined")
    replayed = fields.Boolean()
    scan = fields.String(allow_none=True)
    registration = fields.Nested(Newcomer, allow_none=True)
    example = {
        "id": "6fa459ea-ee8a-4ca4-894e-db77e160355e", "outcome": "accepted", "replayed": False,
        "scan": "6fa459ea-ee8a-4ca4-894e-db77e160355e",
        "registration": {**PERSON, "ticket_code": "0123456789BCFGHJ"},
    }  # fmt: skip


class UndoAnswer(Answer):
    """What became of an undo."""

    id = fields.String()
    scan = fields.String()
    outcome = one_of("undone", "nothing")
    replayed = fields.Boolean()
    standing = one_of(*STANDINGS)
    registration = fields.Nested(PersonAnswer, allow_none=True)
    example = {
        "id": "16fd2706-8baf-433b-82eb-8c7fada847da", "scan": SCAN, "outcome": "undone", "replayed": False,
        "standing": "none", "registration": PERSON,
    }  # fmt: skip
