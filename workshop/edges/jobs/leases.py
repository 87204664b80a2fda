"""Leases: which worker has a job, for how long, and how it goes back."""

import datetime as dt
import logging
import threading

from flask import current_app
from sqlalchemy import and_, or_, select, update
from sqlalchemy.exc import OperationalError

from workshop.edges.jobs.models import Job
from workshop.errors import TooBusy
from workshop.extensions import db, utc_now
from workshop.transactions import transaction

LEASE_SECONDS = 30
RENEW_SECONDS = 8
# a job whose worker died this often without finishing an item is broken, not unlucky
MOST_CLAIMS = 5
log = logging.getLogger("workshop.jobs")


def claim(worker):
    """Lease the oldest job that is free, or whose lease has run out, to ``worker``; its id or None."""
    if db.session.scalar(select(Job.id).where(_free()).limit(1)) is None:
        db.session.rollback()  # an idle worker writes nothing and holds no snapshot
        return None
    with transaction() as session:
        job = session.scalar(select(Job).where(_free()).order_by(Job.id).limit(1).with_for_update(skip_locked=True))
        if job is None:
            return None
        if job.attempts >= MOST_CLAIMS:
            job.status, job.leased_by, job.finished_at = "failed", None, utc_now()
            job.error = "The worker ended several times during this work."
            return None
        job.status, job.leased_by, job.leased_until = "running", worker, _until()
        job.attempts += 1
        job.started_at = job.started_at or utc_now()
    return job.id


def renew(worker):
    """Prolong every lease of ``worker``."""
    with transaction() as session:
        session.execute(
            update(Job).where(Job.leased_by == worker, Job.status == "running").values(leased_until=_until())
        )


def give_back(worker):
    """Queue every job of ``worker`` again, for another to go on at once."""
    with transaction() as session:
        session.execute(
            update(Job)
            .where(Job.leased_by == worker, Job.status == "running")
            .values(status="queued", leased_by=None, leased_until=None, attempts=0)
        )


class Heartbeat:
    """Renews the leases of ``worker`` from a thread of its own while the block runs."""

    def __init__(self, worker, seconds=RENEW_SECONDS):
        self.worker, self.seconds = worker, seconds
        self.app = current_app._get_current_object()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._beat, name="lease", daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_failure):
        self.ended.set()
        self.thread.join()

    def _beat(self):
        while not self.ended.wait(self.seconds):
            try:
                with self.app.app_context():
                    renew(self.worker)
            except (OperationalError, TooBusy):
                log.warning("a lease could not be renewed; the next beat tries again")


def _free():
    return or_(Job.status == "queued", and_(Job.status == "running", Job.leased_until < utc_now()))


def _until():
    return utc_now() + dt.timedelta(seconds=LEASE_SECONDS)
