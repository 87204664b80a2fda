"""Faces as this installation prints them today: under its address, with its marks and its patterns."""

from dataclasses import replace

from flask import current_app

from workshop.awards import queries
from workshop.awards.paper.faces import face_of
from workshop.awards.paper.patterns import PATTERNS
from workshop.extensions import utc_now
from workshop.paper.services import read_file
from workshop.vietnamese.dates import local_day


def look_of(decision):
    """What every certificate of ``decision`` shares here: the address, marks, pattern of its date and emblem."""
    settings, kind = current_app.config, decision.kind
    return {
        "base_url": settings["WORKSHOP_BASE_URL"],
        "is_preview": settings["WORKSHOP_IS_PREVIEW"],
        "pattern": pattern_on(kind, decision.decided_on or local_day(utc_now())),
        "emblem": read_file(kind.emblem_file) if kind.emblem_file else b"",
    }


def pattern_on(kind, day):
    """The pattern of ``kind`` that is in force on ``day``: the office's own, or the shipped one."""
    own = queries.pattern_version(kind, day)
    return pattern_with(kind.template, own.sheet, own.values) if own else PATTERNS[kind.template]


def pattern_with(template, sheet, values):
    """The shipped pattern of ``template`` on a sheet, with some of its values put otherwise."""
    return replace(PATTERNS[template].on(sheet), **values)


def present_face(award, look=None):
    """The face of ``award`` under this installation's address."""
    return face_of(award, **(look or look_of(award.decision)))


def standing_faces(decision):
    """The faces of the certificates that stand today, with their codes, in the order of the stage."""
    standing = queries.certificates_standing(decision)
    look = look_of(decision) if standing else None
    return [_as_issued(award, certificate, look) for award, certificate in standing]


def _as_issued(award, certificate, look):
    """A preview stays marked as one, also when its decision has become complete since."""
    face = present_face(award, look)
    is_preview = face.is_preview or certificate.status == "preview"
    return replace(face, code=certificate.code, name=certificate.printed_name, is_preview=is_preview)
