"""The job that makes certificates: one item a recipient, then the print files of the whole decision."""

from dataclasses import replace

from workshop.audit.actor import Actor, acting_as
from workshop.awards import services
from workshop.awards.models import Award, AwardDecision
from workshop.awards.paper import merged_pdf, overlay_pdf, present_face, single_pdf, standing_faces
from workshop.awards.services.certificates import KIND
from workshop.edges import jobs
from workshop.edges.pdf import count_pages
from workshop.errors import StaleVersion
from workshop.extensions import db
from workshop.paper import codes


class IssueCertificates(jobs.Task):
    """Certificates of one decision; a recipient edited meanwhile is read and rendered anew."""

    kind = KIND

    def load(self, job, item):
        """What the certificate says now."""
        return present_face(db.session.get(Award, int(item.key)))

    def work(self, data):
        """Draw a code and render the electronic copy."""
        face = replace(data, code=codes.new_code())
        pdf = single_pdf(face)
        return data, face.code, pdf, count_pages(pdf)

    def store(self, job, item, output):
        """Make it the issue that stands, unless the decision changed while it was rendered."""
        face, code, data, pages = output
        award = db.session.get(Award, int(item.key))
        if present_face(award) != face:
            raise StaleVersion
        with acting_as(_actor(job)):
            made = services.keep_certificate(
                award, code=code, data=data, pages=pages, reason=job.arguments.get("reason", "")
            )
        return {"certificate": made.id}

    def finish(self, job):
        """Keep the print files of everything that stands on the decision today."""
        decision = db.session.get(AwardDecision, job.arguments["decision"])
        faces = standing_faces(decision)
        if not faces:
            return {}
        merged, overlay = merged_pdf(faces), overlay_pdf(faces)
        with acting_as(_actor(job)):
            is_kept = services.keep_batch(
                decision, codes=[face.code for face in faces], merged=merged, merged_pages=count_pages(merged),
                overlay=overlay, overlay_pages=count_pages(overlay),
            )  # fmt: skip
        if not is_kept:  # one of them was revoked or replaced while the files were drawn
            raise StaleVersion
        return {"certificates": len(faces), "url": f"/awards/{decision.id}"}


def _actor(job):
    return Actor("user", job.created_by_id) if job.created_by_id else Actor()


jobs.register(IssueCertificates())
