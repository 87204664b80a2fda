"""The job that makes certificates of attendance: one item a delegate, then all of them in one file to print."""

from dataclasses import replace

from flask import current_app

from workshop.attendance import queries, services
from workshop.attendance.paper import face_of, merged_pdf, single_pdf
from workshop.attendance.services.issuing import KIND
from workshop.attendance.wording import on_face, words_of
from workshop.audit.actor import Actor, acting_as
from workshop.edges import jobs
from workshop.edges.pdf import count_pages
from workshop.errors import StaleVersion
from workshop.events.models import Event
from workshop.extensions import db
from workshop.paper import codes
from workshop.registrations.models import Registration


class IssueAttendance(jobs.Task):
    """Certificates of one workshop; whoever no longer fulfils the rule when the turn comes is left out."""

    kind = KIND

    def load(self, job, item):
        """What the certificate says now, or None where none is due any more."""
        return _due_face(db.session.get(Registration, int(item.key)))

    def work(self, data):
        """Draw a code and lay the certificate out."""
        if data is None:
            return None
        face = replace(data, code=codes.new_code())
        pdf = single_pdf(face)
        return data, face.code, pdf, count_pages(pdf)

    def store(self, job, item, output):
        """Make it the certificate that stands, unless something changed while it was laid out."""
        person = db.session.get(Registration, int(item.key))
        if output is None:
            return {"left_out": True}
        face, code, data, pages = output
        if _due_face(person) != face:
            raise StaleVersion
        with acting_as(_actor(job)):
            made = services.keep_certificate(
                person, code=code, data=data, pages=pages, printed_name=face.name, printed_unit=face.unit,
                printed_words=words_of(person, queries.rule_of(person.event)),
            )  # fmt: skip
        return {"certificate": made.id}

    def finish(self, job):
        """Lay all that stand together, to print."""
        event = db.session.get(Event, job.arguments["event"])
        standing = queries.standing_certificates(event)
        if not standing:
            return {}
        rule = queries.rule_of(event)
        faces = [
            replace(_face(each.registration, rule), code=each.code, name=each.printed_name, unit=each.printed_unit,
                    **on_face(each.printed_words))
            for each in standing
        ]  # fmt: skip
        data = merged_pdf(faces)
        with acting_as(_actor(job)):
            if not services.keep_merged(event, [face.code for face in faces], data, count_pages(data)):
                raise StaleVersion  # one was revoked or replaced while the file was laid out
        return {"certificates": len(faces), "url": f"/events/{event.slug}/attendance"}


def _due_face(person):
    """The face, where the rule still gives one and another than the one that stands."""
    if person is None:
        return None
    rule = queries.rule_of(person.event)
    found = queries.judged_one(person, rule)
    return _face(person, rule) if found.is_due else None


def _face(person, rule):
    settings = current_app.config
    return face_of(
        person, rule, base_url=settings["WORKSHOP_BASE_URL"], is_preview=settings["WORKSHOP_IS_PREVIEW"]
    )


def _actor(job):
    return Actor("user", job.created_by_id) if job.created_by_id else Actor()


jobs.register(IssueAttendance())
