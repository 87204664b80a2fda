"""What a kind of job does with each of its items."""

_tasks = {}


class Task:
    """One kind of job. A subclass sets ``kind`` and says what happens to an item.

    The three steps of an item: ``load`` reads, ``work`` is slow and knows no database, ``store``
    writes inside the transaction that marks the item done.
    """

    kind = ""
    at_once = 1  # how many items are done together; what fails so is done again one by one

    def load(self, job, item):
        """Read what ``work`` needs and return it as plain data, no models."""
        return item.key

    def load_together(self, job, items):
        """Read what ``work`` needs for several items; returns it in the same order."""
        return [self.load(job, item) for item in items]

    def work(self, data):
        """Do the slow part; runs without a database connection and may run again after a crash."""
        return data

    def work_together(self, several):
        """Do the slow part of several items; returns their outputs in the same order."""
        return [self.work(data) for data in several]

    def store(self, job, item, output):
        """Write the effect; what it returns (a dict or None) is kept as the item's result."""

    def store_together(self, job, pairs):
        """Write the effect of several (item, output); returns their results in the same order."""
        return [self.store(job, item, output) for item, output in pairs]

    def finish(self, job):
        """Round the job off once no item waits; returns more for its result, or None.

        It runs outside a transaction and again after a crash, so it must be idempotent. It is
        called even when items failed, never when the job was cancelled.
        """


def register(task):
    """Let ``task`` do the jobs of its kind; rooms call this when their ``tasks`` module is imported."""
    _tasks[task.kind] = task
    return task


def registered(kind):
    """The task of ``kind``."""
    return _tasks[kind]
