"""The intake of scans: requests that wait at the same moment are answered in one transaction.

A durable commit costs as much for one scan as for fifty. So whoever finds nobody at work takes along
all that wait and answers them after the commit; who comes meanwhile waits for the next round. A lone
scan is answered at once. In a crowd the first to come again would lead a round of one, and the rest
wait for it: there the leader waits for as many as came last time, at most half of what that round took.
"""

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field

from workshop.checkin.services.scanning import Submission, check_in_together
from workshop.errors import TooBusy

MOST_SCANS = 500  # of one round, so that nobody's answer waits for a long one
LONGEST_WAIT = 0.01  # seconds for a crowd to come again; a round with a long batch in it says nothing of single scans


@dataclass(eq=False)
class _Waiting:
    event_id: int
    submission: Submission
    results: list | None = None
    error: BaseException | None = None
    is_done: bool = False
    is_called: threading.Event = field(default_factory=threading.Event)  # to leave with an answer, or to lead


class _Crowd:
    """How many came together last time, and whether as many are here again."""

    def __init__(self):
        self._size, self._seconds, self._ended_at = 1, 0.0, 0.0
        self._is_here = threading.Event()

    def remember(self, size, seconds):
        """Note that a round of ``size`` requests took so long and is over."""
        self._size, self._seconds, self._ended_at = size, seconds, time.monotonic()

    def expect(self, present):
        """Begin to wait where a crowd was answered a moment ago; ``present`` of it are here."""
        self._is_here.clear()
        if present >= self._size or time.monotonic() - self._ended_at > self._seconds:
            self._is_here.set()

    def see(self, present):
        """End the wait once as many are ``present`` as last time."""
        if present >= self._size:
            self._is_here.set()

    def wait(self):
        """Wait for them, at most half of what their last round took."""
        self._is_here.wait(min(self._seconds / 2, LONGEST_WAIT))


class Intake:
    """Gathers the submissions of one process.

    Whoever leads a round then calls the first who waits to lead the next, and leaves. So nobody who is
    answered stands in the way of those who are not, and answers go out while the next round is written.
    """

    def __init__(self):
        self._queue, self._guard, self._is_led = [], threading.Lock(), False
        self._crowd = _Crowd()

    def take(self, event_id, submission):
        """The results of ``submission``, once they are durable.

        :raises WorkshopError: as ``check_in`` does.
        """
        mine = _Waiting(event_id, submission)
        with self._guard:
            self._queue.append(mine)
            self._crowd.see(len(self._queue))
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
        with self._guard:
            self._crowd.expect(len(self._queue))
        self._crowd.wait()
        began, taken = time.monotonic(), self._next_round()
        by_event = defaultdict(list)
        for waiting in taken:
            by_event[waiting.event_id].append(waiting)
        for event_id, together in by_event.items():
            _answer(event_id, together)
        self._crowd.remember(len(taken), time.monotonic() - began)

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
