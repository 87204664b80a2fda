"""Faces as this installation prints them today: under its address, with its marks and its patterns."""

from dataclasses import replace

from flask import current_app

from workshop.awards import queries
from workshop.awards.paper.faces import face_of, printed_lines, register_line
from workshop.awards.paper.patterns import PATTERNS, pattern_with
from workshop.extensions import utc_now
from workshop.paper.services import read_file
from workshop.vietnamese.addresses import at_line_start
from workshop.vietnamese.dates import local_day


def look_of(decision):
    """What every certificate of ``decision`` shares here: the address, marks, pattern of its date and emblem."""
    settings, kind = current_app.config, decision.kind
    return {
        "base_url": settings["WORKSHOP_BASE_URL"],
        "is_preview": settings["WORKSHOP_IS_PREVIEW"],
        "pattern": pattern_of(decision),
        "emblem": read_file(kind.emblem_file) if kind.emblem_file else b"",
    }


def pattern_of(decision):
    """The pattern that the papers of ``decision`` were issued with; until then the one in force on its date."""
    if not decision.is_pattern_kept:
        return pattern_on(decision.kind, decision.decided_on or local_day(utc_now()))
    return _drawn_by(decision.kind, decision.pattern)


def pattern_on(kind, day):
    """The pattern of ``kind`` that is in force on ``day``: the office's own, or the shipped one."""
    return _drawn_by(kind, queries.pattern_version(kind, day))


def _drawn_by(kind, own):
    return pattern_with(kind.template, own.sheet, own.values) if own else PATTERNS[kind.template]


def present_face(award, look=None):
    """The face of ``award`` under this installation's address."""
    return face_of(award, **(look or look_of(award.decision)))


def standing_faces(decision):
    """The faces of the certificates that stand today, with their codes, in the order of the stage."""
    standing = queries.certificates_standing(decision)
    look = look_of(decision) if standing else None
    corrected = queries.corrections_done([award.id for award, _certificate in standing])
    return [_as_issued(certificate, present_face(award, look), corrected) for award, certificate in standing]


def issued_face(certificate):
    """The face of one issue, as it says; a newer issue may be on its way."""
    face = present_face(certificate.award)
    return _as_issued(certificate, face, queries.corrections_done([certificate.award_id]))


def lines_of(certificate):
    """The lines of one issue as [role, text]: those kept with it, else what it says by the records as they stand."""
    if certificate.printed_lines:
        return certificate.printed_lines
    pattern = pattern_of(certificate.award.decision)
    face = face_of(certificate.award, base_url="", is_preview=False, pattern=pattern)
    return printed_lines(_as_issued(certificate, face, queries.corrections_done([certificate.award_id])))


def _as_issued(certificate, face, corrected):
    """What was corrected since stands as it was, and a preview stays one although its decision is complete by now."""
    is_preview = face.is_preview or certificate.status == "preview"
    face = replace(face, code=certificate.code, name=certificate.printed_name, is_preview=is_preview)
    later = [each for each in corrected.get(certificate.award_id, ()) if each.decided_at >= certificate.issued_at]
    if not later:
        return face
    before = later[0].before
    line = register_line(certificate.award.decision.kind, before["register_number"])
    address = at_line_start(before["printed_address"])
    return replace(face, name=before["printed_name"], address=address, register_line=line)
