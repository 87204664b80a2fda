"""Words for the kinds of records that actions were done to, and for the details of an action."""

from flask_babel import gettext

from workshop.errors import N_

SUBJECTS = {
    "AdminUnit": N_("Administrative unit"), "SetupLink": N_("One-time link"),
    "DataRequest": N_("Request about data"), "PrivacyText": N_("Words about personal data"),
    "RequestDeadline": N_("Deadlines of requests"),
    "ApiToken": N_("API token"), "AttendanceCertificate": N_("Certificate of attendance"),
    "AwardDecision": N_("Award decision"), "Booth": N_("Booth"),
    "Certificate": N_("Certificate"), "CheckinPoint": N_("Check-in point"), "DeskDevice": N_("Desk device"),
    "DialogueQuestion": N_("Question of the dialogue"), "Event": N_("Workshop"), "ImportBatch": N_("Table taken in"),
    "Mailing": N_("Message to many"), "Memorandum": N_("Memorandum"), "Message": N_("Message"),
    "MessageTemplate": N_("Text of a message"), "Organization": N_("Organisation"), "Owner": N_("OCOP owner"),
    "Product": N_("OCOP product"), "Registration": N_("Registration"), "StaffSession": N_("Browser"),
    "StageOrder": N_("Order on the stage"), "StageTurn": N_("Turn on the stage"), "User": N_("Staff account"),
}  # fmt: skip
DETAILS = {
    "above_capacity": N_("above the number of places"), "count": N_("number"), "fields": N_("fields"),
    "kind": N_("kind"), "renamed": N_("new name"), "reason": N_("reason"),
    "role": N_("role"), "roles": N_("roles"), "scopes": N_("scopes"), "status": N_("state"), "user": N_("account"),
}  # fmt: skip


def subject_words(kind):
    """A kind of record in the reader's language; its class name where it has no words."""
    return gettext(SUBJECTS[kind]) if kind in SUBJECTS else kind


def detail_words(details):
    """The details of an entry in one line; empty ones say nothing."""
    return "; ".join(f"{gettext(DETAILS[name]) if name in DETAILS else name}: {_value_words(value)}"
                     for name, value in details.items() if value not in (None, "", [], {}, False))  # fmt: skip


def _value_words(value):
    if value is True:
        return "✓"
    return ", ".join(str(part) for part in value) if isinstance(value, list) else value
