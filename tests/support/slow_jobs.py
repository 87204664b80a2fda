"""An application with two kinds of jobs of its own, for tests that run a real worker beside them."""

import os
import time

from workshop import create_app
from workshop.audit.services import record
from workshop.edges import jobs
from workshop.errors import WorkshopError


class SlowTask(jobs.Task):
    """Leaves one audit entry an item, after ``arguments["seconds"]`` of work."""

    kind = "tests.slow"

    def load(self, job, item):
        """The item's number and how slow it is."""
        return int(item.key), job.arguments.get("seconds", 0)

    def work(self, data):
        """Sleep."""
        number, seconds = data
        time.sleep(seconds)
        return number

    def store(self, job, item, output):
        """Leave a row that nothing keeps from standing twice."""
        record("tests.effect", None, subject_type="effect", subject_id=output)
        return {"worker": os.getpid()}


class FailingTask(SlowTask):
    """Fails for the items that ``arguments["bad"]`` names."""

    kind = "tests.failing"

    def load(self, job, item):
        """Refuse a bad item."""
        if item.key in job.arguments.get("bad", ()):
            raise WorkshopError
        return super().load(job, item)

    def finish(self, job):
        """Say that the job was rounded off."""
        return {"rounded": job.total}


jobs.register(SlowTask())
jobs.register(FailingTask())


def make_app():
    """The application over the database that the environment names."""
    return create_app({"WORKSHOP_MIN_FREE_BYTES": 0})
