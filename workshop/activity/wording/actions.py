"""Words for the actions on record and for the kinds of records they were done to."""

from flask_babel import gettext

from workshop.errors import N_

ACTIONS = {
    "accounts.link_made": N_("Made a one-time link"),
    "accounts.password_changed": N_("Changed a password"),
    "accounts.role_granted": N_("Granted a role"),
    "accounts.role_revoked": N_("Took a role away"),
    "accounts.session_revoked": N_("Signed a browser out"),
    "accounts.signed_in": N_("Signed in"),
    "accounts.token_created": N_("Made an API token"),
    "accounts.token_revoked": N_("Revoked an API token"),
    "accounts.user_created": N_("Made a staff account"),
    "accounts.user_deactivated": N_("Closed a staff account"),
    "accounts.user_edited": N_("Edited a staff account"),
    "accounts.user_reactivated": N_("Opened a staff account again"),
    "awards.approval_withdrawn": N_("Withdrew the approval of a decision"),
    "awards.batch_kept": N_("Kept the printed certificates of a decision"),
    "awards.certificate_issued": N_("Issued a certificate"),
    "awards.certificate_revoked": N_("Revoked a certificate"),
    "awards.decision_approved": N_("Approved an award decision"),
    "awards.decision_drafted": N_("Drafted an award decision"),
    "awards.decision_edited": N_("Edited an award decision"),
    "awards.decision_recorded": N_("Recorded number and date of an award decision"),
    "awards.issue_requested": N_("Asked for the certificates of a decision"),
    "awards.kind_created": N_("Added a kind of award"),
    "awards.order_changed": N_("Changed the order of recipients"),
    "awards.recipient_added": N_("Added a recipient of an award"),
    "awards.recipient_edited": N_("Edited a recipient of an award"),
    "awards.recipient_removed": N_("Removed a recipient of an award"),
    "awards.reissue_requested": N_("Asked to issue a certificate anew"),
    "awards.scan_attached": N_("Attached the scan of a decision"),
    "backup.restored": N_("Restored a backup"),
    "booths.booth_moved": N_("Moved a booth"),
    "booths.booth_placed": N_("Placed a booth"),
    "booths.booth_removed": N_("Removed a booth"),
    "ceremony.order_built": N_("Built the order on the stage"),
    "ceremony.order_changed": N_("Changed the order on the stage"),
    "checkin.admission_undone": N_("Undid an admission"),
    "checkin.desk_paired": N_("Paired a desk device"),
    "checkin.desk_revoked": N_("Revoked a desk device"),
    "checkin.pairing_cancelled": N_("Cancelled the pairing of a desk device"),
    "checkin.pairing_offered": N_("Offered to pair a desk device"),
    "checkin.point_created": N_("Made a check-in point"),
    "checkin.point_edited": N_("Edited a check-in point"),
    "checkin.quarantined_accepted": N_("Accepted scans of a revoked device"),
    "checkin.quarantined_dropped": N_("Dropped scans of a revoked device"),
    "checkin.scans_taken": N_("Took in scans of a desk"),
    "checkin.ticket_revoked": N_("Revoked a ticket"),
    "checkin.walk_in": N_("Admitted somebody who had not registered"),
    "checkin.walk_in_accepted": N_("Accepted a walk-in of a revoked device"),
    "checkin.walk_in_dropped": N_("Dropped a walk-in of a revoked device"),
    "dialogue.question_answered": N_("Answered a question of the dialogue"),
    "dialogue.question_asked": N_("Asked a question for the dialogue"),
    "dialogue.question_assigned": N_("Assigned a question of the dialogue"),
    "dialogue.question_moved": N_("Moved a question of the dialogue on"),
    "directory.admin_units_loaded": N_("Loaded administrative units"),
    "directory.organization_created": N_("Added an organisation"),
    "directory.organization_edited": N_("Edited an organisation"),
    "directory.organization_renamed": N_("Recorded a new name of an organisation"),
    "events.event_created": N_("Made a workshop"),
    "events.event_duplicated": N_("Duplicated a workshop"),
    "events.event_edited": N_("Edited a workshop"),
    "events.host_added": N_("Added a host"),
    "events.host_moved": N_("Moved a host in the order"),
    "events.host_removed": N_("Removed a host"),
    "events.kind_added": N_("Added a kind of delegates"),
    "events.kind_edited": N_("Edited a kind of delegates"),
    "events.material_added": N_("Added a document of the workshop"),
    "events.material_removed": N_("Removed a document of the workshop"),
    "events.session_added": N_("Added an item of the programme"),
    "events.session_edited": N_("Edited an item of the programme"),
    "events.session_moved": N_("Moved an item of the programme"),
    "events.session_removed": N_("Removed an item of the programme"),
    "events.status_changed": N_("Changed the state of a workshop"),
    "imports.batch_applied": N_("Took in a table"),
    "imports.batch_read": N_("Read a table"),
    "imports.batch_undone": N_("Undid the taking in of a table"),
    "mou.memorandum_drafted": N_("Drafted a memorandum"),
    "mou.memorandum_edited": N_("Edited a memorandum"),
    "mou.memorandum_reopened": N_("Opened a memorandum for editing again"),
    "mou.memorandum_signed": N_("Recorded the signing of a memorandum"),
    "mou.party_edited": N_("Edited a party of a memorandum"),
    "mou.products_edited": N_("Edited the products of a memorandum"),
    "mou.scan_attached": N_("Attached the scan of a memorandum"),
    "mou.scan_confirmed": N_("Confirmed the scan of a memorandum"),
    "mou.scan_removed": N_("Removed the scan of a memorandum"),
    "mou.signature_undone": N_("Undid the signing of a memorandum"),
    "mou.text_edited": N_("Edited the text of a memorandum"),
    "mou.text_issued": N_("Issued the text of a memorandum"),
    "mou.witness_added": N_("Added a witness to a memorandum"),
    "mou.witness_removed": N_("Removed a witness from a memorandum"),
    "ocop.certified": N_("Recorded an OCOP certification"),
    "ocop.listing_created": N_("Recorded a product on a platform"),
    "ocop.operator_created": N_("Added a platform's operator"),
    "ocop.owner_created": N_("Added an OCOP owner"),
    "ocop.owner_edited": N_("Edited an OCOP owner"),
    "ocop.platform_created": N_("Added a platform"),
    "ocop.product_created": N_("Added an OCOP product"),
    "ocop.product_edited": N_("Edited an OCOP product"),
    "paper.book_opened": N_("Opened a number book"),
    "paper.number_corrected": N_("Corrected a document number"),
    "paper.number_taken": N_("Took a document number"),
    "questions.question_added": N_("Added a question of the form"),
    "questions.question_edited": N_("Edited a question of the form"),
    "questions.question_moved": N_("Moved a question of the form"),
    "questions.question_removed": N_("Removed a question of the form"),
    "registrations.badges_requested": N_("Asked for badges"),
    "registrations.cancelled": N_("Cancelled a registration"),
    "registrations.confirmed": N_("Confirmed a registration"),
    "registrations.edited": N_("Edited a registration"),
    "registrations.link_revoked": N_("Revoked a personal link"),
    "registrations.order_cleared": N_("Let the titles order the delegates again"),
    "registrations.order_moved": N_("Moved a delegate in the order of rank"),
    "registrations.papers_undone": N_("Took back a change of order or zones"),
    "registrations.registered": N_("Registered a delegate"),
    "registrations.restored": N_("Restored a registration"),
    "registrations.spare_assigned": N_("Gave a spare ticket to a delegate"),
    "registrations.spares_made": N_("Made spare tickets"),
    "registrations.zone_assigned": N_("Gave delegates a zone"),
}
SUBJECTS = {
    "AdminUnit": N_("Administrative unit"), "SetupLink": N_("One-time link"),
    "ApiToken": N_("API token"), "AwardDecision": N_("Award decision"), "Booth": N_("Booth"),
    "Certificate": N_("Certificate"), "CheckinPoint": N_("Check-in point"), "DeskDevice": N_("Desk device"),
    "DialogueQuestion": N_("Question of the dialogue"), "Event": N_("Workshop"), "ImportBatch": N_("Table taken in"),
    "Memorandum": N_("Memorandum"), "Organization": N_("Organisation"), "Owner": N_("OCOP owner"),
    "Product": N_("OCOP product"), "Registration": N_("Registration"), "StaffSession": N_("Browser"),
    "User": N_("Staff account"),
}  # fmt: skip
DETAILS = {
    "count": N_("number"), "fields": N_("fields"), "kind": N_("kind"), "renamed": N_("new name"),
    "reason": N_("reason"), "role": N_("role"), "roles": N_("roles"), "scopes": N_("scopes"),
    "status": N_("state"), "user": N_("account"),
}  # fmt: skip


def action_words(action):
    """An action as a sentence in the reader's language; the code where it has no words."""
    return gettext(ACTIONS[action]) if action in ACTIONS else action


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
