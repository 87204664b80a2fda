"""What speaks for and against a pair, in words; and the fields of two registrations side by side."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

REASONS = {
    "same_phone": _l("same phone"), "same_email": _l("same e-mail"), "same_name": _l("same name"),
    "same_but_accents": _l("same name but for the accents"),
    "same_but_spelling": _l("same name in another spelling"),
    "near_name": _l("names differ by one letter"), "same_unit": _l("same unit"),
    "near_unit": _l("unit under another name"),
    "only_phone": _l("only the phone is the same; families and offices share theirs"),
}  # fmt: skip
DOUBTS = {
    "other_phone": _l("different phones"), "other_email": _l("different e-mails"),
    "other_honorific": _l("one is addressed as Mr, one as Ms"),
}  # fmt: skip
STRENGTHS = {"certain": _l("Almost certain"), "likely": _l("Likely"), "possible": _l("Possible")}
TONES = {"certain": "stop", "likely": "wait", "possible": "quiet"}
FIELDS = (
    ("full_name", _l("Full name")), ("honorific", _l("Form of address")), ("titles", _l("Positions")),
    ("organization", _l("Unit")), ("kind", _l("Kind of delegates")), ("phone", _l("Phone")), ("email", _l("E-mail")),
    ("note", _l("Note for the office")), ("ticket_code", _l("Ticket that stays valid")),
)  # fmt: skip
CONTACTS = ("phone", "email", "note")


def explained(pair):
    """What speaks for the pair, and against it, in one line."""
    text = ", ".join(str(REASONS[reason]) for reason in pair.reasons)
    if pair.doubts:
        doubts = ", ".join(str(DOUBTS[each]) for each in pair.doubts)
        text = _("%(reasons)s; but %(doubts)s", reasons=text, doubts=doubts)
    return text[:1].upper() + text[1:]


def rows(kept, dropped, shown, labels, sees_contacts, questions):
    """The fields side by side: dicts with name, label, kept, dropped, differs, and what is proposed.

    ``shown(registration, name)`` writes a value out. The fuller of two values is proposed.
    """
    found = []
    for name, label in FIELDS:
        if name not in CONTACTS or sees_contacts:
            found.append(_row(name, label, shown(kept, name), shown(dropped, name)))
    for question in questions if sees_contacts else ():
        key = str(question.id)
        mine, theirs = kept.answers.get(key, ""), dropped.answers.get(key, "")
        if mine or theirs:
            found.append(_row(f"answer-{key}", labels[question.id], str(mine), str(theirs)))
    return found


def _row(name, label, mine, theirs):
    return {
        "name": name, "label": label, "kept": mine, "dropped": theirs, "differs": mine != theirs,
        "proposed": "dropped" if theirs and not mine else "kept", "may_join": name == "titles" and mine and theirs,
    }  # fmt: skip
