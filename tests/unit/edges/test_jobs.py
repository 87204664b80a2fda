"""Background jobs: each item once, whatever dies; leases, cancelling, failures."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from sqlalchemy import select, text, update

import tests.support.slow_jobs  # noqa: F401 (registers the kinds)
from workshop.audit.models import AuditEntry
from workshop.edges import jobs
from workshop.edges.jobs.models import Job, JobItem
from workshop.errors import WorkshopError
from workshop.extensions import db, utc_now
from workshop.transactions import transaction

pytestmark = pytest.mark.db


def effects():
    """The items that left an effect, one entry for each time they did."""
    db.session.rollback()
    query = select(AuditEntry.subject_id).where(AuditEntry.action == "tests.effect")
    return sorted(db.session.scalars(query))


def reread(job):
    db.session.rollback()
    return db.session.get(Job, job.id, populate_existing=True)


def wait_until(condition, seconds=120):  # a process that starts takes its time on a busy machine
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def start_worker(settings):
    """Starts a real `flask worker` over this test's database; all are gone after the test."""
    started = []

    def start():
        command = [sys.executable, "-m", "flask", "--app", "tests.support.slow_jobs:make_app", "worker"]
        names = ("DATABASE_URL", "WORKSHOP_INSTANCE", "WORKSHOP_SECRET_KEY")
        started.append(subprocess.Popen(command, env={**os.environ, **{name: settings[name] for name in names}}))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_job_does_every_item_once_and_says_so(app):
    job = jobs.enqueue("tests.slow", items=range(5))
    assert jobs.run_pending() == 1
    job = reread(job)
    assert effects() == [0, 1, 2, 3, 4]
    assert jobs.progress(job) == {"done": 5, "failed": 0, "total": 5, "left": None, "state": "done"}
    assert (job.leased_by, job.result) == (None, {"done": 5, "failed": 0, "failures": []})


def test_a_job_belongs_to_the_transaction_that_queues_it(app):
    with pytest.raises(WorkshopError), transaction():
        jobs.enqueue("tests.slow", items=range(5))
        raise WorkshopError
    assert jobs.run_pending() == 0


def test_a_failing_item_is_tried_three_times_and_the_others_go_on(app):
    job = jobs.enqueue("tests.failing", items=range(4), arguments={"bad": ["1"]})
    jobs.run_pending()
    job = reread(job)
    bad = db.session.scalar(select(JobItem).where(JobItem.key == "1"))
    assert effects() == [0, 2, 3]
    assert (bad.status, bad.attempts, bad.error) == ("failed", 3, "This cannot be done.")
    assert job.status == "done"
    assert job.result == {"rounded": 4, "done": 3, "failed": 1,
                          "failures": [{"key": "1", "message": "This cannot be done."}]}  # fmt: skip


def test_a_job_of_which_nothing_succeeds_has_failed(app):
    job = jobs.enqueue("tests.failing", items=["7"], arguments={"bad": ["7"]})
    jobs.run_pending()
    assert (reread(job).status, reread(job).error) == ("failed", "This cannot be done.")


def test_retrying_does_only_what_failed(app):
    job = jobs.enqueue("tests.failing", items=range(3), arguments={"bad": ["1"]})
    jobs.run_pending()
    with transaction() as session:
        session.get(Job, job.id).arguments = {}
    jobs.retry(job)
    jobs.run_pending()
    assert (effects(), reread(job).status, reread(job).failed) == ([0, 1, 2], "done", 0)
    with pytest.raises(jobs.NothingToRetry):
        jobs.retry(job)


def test_a_queued_job_is_cancelled_at_once(app):
    job = jobs.enqueue("tests.slow", items=range(3))
    jobs.request_cancel(job)
    assert (jobs.run_pending(), effects(), reread(job).status) == (0, [], "cancelled")
    with pytest.raises(jobs.JobEnded):
        jobs.request_cancel(job)


def test_a_running_job_is_cancelled_after_the_item_in_hand(app):
    job = jobs.enqueue("tests.slow", items=range(50), arguments={"seconds": 0.05})
    def run():
        with app.app_context():
            jobs.run_pending()
    runner = threading.Thread(target=run)
    runner.start()
    wait_until(lambda: len(effects()) >= 3)
    jobs.request_cancel(job)
    runner.join()
    job = reread(job)
    assert job.status == "cancelled"
    assert job.done == len(effects()) == len(set(effects())) < 50


def test_a_stopped_job_goes_back_at_once_and_is_finished_by_the_next(app):
    job = jobs.enqueue("tests.slow", items=range(6), arguments={"seconds": 0.05})
    stop = threading.Event()
    threading.Timer(0.12, stop.set).start()
    jobs.run_pending(stop)
    assert (reread(job).status, reread(job).leased_by) == ("queued", None)
    assert len(effects()) < 6
    jobs.run_pending()
    assert (effects(), reread(job).status) == (list(range(6)), "done")


def test_work_whose_lease_was_lost_is_thrown_away(app):
    job = jobs.enqueue("tests.slow", items=[1])
    assert jobs.claim("slow worker") == job.id
    with transaction() as session:
        session.execute(update(Job).values(leased_until=utc_now() - dt.timedelta(seconds=1)))
    assert jobs.claim("quick worker") == job.id
    jobs.run_job(job.id, "slow worker")
    assert (effects(), reread(job).leased_by) == ([], "quick worker")
    jobs.run_job(job.id, "quick worker")
    assert effects() == [1]


def test_a_job_that_kills_its_workers_is_given_up(app):
    job = jobs.enqueue("tests.slow", items=[1])
    for number in range(5):
        assert jobs.claim(f"worker {number}") == job.id
        with transaction() as session:
            session.execute(update(Job).values(leased_until=utc_now() - dt.timedelta(seconds=1)))
    assert (jobs.claim("the sixth"), reread(job).status) == (None, "failed")


def test_no_work_is_taken_on_a_disk_that_is_nearly_full(app):
    app.config["WORKSHOP_MIN_FREE_BYTES"] = 10**18
    with pytest.raises(jobs.DiskNearlyFull) as refusal:
        jobs.enqueue("tests.slow", items=[1])
    assert (refusal.value.status, refusal.value.code) == (507, "disk_nearly_full")


def test_two_workers_share_the_jobs_and_do_none_twice(app, start_worker):
    workers = [start_worker(), start_worker()]
    queued = []

    def both_were_busy():
        if all(reread(job).status == "done" for job in queued[-2:]):  # one may start long before the other
            for _job in range(2):
                first = 10 * len(queued)
                queued.append(jobs.enqueue("tests.slow", items=range(first, first + 10), arguments={"seconds": 0.05}))
        results = db.session.scalars(select(JobItem.result)).all()
        return {result["worker"] for result in results if result} == {worker.pid for worker in workers}

    wait_until(both_were_busy)
    wait_until(lambda: all(reread(job).status == "done" for job in queued))
    assert effects() == list(range(10 * len(queued)))


@pytest.mark.slow
def test_a_killed_worker_loses_nothing_and_doubles_nothing(app, start_worker):
    job = jobs.enqueue("tests.slow", items=range(30), arguments={"seconds": 0.1})
    first = start_worker()
    wait_until(lambda: len(effects()) >= 5)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert reread(job).status == "running"
    with transaction() as session:  # thirty seconds later
        session.execute(update(Job).values(leased_until=utc_now() - dt.timedelta(seconds=1)))
    second = start_worker()
    wait_until(lambda: reread(job).status == "done")
    assert effects() == list(range(30))
    busy = {item.result["worker"] for item in db.session.scalars(select(JobItem))}
    assert busy == {first.pid, second.pid}


def test_a_worker_told_to_stop_returns_its_lease(app, start_worker):
    job = jobs.enqueue("tests.slow", items=range(100), arguments={"seconds": 0.1})
    worker = start_worker()
    wait_until(lambda: len(effects()) >= 2)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=60) == 0
    assert (reread(job).status, reread(job).leased_by) == ("queued", None)


def test_what_must_happen_every_so_often_happens_beside_a_job(app):
    seen = []
    jobs.every(0.2, lambda: seen.append(db.session.scalar(text("SELECT 1"))))
    stop = threading.Event()
    jobs.enqueue("tests.slow", items=range(4), arguments={"seconds": 0.3})
    threading.Timer(1.2, stop.set).start()
    jobs.run_worker(stop)
    assert len(seen) >= 3
