"""Words for the kinds of records that actions were done to."""

from flask_babel import gettext

from workshop.errors import N_

SUBJECTS = {
    "Admission": N_("Admission"), "Award": N_("Award"), "AwardKind": N_("Kind of award"), "Backup": N_("Backup"),
    "BlankEntry": N_("Entry of the stock of blanks"), "BlankStock": N_("Stock of blanks"),
    "Certification": N_("Certificate of a product"), "DeskPairing": N_("Pairing of a device"), "Host": N_("Organiser"),
    "Listing": N_("Product on a platform"), "Material": N_("Document"), "NumberBook": N_("Number book"),
    "Operator": N_("Operator of a platform"), "Platform": N_("Platform"), "PrinterProfile": N_("Printer"),
    "Artefact": N_("File of a memorandum"), "AttendanceRule": N_("Rule of certificates"),
    "BookNumber": N_("Document number"), "CertificatePattern": N_("Pattern of certificates"),
    "DelegateKind": N_("Kind of delegates"), "Delegation": N_("Delegation"), "DeskSetting": N_("Settings of the desks"),
    "EventRetention": N_("How long data is kept"), "HandOver": N_("Hand-over"), "Invitation": N_("Invitation"),
    "LeaderRule": N_("Reception of leaders"), "PaperDesk": N_("Signed paper list"), "Party": N_("Party"),
    "Point": N_("Check-in point"), "ReportIssue": N_("Report"), "ReportText": N_("Text of the report"),
    "Screen": N_("Screen of the hall"), "SignedCopy": N_("Signed copy"), "SpareTicket": N_("Spare ticket"),
    "StoredFile": N_("File"), "Undo": N_("Undo"), "WalkIn": N_("Walk-in"),
    "Question": N_("Question of a form"), "ProgrammeSession": N_("Item of the programme"), "Scan": N_("Scan"),
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
