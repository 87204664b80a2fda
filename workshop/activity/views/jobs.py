"""Background work: the list, one job, cancelling it, trying again."""

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, event_ids_for
from workshop.accounts.queries import event_titles, names_of
from workshop.activity.queries import failed_items, job_with, jobs_seen
from workshop.activity.wording.jobs import STATES, item_words, kind_words, state_words
from workshop.edges import jobs as background
from workshop.web.pagination import paginate

blueprint = Blueprint("activity", __name__)
READ = Permission.JOBS_JOBS_READ


def event_of_job(view_args):
    """The event a job belongs to, None where it belongs to none."""
    return job_with(view_args["job_id"]).event_id


@blueprint.get("/admin/jobs")
@requires(READ)
def jobs():
    """What runs and what ran, of the events this reader may look at."""
    user, status = current_user(), request.args.get("status", "")
    page = paginate(jobs_seen(event_ids=event_ids_for(user, READ), user_id=user.id, status=status))
    return render_template(
        "activity/jobs.html", page=page, status=status, titles=event_titles(), kind_words=kind_words,
        state_words=state_words, states=STATES, makers=names_of(job.created_by_id for job in page.items),
    )  # fmt: skip


@blueprint.get("/jobs/<int:job_id>")
@requires(READ, event_of=event_of_job)
def job(job_id):
    """One job: how far it is, what failed and why."""
    found = job_with(job_id)
    state = _progress(found)
    return render_template(
        "activity/job.html", job=found, state=state, title=kind_words(found.kind), failures=failed_items(found),
        item_words=item_words, state_words=state_words, event_title=event_titles().get(found.event_id),
        url=_result_address(found), makers=names_of([found.created_by_id]),
    )  # fmt: skip


@blueprint.get("/jobs/<int:job_id>/progress")
@requires(READ, event_of=event_of_job)
def progress(job_id):
    """How far a job is, for the page that follows it."""
    return jsonify(_progress(job_with(job_id)))


@blueprint.post("/jobs/<int:job_id>/cancellation")
@requires(READ, event_of=event_of_job)
def cancel(job_id):
    """Stop the job after the item in hand."""
    background.request_cancel(job_with(job_id))
    flash(_("The work stops after the part in hand. What is done stays done."), "success")
    return redirect(url_for("activity.job", job_id=job_id), 303)


@blueprint.post("/jobs/<int:job_id>/retrial")
@requires(READ, event_of=event_of_job)
def retry(job_id):
    """Do again what failed."""
    background.retry(job_with(job_id))
    flash(_("What failed is tried again."), "success")
    return redirect(url_for("activity.job", job_id=job_id), 303)


def _progress(found):
    state = background.progress(found)
    ended = state["done"] + state["failed"]
    left = _left_words(state["left"]) if state["left"] is not None else None
    text = _("%(done)s of %(total)s", done=ended, total=state["total"])
    return {**state, "done": ended, "succeeded": state["done"], "text": text, "left": left}


def _left_words(seconds):
    if seconds < 60:
        return ngettext("about %(num)s second left", "about %(num)s seconds left", max(1, seconds))
    return ngettext("about %(num)s minute left", "about %(num)s minutes left", round(seconds / 60))


def _result_address(found):
    """Where the result lies, if the task named an address of ours under ``url``."""
    address = (found.result or {}).get("url", "")
    return address if address.startswith("/") and not address.startswith("//") else None
