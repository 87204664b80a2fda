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
    is_done: bool = False
    is_called: threading.Event = field(default_factory=threading.Event)  # to leave with an answer, or to lead


class Intake:
    """Gathers the submissions of one process.

    Whoever leads a round then calls the first who waits to lead the next, and leaves. So nobody who is
    answered stands in the way of those who are not, and answers go out while the next round is written.
    """

    def __init__(self):
        self._queue, self._guard, self._is_led = [], threading.Lock(), False

    def take(self, event_id, submission):
        """The results of ``submission``, once they are durable.

        :raises WorkshopError: as ``check_in`` does.
        """
        mine = _Waiting(event_id, submission)
        with self._guard:
            self._queue.append(mine)
            leads, self._is_led = not self._is_led, True
        if not leads:
            mine.is_called.wait()
        if not mine.is_done:
            try:
                self._answer_a_round()
            finally:
                self._call_the_next()
        if mine.error is not None:
            raise mine.error
        return mine.results

    def _call_the_next(self):
        with self._guard:
            self._is_led = bool(self._queue)
            if self._queue:
                self._queue[0].is_called.set()

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
                _leave(waiting, error=error)
            return
        for waiting in together:
            _answer(event_id, [waiting])
        return
    for waiting, results in zip(together, found, strict=True):
        _leave(waiting, results)


def _leave(waiting, results=None, error=None):
    waiting.results, waiting.error, waiting.is_done = results, error, True
    waiting.is_called.set()


intake = Intake()
