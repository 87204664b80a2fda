"""A cache of one second: a hall full of viewers costs what one costs."""

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
