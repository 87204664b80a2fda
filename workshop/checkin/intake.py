"""The intake of scans: requests that wait at the same moment are answered in one transaction.

A durable commit costs as much for one scan as for fifty. So whoever finds nobody at work takes along
all that wait and answers them after the commit; who comes meanwhile waits for the next round. There
is no timer and no thread of its own: a lone scan is answered at once.
"""

import threading
from collections import defaultdict
from dataclasses import dataclass, field

from workshop.checkin.services.scanning import Submission, check_in_together
from workshop.errors import TooBusy

MOST_SCANS = 500  # of one round, so that nobody's answer waits for a long one


@dataclass(eq=False)
class _Waiting:
    event_id: int
    submission: Submission
    results: list | None = None
    error: BaseException | None = None
    is_done: threading.Event = field(default_factory=threading.Event)


class Intake:
    """Gathers the submissions of one process."""

    def __init__(self):
        self._queue, self._guard, self._turn = [], threading.Lock(), threading.Lock()

    def take(self, event_id, submission):
        """The results of ``submission``, once they are durable.

        :raises WorkshopError: as ``check_in`` does.
        """
        mine = _Waiting(event_id, submission)
        with self._guard:
            self._queue.append(mine)
        while not mine.is_done.is_set():
            with self._turn:
                if not mine.is_done.is_set():
                    self._answer_a_round()
        if mine.error is not None:
            raise mine.error
        return mine.results

    def _answer_a_round(self):
        by_event = defaultdict(list)
        for waiting in self._next_round():
            by_event[waiting.event_id].append(waiting)
        for event_id, together in by_event.items():
            _answer(event_id, together)

    def _next_round(self):
        with self._guard:
            taken, scans = [], 0
            while self._queue and (not taken or scans + len(self._queue[0].submission.scans) <= MOST_SCANS):
                scans += len(self._queue[0].submission.scans)
                taken.append(self._queue.pop(0))
            return taken


def _answer(event_id, together):
    """Answer all at once; where that fails each by itself, so that one cannot spoil it for the others."""
    try:
        found = check_in_together(event_id, [waiting.submission for waiting in together])
    except Exception as error:
        if len(together) == 1 or isinstance(error, TooBusy):  # the database lets nobody in, together or alone
            for waiting in together:
                waiting.error = error
                waiting.is_done.set()
            return
        for waiting in together:
            _answer(event_id, [waiting])
        return
    for waiting, results in zip(together, found, strict=True):
        waiting.results = results
        waiting.is_done.set()


intake = Intake()
