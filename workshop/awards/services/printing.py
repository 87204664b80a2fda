"""How certificates come onto paper: the office's own patterns by date, and the profiles of its printers."""

import re
from dataclasses import fields

from sqlalchemy import select

from workshop.audit.actor import current_actor
from workshop.audit.services import record
from workshop.awards.models import AwardDecision, AwardKind, CertificatePattern, PrinterProfile
from workshop.awards.paper.example import example_face
from workshop.awards.paper.noticing import too_large
from workshop.awards.paper.patterns import Pattern, pattern_with
from workshop.awards.paper.printers import corrections
from workshop.awards.refusals import (
    ColourUnknown,
    LineTooLarge,
    NameTaken,
    TextTooLong,
    ValueOutside,
    VersionInUse,
)
from workshop.errors import StaleVersion
from workshop.paper.services import erase_file, store_file
from workshop.transactions import transaction

# what an office may set of a pattern, with the limits of each; the ornament and the sheet are not among them
LIMITS = {"_mm": (0.0, 420.0), "_pt": (4.0, 120.0), "_lines": (1, 5)}
_FIXED = {"width_mm", "height_mm", "ornament", "ink"}
SETTABLE = tuple(each.name for each in fields(Pattern) if each.name not in _FIXED)
ROLES = (
    "national", "motto", "issuer", "gives", "title", "achievement", "decision", "register", "dated", "capacity",
    "signer",
)  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LONGEST = 60


def checked_values(values):
    """The ``values`` of a pattern as it takes them, or a refusal that names the field.

    :raises ValueOutside: naming the field, if a number lies outside its limits, or a text is none.
    """
    kinds = {each.name: each.type for each in fields(Pattern)}
    checked = {}
    for name, value in values.items():
        if name not in SETTABLE:
            raise ValueOutside(name, value=value, least=0, most=0)
        if kinds[name] is str or kinds[name] == "str":
            text = str(value).strip()
            if len(text) > _LONGEST:
                raise TextTooLong(name, value=text[:20], most=_LONGEST)
            if name == "red" and not _COLOUR.fullmatch(text):
                raise ColourUnknown(name, value=text)
            checked[name] = text
            continue
        least, most = next(bounds for ending, bounds in LIMITS.items() if name.endswith(ending))
        number = int(value) if name.endswith("_lines") else float(value)
        if not least <= number <= most:  # also refuses what is no number at all
            raise ValueOutside(name, value=f"{number:g}", least=f"{least:g}", most=f"{most:g}")
        checked[name] = number
    return checked


def check_fits(face):
    """Refuse what is larger than the sheet can hold.

    :raises LineTooLarge: naming the field.
    """
    if found := too_large(face):
        name, most = found
        raise LineTooLarge(name, value=f"{getattr(face.pattern, name):g}", most=f"{most:g}")


def save_pattern(kind, *, valid_from, sheet, values, note=""):
    """Keep the pattern of ``kind`` from a day on; the same day again is put in its place.

    :raises ValueOutside: naming the field.
    :raises LineTooLarge: naming the field, if a line does not fit on the sheet at all.
    :raises VersionInUse: if certificates were already issued by the version of that day.
    """
    checked = checked_values(values)
    check_fits(example_face(kind, pattern_with(kind.template, sheet, checked)))
    with transaction() as session:
        kind = session.get(AwardKind, kind.id)
        query = select(CertificatePattern).where(
            CertificatePattern.kind_id == kind.id, CertificatePattern.valid_from == valid_from
        )
        found = session.scalar(query)
        if found is None:
            found = CertificatePattern(kind=kind, valid_from=valid_from)
            session.add(found)
        elif _is_used(session, found):
            raise VersionInUse
        found.sheet, found.values, found.note = sheet, checked, note.strip()
        actor = current_actor()
        found.created_by_id = actor.id if actor.kind == "user" else None
        session.flush()
        record("awards.pattern_saved", found, kind=kind.id, fields=sorted(checked))
    return found


def set_kind_printing(kind, *, carried, is_qr_on_blanks, emblem=None, drops_emblem=False, blank=None,
                      drops_blank=False):  # fmt: skip
    """Set what the blanks of a kind bear already, whether its code is printed on them, its emblem and their scan."""
    with transaction() as session:
        found = session.get(AwardKind, kind.id)
        found.is_qr_on_blanks = is_qr_on_blanks
        found.carried = [role for role in ROLES if role in carried]
        if emblem is not None:
            found.emblem_file = store_file(emblem, filename=f"{found.code}-emblem.png", media_type="image/png")
        elif drops_emblem:
            found.emblem_file = None
        if blank is not None or drops_blank:
            _set_blank(session, found, blank)
        record("awards.kind_printing_set", found, fields=["carried", "is_qr_on_blanks", "emblem", "blank"])
    return found


def _set_blank(session, kind, blank):
    """Put the scan in the place of the one before, which nothing needs any more."""
    before, kind.blank_file = kind.blank_file, None
    session.flush()
    if before is not None:
        erase_file(before)
    if blank is not None:
        kind.blank_file = store_file(blank, filename=f"{kind.code}-blank.jpg", media_type="image/jpeg")


def save_printer(printer, **values):
    """Make or change the profile of a printer on one paper; ``printer`` is None for a new one.

    :raises NameTaken: if the printer has a profile for this paper.
    :raises StaleVersion: if somebody changed it meanwhile.
    """
    version = values.pop("version", None)
    with transaction() as session:
        found = session.get(PrinterProfile, printer.id) if printer else PrinterProfile()
        if printer and version is not None and found.version != version:
            raise StaleVersion
        query = select(PrinterProfile).where(
            PrinterProfile.name == values["name"], PrinterProfile.sheet == values["sheet"]
        )
        other = session.scalar(query)
        if other is not None and other is not found:
            raise NameTaken("name", name=values["name"])
        for name, value in values.items():
            setattr(found, name, value)
        session.add(found)
        session.flush()
        record("awards.printer_saved", found, fields=sorted(values))
    return found


def calibrate_printer(printer, measured):
    """Set the profile from where the marks of its untouched calibration sheet came to lie, in mm."""
    with transaction() as session:
        found = session.get(PrinterProfile, printer.id)
        for name, value in corrections(found.sheet, measured).items():
            setattr(found, name, value)
        record("awards.printer_calibrated", found)
    return found


def remove_printer(printer):
    """Forget a printer's profile."""
    with transaction() as session:
        found = session.get(PrinterProfile, printer.id)
        record("awards.printer_removed", found)
        session.delete(found)


def _is_used(session, version):
    """Whether the papers of a decision were issued with ``version``."""
    query = select(AwardDecision.id).where(AwardDecision.pattern_id == version.id)
    return session.scalar(query.limit(1)) is not None
