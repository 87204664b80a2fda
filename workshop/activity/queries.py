"""Reads of background work: the list, one job, the items that failed."""

from sqlalchemy import or_, select

from workshop.edges.jobs.models import Job, JobItem
from workshop.errors import NotFound
from workshop.extensions import db

FAILURES_SHOWN = 100


def job_with(job_id):
    """The job of an id.

    :raises NotFound: if there is none.
    """
    job = db.session.get(Job, job_id)
    if job is None:
        raise NotFound
    return job


def jobs_seen(*, event_ids, user_id, status=""):
    """The jobs of the events a reader may look at (None for all) and their own, the latest first, as a select."""
    query = select(Job).order_by(Job.id.desc())
    if event_ids is not None:
        query = query.where(or_(Job.event_id.in_(event_ids), Job.created_by_id == user_id))
    return query.where(Job.status == status) if status else query


def failed_items(job):
    """The items of ``job`` that failed, in their order, the first hundred."""
    query = select(JobItem).where(JobItem.job_id == job.id, JobItem.status == "failed")
    return list(db.session.scalars(query.order_by(JobItem.position).limit(FAILURES_SHOWN)))
