"""Putting jobs in, asking how far they are, stopping them and trying again."""

import shutil

from flask import current_app
from sqlalchemy import func, select, update

from workshop.edges.jobs.models import Job, JobItem
from workshop.edges.jobs.task import registered
from workshop.errors import N_, WorkshopError
from workshop.extensions import db, utc_now
from workshop.transactions import transaction

RUNNING = ("queued", "running")


class DiskNearlyFull(WorkshopError):
    """Too little room on the disk to begin work that writes files."""

    status = 507
    message = N_("The server's disk is nearly full, so no new work is taken. Please tell the administrator.")


class JobEnded(WorkshopError):
    """The job has ended already and cannot be cancelled."""

    message = N_("This work has already ended.")


class NothingToRetry(WorkshopError):
    """Every item of the job is done, or still to be done."""

    message = N_("Nothing of this work has failed, so there is nothing to try again.")


def enqueue(kind, *, items, arguments=None, event_id=None, created_by_id=None):
    """Queue a job of ``kind`` with one item for each key in ``items``; joins a running transaction.

    :raises DiskNearlyFull: below WORKSHOP_MIN_FREE_BYTES of free disk.
    """
    registered(kind)  # an unknown kind is a mistake of the caller, better seen here than in the worker
    if shutil.disk_usage(current_app.instance_path).free < current_app.config["WORKSHOP_MIN_FREE_BYTES"]:
        raise DiskNearlyFull
    keys = [str(key) for key in items]
    with transaction() as session:
        job = Job(
            kind=kind, arguments=arguments or {}, event_id=event_id, created_by_id=created_by_id, total=len(keys),
            items=[JobItem(position=position, key=key) for position, key in enumerate(keys)],
        )  # fmt: skip
        session.add(job)
        session.flush()
    return job


def progress(job):
    """How far ``job`` is: ``done``, ``failed``, ``total``, ``left`` (seconds or None) and ``state``."""
    ended = job.done + job.failed
    left = None
    if job.status == "running" and ended and job.started_at:
        spent = (utc_now() - job.started_at).total_seconds()
        left = round(spent / ended * (job.total - ended))
    return {"done": job.done, "failed": job.failed, "total": job.total, "left": left, "state": job.status}


def request_cancel(job):
    """Stop ``job``: at once where no worker has it, otherwise after the item in hand.

    :raises JobEnded: if it is no longer queued or running.
    """
    with transaction() as session:
        found = locked(session, job.id)
        if found.status not in RUNNING:
            raise JobEnded
        found.cancel_requested_at = utc_now()
        if found.leased_by is None:
            found.status, found.finished_at = "cancelled", utc_now()
    return found


def retry(job):
    """Queue the failed and never begun items of an ended job again.

    :raises NothingToRetry: if there are none, or the job has not ended.
    """
    with transaction() as session:
        found = locked(session, job.id)
        open_items = count_items(session, found.id, ("failed", "waiting"))
        if found.status in RUNNING or (not open_items and found.status != "failed"):
            raise NothingToRetry
        session.execute(
            update(JobItem)
            .where(JobItem.job_id == found.id, JobItem.status == "failed")
            .values(status="waiting", attempts=0, error=None, finished_at=None)
        )
        found.status, found.attempts, found.failed = "queued", 0, 0
        found.error = found.cancel_requested_at = found.finished_at = found.started_at = None
        found.done = count_items(session, found.id, ("done",))
    return found


def locked(session, job_id):
    """The job, locked for this transaction where the database locks rows."""
    return session.scalar(
        select(Job).where(Job.id == job_id).with_for_update().execution_options(populate_existing=True)
    )


def count_items(session, job_id, statuses):
    """How many items of a job stand in one of ``statuses``."""
    return session.scalar(
        select(func.count()).select_from(JobItem).where(JobItem.job_id == job_id, JobItem.status.in_(statuses))
    )


def waiting_items(job_id, most):
    """The next items to do, those that failed before after the others and alone; empty when none waits."""
    found = list(
        db.session.scalars(
            select(JobItem)
            .where(JobItem.job_id == job_id, JobItem.status == "waiting")
            .order_by(JobItem.attempts, JobItem.position)
            .limit(most)
        )
    )
    fresh = [item for item in found if not item.attempts]
    return fresh or found[:1]


def items_of(ids):
    """The items with these ids, by one read, in their order."""
    found = {item.id: item for item in db.session.scalars(select(JobItem).where(JobItem.id.in_(ids)))}
    return [found[item_id] for item_id in ids]
