"""Faces as this installation prints them today: under its address, with its marks."""

from dataclasses import replace

from flask import current_app

from workshop.awards import queries
from workshop.awards.paper.faces import face_of


def present_face(award):
    """The face of ``award`` under this installation's address."""
    settings = current_app.config
    return face_of(award, base_url=settings["WORKSHOP_BASE_URL"], is_preview=settings["WORKSHOP_IS_PREVIEW"])


def standing_faces(decision):
    """The faces of the certificates that stand today, with their codes, in the order of the stage."""
    return [_as_issued(award, certificate) for award, certificate in queries.certificates_standing(decision)]


def _as_issued(award, certificate):
    """A preview stays marked as one, also when its decision has become complete since."""
    face = present_face(award)
    is_preview = face.is_preview or certificate.status == "preview"
    return replace(face, code=certificate.code, name=certificate.printed_name, is_preview=is_preview)
