"""Doing one job: item after item, each effect in the commit that marks its item done."""

import logging
import os
import socket
import threading
import time
import uuid

from workshop.edges.jobs.leases import Heartbeat, claim
from workshop.edges.jobs.models import Job, JobItem
from workshop.edges.jobs.queue import count_items, items_of, locked, waiting_items
from workshop.edges.jobs.task import registered
from workshop.errors import WorkshopError
from workshop.extensions import db, utc_now
from workshop.transactions import transaction

MOST_ATTEMPTS = 3
COUNT_SECONDS = 1.0
FAILURES_SHOWN = 50
log = logging.getLogger("workshop.jobs")


class LeaseLost(Exception):
    """Another worker has the job by now; what this one did for the item in hand is thrown away."""


def new_worker_name():
    """A name that no other worker has, with host and process for whoever looks."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def run_pending(stop=None):
    """Do the jobs that wait, in this process, until none is left; returns how many were taken up."""
    worker, taken = new_worker_name(), 0
    while not (stop and stop.is_set()) and (job_id := claim(worker)) is not None:
        run_job(job_id, worker, stop=stop)
        taken += 1
    return taken


def run_job(job_id, worker, *, stop=None):
    """Do the claimed job until it ends, ``stop`` is set (its lease goes back) or its lease is lost."""
    with Heartbeat(worker):
        try:
            _Run(job_id, worker, stop or threading.Event()).run()
        except LeaseLost:
            log.warning("job %s went to another worker", job_id)
        finally:
            db.session.rollback()


class _Run:
    def __init__(self, job_id, worker, stop):
        self.job_id, self.worker, self.stop = job_id, worker, stop
        self.counted_at = 0.0

    def run(self):
        with transaction() as session:
            self.task = registered(self._job(session).kind)
        while not self._ended():
            items = waiting_items(self.job_id, self.task.at_once)
            if not items:
                self._finish()
                return
            ids = [(item.id, item.attempts) for item in items]
            if len(ids) > 1 and self._do_together([item_id for item_id, _attempts in ids]):
                continue
            for place, (item_id, attempts) in enumerate(ids):
                if place and self._ended():
                    return
                self._do(item_id, attempts)

    def _job(self, session):
        """The job, locked; refuses where the lease is no longer ours."""
        job = locked(session, self.job_id)
        if job is None or job.leased_by != self.worker or job.status != "running":
            raise LeaseLost
        return job

    def _ended(self):
        job = db.session.get(Job, self.job_id, populate_existing=True)
        if not (self.stop.is_set() or job.cancel_requested_at):
            return False
        with transaction() as session:
            job = self._job(session)
            self._count(session, job)
            job.leased_by = job.leased_until = None
            if job.cancel_requested_at:
                job.status, job.finished_at = "cancelled", utc_now()
            else:
                job.status, job.attempts = "queued", 0
        return True

    def _do_together(self, ids):
        """Do several items in one go; where anything fails none is done, and each is tried alone."""
        try:
            several = self.task.load_together(db.session.get(Job, self.job_id), items_of(ids))
            db.session.rollback()  # the slow part holds no snapshot and no connection
            outputs = dict(zip(ids, self.task.work_together(several), strict=True))
            with transaction() as session:
                job = self._job(session)
                pairs = [(item, outputs[item.id]) for item in items_of(ids) if item.status == "waiting"]
                results = self.task.store_together(job, pairs)
                for (item, _output), result in zip(pairs, results, strict=True):
                    self._mark_done(session, job, item, result)
        except LeaseLost:
            raise
        except Exception:
            db.session.rollback()
            log.exception("job %s: %s items failed together", self.job_id, len(ids))
            return False
        return True

    def _do(self, item_id, attempts):
        if attempts:
            self.stop.wait(0.2 * attempts)
        try:
            item = db.session.get(JobItem, item_id)
            data = self.task.load(item.job, item)
            db.session.rollback()  # the slow part holds no snapshot and no connection
            output = self.task.work(data)
            self._store(item_id, output)
        except LeaseLost:
            raise
        except Exception as error:  # whatever it was, the other items go on
            db.session.rollback()
            log.exception("job %s, item %s failed", self.job_id, item_id)
            self._note_failure(item_id, error)

    def _store(self, item_id, output):
        with transaction() as session:
            job = self._job(session)
            item = session.get(JobItem, item_id)
            if item.status != "waiting":
                return
            self._mark_done(session, job, item, self.task.store(job, item, output))

    def _mark_done(self, session, job, item, result):
        item.result, item.status, item.finished_at, item.error = result or {}, "done", utc_now(), None
        if time.monotonic() - self.counted_at >= COUNT_SECONDS:
            self._count(session, job)

    def _note_failure(self, item_id, error):
        with transaction() as session:
            job = self._job(session)
            item = session.get(JobItem, item_id)
            item.attempts += 1
            item.error = words_of(error)
            if item.attempts >= MOST_ATTEMPTS:
                item.status, item.finished_at = "failed", utc_now()
                self._count(session, job)

    def _count(self, session, job):
        session.flush()
        job.done = count_items(session, job.id, ("done",))
        job.failed = count_items(session, job.id, ("failed",))
        job.attempts = 1  # an item was finished, so a worker that dies now was not killed by the first one
        self.counted_at = time.monotonic()

    def _finish(self):
        more, trouble = {}, None
        try:
            more = self.task.finish(db.session.get(Job, self.job_id)) or {}
        except Exception as error:  # the items are done; what went wrong stands on the job
            log.exception("job %s could not be rounded off", self.job_id)
            trouble = words_of(error)
        db.session.rollback()
        with transaction() as session:
            job = self._job(session)
            self._count(session, job)
            all_failed = job.failed > 0 and job.done == 0
            job.status = "failed" if trouble or all_failed else "done"
            job.error = trouble or (self._failures(job)[0]["message"] if all_failed else None)
            job.result = {**more, "done": job.done, "failed": job.failed, "failures": self._failures(job)}
            job.leased_by, job.leased_until, job.finished_at = None, None, utc_now()

    def _failures(self, job):
        failed = [item for item in job.items if item.status == "failed"]
        return [{"key": item.key, "message": item.error} for item in failed[:FAILURES_SHOWN]]


def words_of(error):
    """What is kept of a failure: the sentence of a refusal, otherwise its kind and text."""
    text = str(error) if isinstance(error, WorkshopError) else f"{type(error).__name__}: {error}"
    return text[:500]
