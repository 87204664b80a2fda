"""Caches of a second: a hall full of viewers costs what one costs."""

import threading
import time


class SecondCache:
    """Values kept for ``seconds``; of those who ask for a stale one, one makes it and the others wait."""

    def __init__(self, seconds=1.0, clock=time.monotonic, most=200):
        self._seconds, self._clock, self._most = seconds, clock, most
        self._kept = {}
        self._making = threading.Lock()

    def get(self, key, make):
        """The value of ``key``, made by ``make()`` when the kept one is too old."""
        if (kept := self._fresh(key)) is not None:
            return kept
        with self._making:
            if (kept := self._fresh(key)) is not None:
                return kept
            value = make()
            if len(self._kept) >= self._most:
                self._kept.clear()
            self._kept[key] = (self._clock() + self._seconds, value)
            return value

    def forget(self):
        """Forget everything, so that a choice shows at once."""
        self._kept.clear()

    def _fresh(self, key):
        until, value = self._kept.get(key, (0.0, None))
        return value if self._clock() < until else None


class PulseCache:
    """Values that cost much: asked for once a second by their pulse, made anew when that has changed.

    A pulse is what differs after a change, cheap to ask for. What it does not see shows after ``longest`` seconds.
    """

    def __init__(self, seconds=1.0, longest=10.0, clock=time.monotonic, most=200):
        self._now = SecondCache(seconds, clock, most)
        self._longest, self._clock, self._most = longest, clock, most
        self._kept = {}

    def get(self, key, pulse, make):
        """The value of ``key``, made by ``make()`` when ``pulse()`` is no longer what it was."""
        return self._now.get(key, lambda: self._made(key, pulse, make))

    def forget(self):
        """Forget everything, so that a change shows at once."""
        self._now.forget()
        self._kept.clear()

    def _made(self, key, pulse, make):
        beat, now = pulse(), self._clock()
        known = self._kept.get(key)
        if known is not None and known[0] == beat and now < known[1]:
            return known[2]
        value = make()
        if len(self._kept) >= self._most:
            self._kept.clear()
        self._kept[key] = (beat, now + self._longest, value)
        return value
