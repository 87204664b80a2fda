"""Words for the details of an action: what each is called, and what its codes mean."""

import re

from flask_babel import gettext

from workshop.accounts.permissions import ROLE_NAMES
from workshop.errors import N_

NAMES = {
    "above_capacity": N_("above the number of places"), "accepted": N_("accepted by a person"),
    "afresh": N_("from the start"), "after": N_("after"), "alone": N_("alone"), "articles": N_("articles"),
    "award": N_("award"), "awards": N_("awards"), "before": N_("before"), "book": N_("number book"),
    "came_by": N_("how it came"), "certificate": N_("certificate"), "certificates": N_("certificates"),
    "change": N_("change"), "closing": N_("closing of registration"), "code": N_("code"), "column": N_("column"),
    "complete": N_("complete"),
    "count": N_("number"), "days": N_("days"), "decision": N_("decision"), "dropped": N_("given up"),
    "external": N_("numbers of another office"), "fields": N_("fields"), "file": N_("file"), "files": N_("files"),
    "form": N_("form"), "from_scan": N_("from scan"), "group": N_("group"), "group_size": N_("size of a group"),
    "groups": N_("groups"), "how": N_("how"), "is_automatic": N_("by itself"), "is_named": N_("somebody named"),
    "is_strict": N_("strict"), "issue": N_("issue"), "job": N_("background job"), "kind": N_("kind"),
    "language": N_("language"), "leader": N_("leader"), "left": N_("left as they are"), "mode": N_("what is shown"),
    "minutes": N_("minutes"), "months": N_("months"), "movement": N_("movement"),
    "names_months": N_("months for names"),
    "needed": N_("needed"),
    "number": N_("number"), "organization": N_("organisation"), "other": N_("the other one"), "owner": N_("owner"),
    "pages": N_("pages"), "part": N_("part"), "party": N_("party"), "people": N_("people"),
    "platform": N_("platform"), "points": N_("check-in points"), "product": N_("product"),
    "products": N_("products"), "purpose": N_("what for"), "purposes": N_("what for"),
    "quarantined": N_("kept aside"), "question": N_("question"), "quota": N_("places for the unit"),
    "reason": N_("reason"), "registration": N_("registration"), "registrations": N_("registrations"),
    "rehearses": N_("rehearsal of point"), "renamed": N_("new name"), "replaces": N_("in place of"),
    "role": N_("role"), "roles": N_("roles"), "rows": N_("rows"), "scan": N_("scan"), "scans": N_("scans"),
    "scopes": N_("scopes"), "sections": N_("sections"),
    "sessions": N_("items of the programme"), "serial": N_("link number"), "sha256": "SHA-256",
    "sheets": N_("sheets"), "signed_on": N_("signed on"), "source": N_("from"), "status": N_("state"),
    "stock": N_("stock"), "tables": N_("tables"), "to_scan": N_("to scan"), "topic": N_("subject"),
    "turns": N_("turns"), "undo": N_("undo"), "units": N_("units"), "user": N_("account"),
    "valid_from": N_("valid from"), "value": N_("value"), "version": N_("version"), "way": N_("way"),
    "why": N_("why"), "with_contacts": N_("with phones and e-mails"), "year": N_("year"),
}  # fmt: skip
_STATES = {
    "pending": N_("Waiting for approval"), "confirmed": N_("Confirmed"), "waiting": N_("Waiting"),
    "cancelled": N_("Cancelled"), "draft": N_("Draft"), "published": N_("Published"), "closed": N_("Closed"),
    "approved": N_("Approved"), "issued": N_("Issued"), "revoked": N_("Revoked"), "done": N_("Done"),
    "absent": N_("Absent"), "valid": N_("Valid"), "preview": N_("Preview"), "replaced": N_("Replaced"),
    "new": N_("New"), "answered": N_("Answered"), "asked": N_("Asked"), "hidden": N_("Hidden"), "shown": N_("Shown"),
}  # fmt: skip
_PURPOSES = {
    "attend": N_("Use of my data for this workshop"), "contact": N_("Contact after the workshop"),
    "photo": N_("Photographs"), "share": N_("Sharing with e-commerce platforms"),
}  # fmt: skip
_ROLES = {**ROLE_NAMES, "lead": N_("Leads"), "partner": N_("Takes part")}
CODES = {
    "accepted": {"signed_other_day": N_("another day than in the text"), "scan_too_long": N_("pages too many")},
    "after": _STATES, "before": _STATES, "status": _STATES,
    "came_by": {
        "link": N_("by the personal link"), "phone": N_("by phone"), "letter": N_("by letter"),
        "email": N_("by e-mail"), "visit": N_("in person"),
    },
    "how": {
        "axis": N_("Document exchange (trục văn bản)"), "zalo": "Zalo", "hand": N_("By hand"), "email": N_("E-mail"),
        "phone": N_("By phone"),
    },
    "kind": {
        "password": N_("password"), "first_administrator": N_("first administrator"),
        "registrations": N_("Delegates"), "ocop": N_("OCOP registry"),
        "placed": N_("Confirmation of a place"), "waiting": N_("On the waiting list"),
        "pending": N_("Registration received, to be approved"), "promoted": N_("A place from the waiting list"),
        "reminder": N_("Reminder"), "change": N_("Change of time, place or programme"),
        "cancelled": N_("Cancellation of a registration"), "event_cancelled": N_("The workshop does not take place"),
        "invitation": N_("Invitation of a unit"), "unit_reminder": N_("Reminder to a unit that has not answered"),
        "view": N_("See the data"), "correct": N_("Correct the data"), "withdraw": N_("Take an agreement back"),
        "restrict": N_("Only keep the data, do not use it"), "object": N_("Object to a use"),
        "delete": N_("Delete the data"), "complain": N_("Complain"),
    },
    "language": {"vi": "Tiếng Việt", "en": "English"},
    "mode": {
        "welcome": N_("Welcome"), "arrivals": N_("Arrivals"), "question": N_("Question"), "signing": N_("Signing"),
        "award": N_("Awards"), "programme": N_("Programme"),
    },
    "part": {"signing": N_("Signing"), "awards": N_("Awards"), "award": N_("Awards")},
    "purpose": _PURPOSES, "purposes": _PURPOSES, "role": _ROLES, "roles": _ROLES,
    "source": {
        "public": N_("Public form"), "staff": N_("Entered by the office"), "import": N_("List sent by a unit"),
        "api": N_("Another system"), "walk_in": N_("Reception desk"), "invitation": N_("Invitation"),
    },
    "way": {
        "stage": N_("on the stage"), "office": N_("at the office"), "post": N_("by post"), "upload": N_("Uploaded"),
        "pkcs12": N_("Signed with a key file"),
    },
}  # fmt: skip
_HASH = re.compile(r"[0-9a-f]{64}")


def detail_words(details):
    """The details of an entry in one line; empty ones say nothing."""
    return "; ".join(f"{gettext(NAMES[name]) if name in NAMES else name}: {_value_words(name, value)}"
                     for name, value in details.items() if value not in (None, "", [], {}, False))  # fmt: skip


def _value_words(name, value):
    if value is True:
        return "✓"
    parts = value if isinstance(value, list) else [value]
    return ", ".join(_one(CODES.get(name, {}), part) for part in parts if part is not None)


def _one(codes, part):
    text = str(part)
    if text in codes:
        return gettext(codes[text])
    return f"{text[:8]}…" if _HASH.fullmatch(text) else text
