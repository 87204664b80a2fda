"""What certificates of attendance answer to lower rooms."""

import datetime as dt

from flask import url_for
from flask_babel import gettext as _

from workshop import hooks
from workshop.attendance import queries, services
from workshop.attendance.models import AttendanceCertificate
from workshop.attendance.paper import TITLE
from workshop.events.retention import events_past_retention
from workshop.extensions import db
from workshop.paper.queries import file_facts
from workshop.vietnamese.dates import local_day
from workshop.web.template_globals import day


def connect():
    """Answer for the codes, for what is held of a person, and for what the person may fetch."""
    hooks.listen("verify_code", facts)
    hooks.listen("own_papers", own_papers)
    hooks.listen("personal_data_of", personal_data_of)
    hooks.listen("forget_person", services.forget_person)
    hooks.listen("purge", purge)
    hooks.listen("registration_merged", services.move_certificates)
    hooks.listen("registration_parted", services.return_certificates)


def facts(kind, subject_id):
    """The public facts of one certificate; of one that was emptied only that it no longer stands."""
    if kind != "attendance" or (found := db.session.get(AttendanceCertificate, subject_id)) is None:
        return None
    said = found.printed_words
    return {
        "status": found.status,
        "demonstration": found.is_demonstration,
        "title": _("Certificate of attendance"),
        "holder": found.printed_name or None,
        "subject": found.event.title,
        "issuer": said.get("issuer_line") or None,
        "date": dt.date.fromisoformat(said["dated_on"]) if said.get("dated_on") else None,
        "issued_on": local_day(found.issued_at),
        "ended_on": local_day(found.ended_at) if found.ended_at else None,
        **file_facts(("screen", found.file)),
        "lines": _lines(found),
    }


def _lines(certificate):
    """What its face says from top to bottom, as printed; nothing once it was emptied."""
    if not certificate.printed_name:
        return []
    said = certificate.printed_words
    lines = [
        ("issuer", said.get("issuer_line", "").upper()), ("title", TITLE),
        ("name", f"{said.get('honorific', '')} {certificate.printed_name}".strip()), ("unit", certificate.printed_unit),
        ("purpose", said.get("purpose", "")), ("dated", said.get("place_and_date", "")),
        ("capacity", said.get("signer_title", "").upper()), ("signer", said.get("signer", "")),
    ]  # fmt: skip
    return [{"line": role, "text": text} for role, text in lines if text]


def own_papers(registration, token):
    """The certificate that stands, for the personal page."""
    if queries.certificate_of(registration.id) is None:
        return []
    return [{"title": _("My certificate of attendance"), "url": url_for("attendance.mine", token=token)}]


def personal_data_of(registration_id):
    """The certificates of a person, with their codes."""
    query = db.select(AttendanceCertificate).where(AttendanceCertificate.registration_id == registration_id)
    rows = [
        (_("Certificate of attendance, %(day)s", day=day(each.issued_at)), each.code)
        for each in db.session.scalars(query.order_by(AttendanceCertificate.id))
    ]
    return {"title": _("Certificates of attendance"), "rows": rows} if rows else None


def purge(today, dry_run):
    """Empty the certificates of workshops whose names are kept no longer."""
    due = events_past_retention(today, names=True)
    return {"attendance_certificates": services.erase_names(due, dry_run=dry_run)}
