"""Invitations of many units: the job that makes them, and what it made."""

from flask import flash, redirect, render_template, url_for

from workshop.activity.queries import job_with
from workshop.errors import NotFound, WorkshopError
from workshop.events.queries import event_by_slug
from workshop.extensions import db
from workshop.paper.models import StoredFile
from workshop.paper.views.sending import stored_response
from workshop.registrations.invitations import services
from workshop.registrations.invitations.services.printing import KIND
from workshop.registrations.invitations.views.blueprint import EDIT, blueprint
from workshop.web.errors import words

PARTS = {"pdf": "merged", "zip": "zip"}


@blueprint.post("/prints")
@EDIT
def print_all(slug):
    """Make the invitations of every unit."""
    try:
        job = services.print_invitations(event_by_slug(slug))
    except WorkshopError as error:
        flash(words(error), "error")
        return redirect(url_for("invitations.index", slug=slug), 303)
    return redirect(url_for("activity.job", job_id=job.id), 303)


@blueprint.get("/prints/<int:job_id>")
@EDIT
def prints(slug, job_id):
    """What a job made, to take away."""
    event = event_by_slug(slug)
    job = _job(event, job_id)
    files = {ending: db.session.get(StoredFile, job.result.get(part, 0)) for ending, part in PARTS.items()}
    if not all(files.values()):
        raise NotFound
    return render_template("registrations/invitations/prints.html", event=event, job=job, files=files)


@blueprint.get("/prints/<int:job_id>/all.<ending>")
@EDIT
def print_file(slug, job_id, ending):
    """One of its two files."""
    job = _job(event_by_slug(slug), job_id)
    stored = db.session.get(StoredFile, job.result.get(PARTS.get(ending, ""), 0))
    if stored is None:
        raise NotFound
    return stored_response(stored)


def _job(event, job_id):
    job = job_with(job_id)
    if job.event_id != event.id or job.kind != KIND:
        raise NotFound
    return job
