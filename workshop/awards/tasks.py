"""Jobs of certificates: the issue, item by recipient, with the print files; and the copies for reading on a screen."""

from dataclasses import replace

from flask import current_app

from workshop.audit.actor import Actor, acting_as
from workshop.awards import queries, services
from workshop.awards.models import Award, AwardDecision, Certificate, PrinterProfile
from workshop.awards.paper import (
    batch_copies,
    hands,
    issued_face,
    look_of,
    merged_pdf,
    overlay_pdf,
    present_face,
    printed_lines,
    single_pdf,
    standing_faces,
)
from workshop.awards.paper.printers import turn_of
from workshop.awards.services.certificates import COPIES, KIND, RENEWED
from workshop.edges import jobs
from workshop.edges.pdf import count_pages
from workshop.errors import StaleVersion
from workshop.extensions import db
from workshop.paper import codes
from workshop.paper.files import store

PDF = "application/pdf"


class IssueCertificates(jobs.Task):
    """Certificates of one decision; a recipient edited meanwhile is read and rendered anew."""

    kind = KIND
    at_once = 50

    def load(self, job, item):
        """What the certificate says now, or None where none is to be made any more."""
        return self.load_together(job, [item])[0]

    def load_together(self, job, items):
        """What each says now, by one read."""
        return _wanted_faces(job, items)

    def work(self, data):
        """Draw a code and make the file."""
        return self.work_together([data])[0]

    def work_together(self, several):
        """Draw codes and make the files, whose bytes lie on the disk before a row names them."""
        wanted = [face for face in several if face is not None]
        made = list(batch_copies([replace(face, code=codes.new_code()) for face in wanted]) if wanted else ())
        store().put_several([(data, f"{face.code}.pdf") for face, data in made], PDF)
        files = iter(made)
        return [face and _made(face, *next(files)) for face in several]

    def store(self, job, item, output):
        """Make it the issue that stands, unless the decision changed while it was rendered."""
        return self.store_together(job, [(item, output)])[0]

    def store_together(self, job, pairs):
        """The same of several; where one has changed all are tried again, each by itself."""
        services.lock_decision(job.arguments["decision"])  # what is revoked meanwhile is seen, or waits
        found = _wanted_faces(job, [item for item, _output in pairs])
        if any(output and face != output[0] for face, (_item, output) in zip(found, pairs, strict=True)):
            raise StaleVersion
        with acting_as(_actor(job)):
            return [_kept(job, item, output) for item, output in pairs]

    def finish(self, job):
        """Keep the print files of everything that stands on the decision today, and have the copies made."""
        decision = db.session.get(AwardDecision, job.arguments["decision"])
        faces = standing_faces(decision)
        if not faces:
            return {}
        has_no_address = current_app.config["WORKSHOP_IS_PREVIEW"]
        printer = db.session.get(PrinterProfile, job.arguments.get("printer") or 0)
        turn = turn_of(printer, faces[0].pattern) if printer else None
        printer_id = printer.id if printer else None
        db.session.rollback()  # the slow part holds no snapshot
        with hands(current_app.config["WORKSHOP_PRESS_PROCESSES"] if len(faces) > 200 else 1) as by:
            merged, merged_pages = merged_pdf(faces, by=by)
            overlay, overlay_pages = overlay_pdf(faces, by=by, turn=turn)
        decision = db.session.get(AwardDecision, job.arguments["decision"])
        with acting_as(_actor(job)):
            is_kept = services.keep_batch(
                decision, codes=[face.code for face in faces], merged=merged, merged_pages=merged_pages,
                overlay=overlay, overlay_pages=overlay_pages, printer_id=printer_id,
            )  # fmt: skip
            if not is_kept:  # one of them was revoked or replaced while the files were drawn
                raise StaleVersion
            services.make_copies(decision)
            if not has_no_address:
                services.renew_copies(decision)
        return {"certificates": len(faces), "url": f"/awards/{decision.id}"}


class CopyCertificates(jobs.Task):
    """The copy of each certificate that is read on a screen: rendered plainly, and tagged."""

    kind = COPIES

    def load(self, job, item):
        """The face of the issue, or None where it no longer stands or has its copy."""
        certificate = db.session.get(Certificate, int(item.key))
        if certificate.status != "valid" or certificate.copy_file_id:
            return None
        return issued_face(certificate)

    def work(self, data):
        """Render it."""
        return (single_pdf(data), data.is_preview) if data else None

    def store(self, job, item, output):
        """Keep it beside the file of the issue."""
        if output:
            data, is_marked = output
            certificate = db.session.get(Certificate, int(item.key))
            with acting_as(_actor(job)):
                services.keep_copy(certificate, data=data, pages=count_pages(data), is_marked=is_marked)
        return {}

    def finish(self, job):
        """Where the copies are seen."""
        return {"url": f"/awards/{job.arguments['decision']}"}


class RenewCopies(jobs.Task):
    """Kept copies that say BẢN XEM TRƯỚC for want of a public address, made anew under the one there is now."""

    kind = RENEWED

    def load(self, job, item):
        """The face of the issue, or None where its copies are to stay: no address yet, none marked, no longer valid."""
        certificate = db.session.get(Certificate, int(item.key))
        if certificate.status != "valid" or not certificate.is_marked:
            return None
        face = issued_face(certificate)
        return None if face.is_preview else face

    def work(self, data):
        """Render both, as the issue and the copy for a screen are rendered."""
        if data is None:
            return None
        ((_face, file),) = batch_copies([data])
        return file, single_pdf(data)

    def store(self, job, item, output):
        """Put them in the place of the previews."""
        if not output:
            return {"left_out": True}
        file, copy = ((data, count_pages(data)) for data in output)
        certificate = db.session.get(Certificate, int(item.key))
        with acting_as(_actor(job)):
            services.keep_renewed(certificate, file=file, copy=copy)
        return {"certificate": certificate.id}

    def finish(self, job):
        """Where the copies are seen."""
        return {"url": f"/awards/{job.arguments['decision']}"}


def _wanted_faces(job, items):
    found = queries.awards_by_ids([int(item.key) for item in items])
    wanted = [award if queries.is_still_wanted(award, job.created_at) else None for award in found]
    decision = next((award.decision for award in wanted if award), None)
    look = look_of(decision) if decision else None
    return [award and present_face(award, look) for award in wanted]


def _made(before, face, pdf):
    return before, face.code, pdf, 2 if face.qr == "back" else 1


def _kept(job, item, output):
    if output is None:
        return {"left_out": True}
    face, code, data, pages = output
    made = services.keep_certificate(
        db.session.get(Award, int(item.key)), code=code, data=data, pages=pages, lines=printed_lines(face),
        reason=job.arguments.get("reason", ""), is_marked=face.is_preview,
    )  # fmt: skip
    return {"certificate": made.id}


def _actor(job):
    return Actor("user", job.created_by_id) if job.created_by_id else Actor()


jobs.register(IssueCertificates())
jobs.register(CopyCertificates())
jobs.register(RenewCopies())
