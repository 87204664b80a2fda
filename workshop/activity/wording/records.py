"""Words for the kinds of records that actions were done to."""

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


def subject_words(kind):
    """A kind of record in the reader's language; its class name where it has no words."""
    return gettext(SUBJECTS[kind]) if kind in SUBJECTS else kind
