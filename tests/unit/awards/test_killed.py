"""A worker killed in the middle of a batch: the next one goes on, and no number or code is given twice."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from tests.factories.awards import complete, decision
from tests.factories.faces import UNION
from workshop.awards import services, tasks
from workshop.awards.models import Award, AwardDecision, Certificate
from workshop.awards.paper import single_pdf
from workshop.edges import jobs
from workshop.edges.jobs.models import Job, JobItem
from workshop.extensions import db, utc_now
from workshop.paper.models import BookNumber, VerificationCode
from workshop.transactions import transaction

ROOT = Path(__file__).resolve().parents[3]
WORKER = """
import json, sys
from workshop import create_app
from workshop.awards.paper import single_pdf
from workshop.edges import jobs
app = create_app(json.loads(sys.argv[1]))
with app.app_context():
    jobs.run_pending()
"""
COUNT = 110


@pytest.mark.pdf
@pytest.mark.slow
@pytest.mark.db
def test_a_killed_batch_is_finished_without_a_second_number_or_code(app, settings, monkeypatch):
    blank = single_pdf(UNION)
    monkeypatch.setattr(tasks, "single_pdf", lambda _face: blank)  # the copies for screens are not what is killed
    made = complete(decision(names=[f"Tổ hợp tác số {n}" for n in range(COUNT)]))
    job = services.issue_certificates(made)
    db.session.rollback()
    plain = {name: value for name, value in settings.items() if isinstance(value, (str, int, bool, type(None)))}
    child = subprocess.Popen([sys.executable, "-c", WORKER, json.dumps(plain)], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        while counted(Certificate) == 0:
            assert child.poll() is None
            time.sleep(0.02)
        os.kill(child.pid, signal.SIGKILL)
    finally:
        child.kill()
        child.wait()
    assert 0 < counted(Certificate) < COUNT
    assert db.session.get(Job, job.id).status == "running"
    with transaction() as session:  # half a minute later the lease has run out
        session.execute(update(Job).values(leased_until=utc_now() - dt.timedelta(seconds=1)))
    jobs.run_pending()
    db.session.rollback()
    assert [counted(table) for table in (Certificate, VerificationCode, BookNumber)] == [COUNT] * 3
    numbers = db.session.scalars(select(Award.register_number).order_by(Award.stage_order)).all()
    assert numbers == [str(n) for n in range(1, COUNT + 1)]
    assert set(db.session.scalars(select(Certificate.status))) == {"valid"}
    assert db.session.scalar(select(func.count(JobItem.id)).where(JobItem.job_id == job.id,
                                                                 JobItem.status == "done")) == COUNT  # fmt: skip
    assert db.session.get(AwardDecision, made.id).merged_file.pages == COUNT


def counted(table):
    """The rows of ``table``, whoever wrote them."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table))
