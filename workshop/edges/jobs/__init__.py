"""Background jobs: rows of ours on both databases, taken up by workers under leases.

A room registers a ``Task`` for a kind and enqueues jobs made of items. A worker loads an item, does
the slow part without the database, and stores the effect in the commit that marks the item done, so
that no item is done twice, whatever dies in between.
"""

from workshop.edges.jobs.leases import LEASE_SECONDS, claim, give_back
from workshop.edges.jobs.queue import (
    DiskNearlyFull,
    JobEnded,
    NothingToRetry,
    enqueue,
    progress,
    request_cancel,
    retry,
)
from workshop.edges.jobs.running import run_job, run_pending
from workshop.edges.jobs.task import Task, register, registered
from workshop.edges.jobs.worker import beside, every, run_worker

__all__ = [
    "LEASE_SECONDS", "DiskNearlyFull", "JobEnded", "NothingToRetry", "Task", "beside", "claim", "enqueue", "every",
    "give_back",
    "progress", "register", "registered", "request_cancel", "retry", "run_job", "run_pending", "run_worker",
]  # fmt: skip
